"""docs/columns.md, made of the tables of columns; `python -m tests.render.columns_page` writes it anew."""

from pathlib import Path

from app.render import LISTS
from app.render.columns import ORDERS, ORDERS_WITH_TEXT, Columns

PAGE = Path(__file__).parents[2] / "docs" / "columns.md"
HEAD = """# The columns of the tables

Every list is also a table: `/v1/orders.csv`, `/v1/orders/14288/references.csv` and the like, with the filters of the
list. They are written as RFC 4180 says, in UTF-8, with the heads in the first line. A column keeps its meaning, and
further ones may come; so read them by their heads. An empty cell is unknown, or none; days are `YYYY-MM-DD`, moments
RFC 3339 in UTC; addresses of ours are absolute. Where one cell has several values they are parted by semicolons.

A cell that a spreadsheet would run as a formula, for it begins with `=`, `+`, `-`, `@`, a tab or a carriage return, has
an apostrophe before it; a program that reads them takes one apostrophe away before one of these signs. The titles and
texts of orders begin so rarely, but what anyone publishes may.

What `/v1/statistics.csv` has depends on what is counted: `docs/statistics.md`.
"""


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for path, listed in LISTS.items():
        if (columns := listed.items_as("csv").columns) is not None:
            parts.append(f"## /v1/{path}.csv\n\n{_table(columns)}")
    further = {name: column for name, column in ORDERS_WITH_TEXT.items() if name not in ORDERS}
    parts.insert(2, f"With `include=text` one more:\n\n{_table(further)}")
    return "\n".join(parts)


def _table(columns: Columns) -> str:
    rows = "".join(f"| `{name}` | {column.meaning} |\n" for name, column in columns.items())
    return f"| column | what it tells |\n|---|---|\n{rows}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

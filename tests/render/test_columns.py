"""The columns of lists as CSV: what they are said to be."""

import pytest

from app.main import create_app
from app.render import LISTS
from app.settings import Settings
from tests.render.columns_page import PAGE, page

TABLES = {path: columns for path, listed in LISTS.items() if (columns := listed.items_as("csv").columns)}


@pytest.mark.parametrize("path", TABLES)
def test_every_column_has_a_meaning(path: str) -> None:
    """Each is told in a sentence; no two columns of a table are told alike, or nobody could tell them apart."""
    meanings = [column.meaning for column in TABLES[path].values()]
    assert all(meaning[0].isupper() and meaning.endswith(".") for meaning in meanings if not meaning[0].isdigit())
    assert len(set(meanings)) == len(meanings)


def test_the_page_is_made_of_the_tables() -> None:
    """docs/columns.md has every column of every list; `python -m tests.render.columns_page` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_each_operation_tells_its_columns() -> None:
    """The OpenAPI document has the columns of a list as CSV, in their order."""
    paths = create_app(Settings(database_url="sqlite:///none")).openapi()["paths"]
    for path, columns in TABLES.items():
        _, _, told = paths[f"/v1/{path}.csv"]["get"]["description"].partition("The columns, in this order:\n\n")
        assert told.split("\n") == [f"- `{name}`: {column.meaning}" for name, column in columns.items()]

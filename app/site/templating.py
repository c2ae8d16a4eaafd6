"""The templates of the pages. Whatever a page puts in is escaped, unless it is HTML already (`Markup`)."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from app.render import addresses, labels
from app.site import standing
from app.site.assets import asset

if TYPE_CHECKING:
    from jinja2 import Environment


SITE = "Executive Orders"
"""What the pages call themselves."""


def day(on: date | None) -> str:
    """A day as people write it: "April 28, 2025"; "day unknown" without one."""
    return f"{on:%B} {on.day}, {on.year}" if on else "day unknown"


def number(count: int | None) -> str:
    """A count with commas; "unknown" without one."""
    return "unknown" if count is None else f"{count:,}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 order", "2,000 orders"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def ordinal(count: int) -> str:
    """A number in a row: "1st", "32nd", "47th"."""
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "day": day,
    "number": number,
    "plural": plural,
    "ordinal": ordinal,
    "plain": labels.plain,
    "printed": labels.printed,
    "leads": labels.leads,
    "named": labels.name,
    "short_name": labels.short_name,
    "doubt": standing.doubt,
    "cited": standing.cited,
    "heading": standing.heading,
    "deciding": standing.deciding,
    "anchor": addresses.anchor,
}
"""What a template may do to a value."""

GLOBALS: Mapping[str, Callable[..., Any]] = {
    "order_page": addresses.order_page,
    "section_page": addresses.section_page,
    "short": addresses.short,
    "with_query": addresses.with_query,
    "card_of": addresses.card_of,
    "done": standing.done,
    "names_document": standing.names_document,
    "pinpoint": standing.pinpoint,
    "asset": lambda name: asset(name).path,
}
"""What a template may ask."""


def rendered(name: str, /, **values: Any) -> str:
    """The page that the template `name` makes of `values`; a name that it misses is an error."""
    return environment().get_template(name).render(values)


@cache
def environment() -> "Environment":
    """The environment of the templates."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # a server starts without it: few want a page

    made = Environment(
        loader=PackageLoader("app.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(FILTERS)
    made.globals.update(GLOBALS, site=SITE)
    return made

"""The templates of the HTML pages. Whatever a page puts in is escaped, unless it is HTML already (`Markup`)."""

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from app.render import labels

if TYPE_CHECKING:
    from jinja2 import Environment


def page(name: str, /, **values: Any) -> str:
    """The page that the template `name` makes of `values`; a name that it misses is an error."""
    return _environment().get_template(name).render(values)


def escaped(text: str, *, quotes: bool = True) -> Markup:
    """`text` as HTML, by the standard library.

    Its names of quotation marks (&#x27; and &quot;) are part of the pages; markupsafe has others (&#39; and &#34;).
    """
    return Markup(escape(text, quotes))  # noqa: S704 (escaped right here)


def _finished(value: object) -> object:
    """What stands in braces, escaped before Jinja would: so its own escaping finds only HTML and leaves it alone."""
    return value if isinstance(value, Markup) else escaped(str(value))


@cache
def _environment() -> "Environment":
    """The environment; templates are written so that a line of theirs is a line of the page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # a server starts without it: few want a page

    made = Environment(
        loader=PackageLoader("app.render"),
        autoescape=True,
        finalize=_finished,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters["place"] = lambda section_id: quote(section_id, safe="~")
    made.filters["named"] = labels.name
    made.filters["plain"] = labels.plain
    made.filters["printed"] = labels.printed
    made.filters["leads"] = labels.leads
    made.filters["doubt"] = labels.doubt
    return made

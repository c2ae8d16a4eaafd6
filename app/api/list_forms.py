"""The `Link` field of a list (RFC 8288): the same in its other forms, with its filters, and from these the way back."""

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from app.render import LISTS, Items

_OF_PAGES = ("limit", "cursor", "facets")
"""The parameters that only a list in pages has."""
_PREFIX = "/v1/"
_OF_ORDER = re.compile(r"^orders/[^/]+/")
JSON = "application/json"


def links_of_list(path: str, given: Sequence[tuple[str, str]], base_url: str) -> str | None:
    """Return the value for a list in pages, None for what is none.

    Args:
        path: as it stands in a URL of ours.
        given: the parameters.
        base_url: what stands before the links.
    """
    listed = LISTS.get(_OF_ORDER.sub("orders/{number}/", path.removeprefix(_PREFIX)))
    if listed is None:
        return None
    return ", ".join(
        link(f"{base_url}{path}.{ending}{_query(listed.items_as(ending), given)}", form.media_type)
        for ending, form in listed.forms.items()
    )


def link(url: str, media_type: str) -> str:
    """Return one link to the same in another form."""
    return f'<{url}>; rel="alternate"; type="{media_type}"'


def _query(items: Items, given: Sequence[tuple[str, str]]) -> str:
    kept = [(name, value) for name, value in given if name not in _OF_PAGES and (name != "sort" or items.sorts(value))]
    return f"?{urlencode(sorted(kept))}" if kept else ""

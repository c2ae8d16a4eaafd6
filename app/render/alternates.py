"""The other representations of an order, for those who have one of them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

JSON = "application/json"
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "html": "text/html",
        "jsonld": "application/ld+json",
        "md": "text/markdown",
        "txt": "text/plain",
        "xml": "application/xml",
    }
)
"""Of each representation, by the ending of its path; the order itself, without an ending, is JSON."""


class Alternate(NamedTuple):
    """A representation."""

    href: str
    media_type: str


def of_order(url: str) -> list[Alternate]:
    """The order of a URL in every form, as JSON first."""
    return [Alternate(url, JSON), *(Alternate(f"{url}.{ending}", kind) for ending, kind in MEDIA_TYPES.items())]

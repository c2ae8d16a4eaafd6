"""One request, as a stand-in understands it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

LIST, DOCUMENT, XML, TXT, INSPECTION, OTHER = "list", "document", "xml", "txt", "inspection", "other"
_PLACES = (
    (LIST, re.compile(r"/api/v1/documents(?:\.json)?")),
    (INSPECTION, re.compile(r"/api/v1/public-inspection-documents/current(?:\.json)?")),
    (DOCUMENT, re.compile(r"/api/v1/documents/(?P<number>[^/]+?)(?:\.json)?")),
    (XML, re.compile(r"/documents/full_text/xml/\d{4}/\d{2}/\d{2}/(?P<number>[^/]+)\.xml")),
    (TXT, re.compile(r"/documents/full_text/text/\d{4}/\d{2}/\d{2}/(?P<number>[^/]+)\.txt")),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request.

    Attributes:
        url: the path and query, as they came.
        kind: what is asked for, one of the names above.
        number: the document's.
        headers: by name in small letters.
        query: the parameters; those that the API does not know are in it and nobody looks.
        nth: the how manieth request of its kind, from 1.
        nth_of_url: the how manieth for this very URL.
        at: when it came, by the clock of the stand-in.
    """

    url: str
    kind: str
    number: str | None
    headers: Mapping[str, str]
    query: Mapping[str, list[str]]
    nth: int = 1
    nth_of_url: int = 1
    at: float = 0.0

    @property
    def page(self) -> int:
        """The page of a list; the API answers the first where a page after the fiftieth is asked for."""
        text = self.query.get("page", ["1"])[-1]
        page = int(text) if text.isdecimal() else 1
        return page if 1 <= page <= 50 else 1

    def day(self, bound: str) -> date | None:
        """The first (`gte`) or last (`lte`) day of publication asked for."""
        given = self.query.get(f"conditions[publication_date][{bound}]")
        return date.fromisoformat(given[-1]) if given else None

    @property
    def days(self) -> int:
        """How many days are asked for."""
        first, last = self.day("gte") or date(1994, 1, 1), self.day("lte") or date(2030, 1, 1)
        return (last - first).days + 1


def understood(url: str) -> tuple[str, str | None]:
    """What a URL asks for, and the number of the document."""
    path = urlsplit(url).path
    for kind, form in _PLACES:
        if match := form.fullmatch(path):
            return kind, match.groupdict().get("number")
    return OTHER, None

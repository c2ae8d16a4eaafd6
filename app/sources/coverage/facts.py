"""What a document says of itself: title, address, publisher, day, kind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from app.law.coverage.values import DocumentKind
from app.law.documents import SourceError
from app.sources import front_matter
from app.sources.dates import iso_date, long_date

TITLES = ("title", "headline")
ADDRESSES = ("url", "source_url", "canonical_url", "link", "source")
PUBLISHERS = ("publisher", "site", "site_name", "sitename", "publication", "hostname")
DAYS = ("published_on", "published", "published_time", "published_at", "date")
_KINDS: Mapping[DocumentKind, re.Pattern[str]] = {
    DocumentKind.FACT_SHEET: re.compile(r"\bfact[- _]?sheet\b", re.IGNORECASE),
    DocumentKind.FACT_CHECK: re.compile(
        r"\bfact[- _]?check(?:s|ing|er)?\b|\bpolitifact\b|\bsnopes\b|\bfactcheck\.org\b"
        r"|\bwe rate (?:this|that|the|his|her)\b",
        re.IGNORECASE,
    ),
    DocumentKind.ALERT: re.compile(
        r"\b(?:client|legal|law|regulatory|employment|compliance) (?:alert|update|advisory|bulletin)s?\b", re.IGNORECASE
    ),
}
_PUBLISHERS = {
    "whitehouse.gov": "The White House",
    "bidenwhitehouse.archives.gov": "The White House",
    "trumpwhitehouse.archives.gov": "The White House",
    "obamawhitehouse.archives.gov": "The White House",
}
_BANNER = re.compile(r"^[A-Z][A-Z’'\- ]{12,}: (?:Today|President|The President)\b")
"""How the White House heads the parts of its fact sheets since 2017: "KEEPING AMERICANS SAFE: President Trump is"."""
_LOOSE_DAY = re.compile(r"\A\s*date:?\s+(\d{4}-\d{2}-\d{2})\b\s*(?:KEY POINTS\s+)?")
"""A page saved as bare text may keep the name and value of its date."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself; None of what it does not say."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    kind: str | None = None


def split(text: str) -> tuple[Facts, str]:
    """What the front matter of a text says, and the text below it.

    Raises:
        SourceError: what looks like front matter cannot be read.
    """
    if text.lstrip("\ufeff").startswith("---\n"):
        values, body = front_matter.split(text.lstrip("\ufeff"))
        return of_values(values), body
    loose = _LOOSE_DAY.match(text)
    if loose:
        return Facts(published_on=iso_date(loose[1])), text[loose.end() :]
    return Facts(), text


def of_values(values: Mapping[str, str]) -> Facts:
    """What named values say, by any of the names that such values go by.

    Raises:
        SourceError: a day is none, or a kind is unknown; an address that is no web address is passed over.
    """
    lowered = {name.lower().replace("-", "_"): " ".join(value.split()) for name, value in values.items()}

    def first(names: Sequence[str]) -> str | None:
        return next((lowered[name] for name in names if lowered.get(name)), None)

    kind = lowered.get("kind") or None
    if kind is not None and kind not in set(DocumentKind):
        raise SourceError(f"the front matter names the kind {kind!r}; there are {', '.join(DocumentKind)}")
    return Facts(first(TITLES), _address(first(ADDRESSES)), first(PUBLISHERS), _day(first(DAYS)), kind)


def _address(given: str | None) -> str | None:
    if given is None:
        return None
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return given


def _day(given: str | None) -> date | None:
    if given is None:
        return None
    day = iso_date(given[:10]) or long_date(given)
    if day is None:
        raise SourceError(f"the day of publication {given[:40]!r} is no day")
    return day


def publisher_of(url: str | None) -> str | None:
    """Who publishes the site of an address."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return _PUBLISHERS.get(host, host) or None


def kind_of(title: str, url: str | None, publisher: str | None, paragraphs: Sequence[str]) -> DocumentKind:
    """What a document is by its title, its address, its publisher and the phrases of its trade; else an article."""
    named = " ".join(filter(None, (title, (url or "").replace("-", " "), publisher)))
    for kind, pattern in _KINDS.items():
        if pattern.search(named):
            return kind
    if sum(_BANNER.match(paragraph) is not None for paragraph in paragraphs) >= 2:
        return DocumentKind.FACT_SHEET
    is_check = any(map(_KINDS[DocumentKind.FACT_CHECK].search, paragraphs[-3:]))
    return DocumentKind.FACT_CHECK if is_check else DocumentKind.ARTICLE

"""Saved HTML pages, and what is pasted from one: their main text, and what they say of themselves."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree, html

from app.law.documents import SourceError
from app.sources.coverage.facts import DAYS, Facts, of_values

MAX_CHARACTERS = 4 << 20
MAX_TAGS = 100_000
"""A page has some ten thousand."""
MAX_DEPTH = 200
"""Elements within elements: a page has some thirty."""
_HEAD = 4_096
_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,1000}-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|meta|main|article|section|header|div|span|table|ul|ol|blockquote|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,6}\)(https?://\S{1,2000}) -->")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{1,60}$")
_DEEPER = re.compile(
    r"<(/?)(?!(?:br|hr|img|input|link|meta|source|wbr|area|base|col|embed|track|param|p|li|td|tr)\b)[a-z]",
    re.IGNORECASE,
)
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "citation_title", "dc.title", "headline"),
    "url": ("canonical", "og:url", "saved_from"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "published_on": (
        "article:published_time", "datepublished", "citation_publication_date", "dc.date", "dc.date.issued",
        "parsely-pub-date", "sailthru.date", "date",
    ),
}  # fmt: skip
"""Under which names a page's head says what a document says of itself, the most reliable first."""


def looks_like(data: bytes) -> bool:
    """Whether a file that begins with these bytes is a page or a part of one."""
    return _PAGE.match(data[:_HEAD]) is not None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page claims."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def read(text: str) -> tuple[Facts, str]:
    """What a page says of itself, and its main text as Markdown.

    Raises:
        SourceError: the page is too large, too deep or no HTML, has too many elements, or has no main text.
    """
    if len(text) > MAX_CHARACTERS or text.count("<") > MAX_TAGS or _depth(text) > MAX_DEPTH:
        raise SourceError("the page is too large, has too many elements, or they lie too deep")
    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("the page cannot be read as HTML") from error
    body = _main_text(text) or _paragraphs(root)
    if not body:
        raise SourceError("the page has no main text")
    return _facts(root, text), body


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in _DEEPER.finditer(text):
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _main_text(text: str) -> str:
    import trafilatura  # an eighth of a second, and only pages need it

    found = trafilatura.extract(
        text, output_format="markdown", include_links=True, include_comments=False, favor_recall=True
    )
    return (found or "").replace("\n", "\n\n")


def _paragraphs(root: Any) -> str:
    """All paragraphs of a page too short to tell its main text from the rest: somebody pasted it."""
    found = []
    for element in root.iter("p", "li", "blockquote"):
        for link in element.iter("a"):
            if link.get("href"):
                link.text = f"[{link.text or ''}]({link.get('href')})"
        found.append(" ".join(element.text_content().split()))
    return "\n\n".join(dict.fromkeys(found))


def _facts(root: Any, text: str) -> Facts:
    said: dict[str, str] = {}
    for name, value in _said(root, text):
        said.setdefault(name.lower(), value)
    values = {
        fact: next((said[name] for name in names if said.get(name, "").strip()), "") for fact, names in _NAMES.items()
    }
    values["title"] = values["title"] or _printed_title(root)
    try:
        return of_values(values)
    except SourceError:  # a page's head is written by machines for machines, and may hold any date
        return of_values({name: value for name, value in values.items() if name not in DAYS})


def _said(root: Any, text: str) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content"):
            yield name, element.get("content")
    for element in root.iter("link"):
        if element.get("rel") == "canonical" and element.get("href"):
            yield "canonical", element.get("href")
    if match := _SAVED_FROM.search(text[:_HEAD]):
        yield "saved_from", match[1]
    for element in root.iter("script"):
        if element.get("type") == "application/ld+json":
            yield from _linked_data(element.text or "")


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    items = found if isinstance(found, list) else [found]
    for item in items:
        if not isinstance(item, dict):
            continue
        for part in (item, *(part for part in item.get("@graph") or () if isinstance(part, dict))):
            yield from ((name, part[name]) for name in ("headline", "datePublished") if isinstance(part.get(name), str))
            publisher = part.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                yield "publisher", publisher["name"]


def _printed_title(root: Any) -> str:
    for element in root.iter("title"):
        return _SITE.sub("", " ".join(element.text_content().split()))
    for element in root.iter("h1"):
        return " ".join(element.text_content().split())
    return ""

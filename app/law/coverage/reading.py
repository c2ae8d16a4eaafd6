"""What of a document can name an order: read once, and kept in place of its text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from app.law import citations
from app.law.coverage.addresses import read_address
from app.law.coverage.shared_words import prints_of
from app.law.coverage.signings import OTHER_SIGNER, signings
from app.law.coverage.values import Hyperlink, Named, Phrase, Quoted, Reading, Secondary, Where

_OTHER = re.compile(
    r"\b(?:sign(?:ed|s|ing)?|issu(?:ed|es|ing)) (?:an? )?(?:new )?(?:presidential |national security )?"
    r"(?:memorand|proclamation|determination|directive)",
    re.IGNORECASE,
)
_Item = TypeVar("_Item")
_LEAD_WORDS = 150
_REACH = 400
_SIGNER_BACK = 80
_PHRASE_WORDS = 24
"""No more words of a phrase are kept: of a longer title these are enough (`titles`), and prose is not kept."""
_SPEAKS = re.compile(r"\bexecutive (?:orders?|actions?)\b|\bE\.?O\.?s?\b", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:executive order|(?<![A-Za-z.])E\.?O\.?)s?(?: ?\(E\.?O\.?\))?(?:,? (?:No\. ?)?(?P<number>\d{4,5}(?:-[A-Z])?))?"
    r"(?: of [A-Z][a-z]+ \d{1,2}, \d{4})?[,:—–-]? ?"
    r"(?:(?:on|to|for|entitled|titled|called|named|known as),? (?=[\w“\"‘*(])|(?=[\"“‘*(]|(?-i:[A-Z])|[a-z]{2,}ing\b))",
    re.IGNORECASE,
)
"""Behind "the Executive Order directs" stands no title."""
_CAPITAL_RUN = re.compile(
    r"\b[A-Z][\w’'-]*(?:,? (?:[A-Z0-9][\w’'.-]*|a|an|and|as|at|by|for|from|in|into|of|on|or|our|the|to|with|through|its"
    r"|their|that|which|&)\b){4,30}"
)


def read(document: Secondary, quotations: Sequence[str] = ()) -> Reading:
    """What is kept of a document.

    Args:
        document: as it was found.
        quotations: those in its paragraphs, in their order.
    """
    placed = list(_placed(document))
    return Reading(
        document.title,
        document.published_on,
        numbers=tuple(_distinct(found for text, where in placed for found in _numbers(text, where))),
        documents=tuple(_distinct(_documents(document.links, placed))),
        phrases=tuple(_distinct([*_phrases(placed), *_linked(document.links, placed)])),
        signings=tuple(
            _distinct(found for text, where in placed for found in signings(text, where, document.published_on))
        ),
        quotations=tuple(_distinct(_quoted(quotations, placed))),
        prints=prints_of(document.paragraphs),
        words=sum(paragraph.count(" ") + 1 for paragraph in document.paragraphs),
        speaks_of_orders=any(_SPEAKS.search(text) for text, _ in placed),
        leads_with_order=_leads(placed),
    )


def _distinct(found: Iterable[_Item]) -> Iterator[_Item]:
    return iter(dict.fromkeys(found))


def _placed(document: Secondary) -> Iterator[tuple[str, Where]]:
    yield document.title, Where.TITLE
    words = 0
    for paragraph in document.paragraphs:
        yield paragraph, Where.LEAD if words < _LEAD_WORDS else Where.BODY
        words += paragraph.count(" ") + 1


def _leads(placed: Iterable[tuple[str, Where]]) -> bool:
    """Whether it begins with an order, and not with another act."""
    lead = [text for text, where in placed if where is not Where.BODY]
    return any(_SPEAKS.search(text) for text in lead) and not any(_OTHER.search(text) for text in lead)


def _numbers(text: str, where: Where) -> Iterator[Named]:
    for found in citations.find(text):
        if found.kind == "executive_order":
            words = text[slice(*found.span)]
            yield Named(words, found.target.partition(":")[0], where, found.title, found.dated_on)


def _phrases(placed: Iterable[tuple[str, Where]]) -> Iterator[Phrase]:
    for text, where in placed:
        if where is Where.TITLE:
            yield Phrase(text, where, called=False)
        for match in _CALLED.finditer(text):
            if OTHER_SIGNER.search(text, max(0, match.start() - _SIGNER_BACK), match.start()):
                continue
            yield Phrase(_cut(text[match.end() :]), where, number=match["number"])
        for match in _CAPITAL_RUN.finditer(text):
            yield Phrase(_cut(match[0]), where, called=False)


def _cut(text: str) -> str:
    return " ".join(text[:_REACH].lstrip("“\"‘'*( ").split(" ")[:_PHRASE_WORDS])


def _linked(links: Iterable[Hyperlink], placed: Sequence[tuple[str, Where]]) -> Iterator[Phrase]:
    for link in links:
        address = read_address(link.address)
        if address is not None and address.title:
            yield Phrase(address.title, _where(link.words, placed), called=address.is_order, dated_on=address.dated_on)


def _documents(links: Iterable[Hyperlink], placed: Sequence[tuple[str, Where]]) -> Iterator[Named]:
    for link in links:
        address = read_address(link.address)
        if address is not None and address.document_number:
            yield Named(link.address, address.document_number, _where(link.words, placed))


def _quoted(quotations: Iterable[str], placed: Sequence[tuple[str, Where]]) -> Iterator[Quoted]:
    return (Quoted(text, _where(text, placed)) for text in quotations)


def _where(words: str, placed: Sequence[tuple[str, Where]]) -> Where:
    """Where words stand: the text is long, and nobody asks where in it."""
    return Where.LEAD if any(where is Where.LEAD and words in text for text, where in placed) else Where.BODY

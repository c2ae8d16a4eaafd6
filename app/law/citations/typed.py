"""What a person types or pastes to name a document: resolve_typed(text) -> candidates."""

import re
import unicodedata
from dataclasses import replace

from app.law.citations.addresses import of_address
from app.law.citations.candidates import Candidate, candidate, document
from app.law.citations.chains import read_chain
from app.law.citations.pins import read_pin, spelt_out
from app.law.citations.scan import find
from app.law.citations.values import Citation, read_dated, read_title
from app.law.numbering import order_id
from app.law.popular_names import meaning

MAX_LENGTH = 1_000

_ORDER = re.compile(
    r"(?:(?:exec(?:utive|\.)?[\s-])?ord(?:er|\.)|ex\.\sord\.|e\.?\s?o\.?)?[\s-]?(?:no\.?\s?)?#?(\d{1,2},\d{3}|\d{3,5}|unnumbered-[0-9a-f]{16})"
    r"(?:\s?-?\s?([A-Z])(?![A-Z])(?!\.?\s?[\d(§]))?(?!\w)",
    re.IGNORECASE,
)
"""The letter of "14288 s 3(b)" begins a provision; that of "11359 A" is the number's."""
_EARLY = re.compile(
    r"(?:exec(?:utive|\.)?\sord(?:er|\.)|e\.?\s?o\.?)\s?(?:no\.?\s?)?(\d{1,2})(?:\s?-\s?([A-Z]))?", re.IGNORECASE
)
"""The first orders have one digit or two; without the words before it, such a number is anything's."""
_USLM = re.compile(r"/us/eo/(\d{1,5}(?:-[A-Z])?|unnumbered-[0-9a-f]{16})((?:/[\w-]{1,12}){0,8})", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?:FR\sDoc\.?\s?(?:No\.?\s?)?)?((?:[A-Z]\d-)?(?:\d{4}|\d{2}|E\d{1,2})-\d{3,6})", re.IGNORECASE)
_AS_PRINTED = {
    word.lower(): word
    for word in (
        "USC", "U.S.C", "CFR", "C.F.R", "FR", "F.R.", "Fed. Reg.", "EO", "E.O.", "Exec. Order", "Pub. L", "Proc.",
        "Stat.", "NSPM", "NSPD", "HSPD", "PPD", "NSM", "Reorganization Plan", "Amendment", "R.S.",
    )
}  # fmt: skip
_LETTERS = re.compile(
    "|".join(rf"\b{re.escape(word)}" for word in sorted(_AS_PRINTED, key=len, reverse=True)), re.IGNORECASE
)
"""People type in small letters; only the abbreviations are written as printed, for the letters of provisions tell."""

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_SERIES = (("usc", "U.S.C."), ("cfr", "C.F.R."), ("fedreg", "FR"), ("fr", "FR"), ("stat", "Stat."))
_SPACED = "|".join(r"\.?\s?".join(letters) for letters, _ in _SERIES)
_GLUED = re.compile(
    rf"\b(\d{{1,3}}A?)[\s-]?({_SPACED})(?![A-Za-z])\.?[\s-]?(?=[\d§])",
    re.IGNORECASE,
)
"""A series between its volume and its page, with or without blanks and points ("90FR18765", "50USC1701")."""
_ORD = re.compile(r"\b(?:exec(?:utive|\.)?|ex\.)\sord\.?(?!\w)\s?", re.IGNORECASE)


def resolve_typed(text: str) -> tuple[Candidate, ...]:
    """The candidates for `text`, the likeliest first; none where it names nothing.

    "EO 14288", "E.O. 14,288", "Exec. Order No. 14288 § 3(b)", "90 FR 18765", "2025-07790", "Proclamation 10014",
    "5 U.S.C. 553", "/us/eo/14288/s3/b", and official URLs of federalregister.gov, whitehouse.gov, govinfo.gov,
    ecfr.gov and uscode.house.gov; and names that people have for orders ("travel ban").
    """
    words = " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text[:MAX_LENGTH])).split()).strip(" .,;")
    if re.match(r"https?://|www\.", words, re.IGNORECASE):
        return of_address(words)
    for read in (_of_uslm, _of_document):
        found = read(words.translate(_DASHES))
        if found:
            return (found,)
    words = _plain(words)
    return (
        _of_number(words)
        or _of_citation(words)
        or _of_citation(_LETTERS.sub(lambda match: _AS_PRINTED[match[0].lower()], words))
        or _of_popular_name(words)
    )


def _of_popular_name(words: str) -> tuple[Candidate, ...]:
    """The orders that people call so, or what the name means instead ("DACA": a memorandum of a Secretary)."""
    named = meaning(words)
    if named is None:
        return ()
    if named.no_order is None:
        return tuple(replace(candidate("executive_order", order.number), reason=named.why) for order in named.orders)
    citation = named.no_order.citation
    found = next(iter(_of_citation(citation)), None) if named.no_order.kind != "other" else None
    return (replace(found or Candidate("other", citation, None, citation, None), reason=named.why),)


def _plain(words: str) -> str:
    """The words with plain dashes, blanks around glued series, and the provisions' abbreviations spelt out."""
    words = _GLUED.sub(lambda match: f"{match[1]} {_NAMES[_letters(match[2])]} ", words.translate(_DASHES))
    return _provision_first(spelt_out(_ORD.sub("Executive Order ", words)))


_NAMES = dict(_SERIES)


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words.lower()))


_NAME_AHEAD = re.compile(
    r"\s?,?\s?(?=(?:e\.?\s?o\.?s?|exec(?:utive|\.)|order|proc(?:lamation|\.))[\s\d])", re.IGNORECASE
)


def _provision_first(words: str) -> str:
    """Joins a provision to the name behind it by "of": "section 3(b), EO 14288"."""
    chain = read_chain(words, 0)
    ahead = _NAME_AHEAD.match(words, chain.end) if chain else None
    return f"{words[: chain.end]} of {words[ahead.end() :]}" if chain and ahead else words


def _of_number(words: str) -> tuple[Candidate, ...]:
    """An order named by no more than its number ("14,288", "eo-14288", "unnumbered-6e89c418d56ed7c9").

    Provisions of it may stand behind.
    """
    match = _EARLY.fullmatch(words) or _ORDER.match(words)
    if match is None:
        return ()
    named = match[1].lower() if "-" in match[1] else str(int(match[1].replace(",", "")))
    number = named + (f"-{match[2].upper()}" if match[2] else "")
    if match.end() == len(words):
        return (candidate("executive_order", number),)
    pin = read_pin(words, match.end())
    return tuple(candidate("executive_order", number, found) for found in pin.ids if pin.end == len(words))


def _of_document(words: str) -> Candidate | None:
    match = _DOCUMENT.fullmatch(words)
    return document(match[1].upper()) if match else None


def _of_uslm(words: str) -> Candidate | None:
    match = _USLM.fullmatch(words)
    if match is None:
        return None
    path = [part for part in match[2].split("/") if part]
    if path and re.match(r"s\d", path[0]):
        path[0] = path[0][1:]
    return candidate("executive_order", order_id(match[1]) or match[1].upper(), ".".join(path) or None)


_OF_ITS_OWN = frozenset({"executive_order", "proclamation", "named_act", "public_law", "presidential_directive"})
"""The kinds whose provisions stand behind the name; those of a code are a part of its citation."""


def _of_citation(words: str) -> tuple[Candidate, ...]:
    citations = [citation for citation in find(words) if citation.kind != "order_section"]
    found: list[Candidate] = []
    for place, citation in enumerate(citations):
        limit = citations[place + 1].span[0] if place + 1 < len(citations) else len(words)
        found.extend(_with_provisions(words[:limit], citation))
    return tuple(dict.fromkeys(found))


def _with_provisions(words: str, citation: Citation) -> list[Candidate]:
    """The citation once for each provision of it that `words` name behind it, and what they leave unread there."""
    end = read_title(words, read_dated(words, citation.span[1])[1])[1]
    pin = read_pin(words, end)
    if citation.section is None and citation.kind in _OF_ITS_OWN and pin.ids:
        return [candidate(citation.kind, citation.target, section, pin.unread) for section in pin.ids]
    unread = words[end:].strip(" ,.;") if pin.ids else pin.unread
    return [candidate(citation.kind, citation.target, citation.section, unread)]

"""What a person types or pastes to name a document: resolve_typed(text) -> candidates."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from app.law.citations.provisions import read_list
from app.law.citations.scan import find
from app.law.citations.urls import citation_of, official_url

MAX_LENGTH = 1_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that the words can mean.

    Attributes:
        kind: a key of KINDS, "fr_document" (a Federal Register document number) or "page" (an official URL that names
            no document by itself; `target` is the URL without query and fragment).
        target: the normalised identity inside its kind ("14288", "2025-07790", "5 USC 553(b)").
        section: the provision meant ("3.b"), or None.
        citation: the normalised citation ("Executive Order 14288").
        url: the official page, or None where none can be built.
    """

    kind: str
    target: str
    section: str | None
    citation: str
    url: str | None


_ORDER = re.compile(
    r"(?:(?:exec(?:utive|\.)?\s)?order|e\.?\s?o\.?)?[\s-]?(?:no\.?\s?)?#?(\d{1,2},\d{3}|\d{3,5})"
    r"(?:\s?-?\s?([A-Z])(?![A-Z]))?(?!\w)",
    re.IGNORECASE,
)
_USLM = re.compile(r"/us/eo/(\d{1,5}(?:-[A-Z])?)((?:/[\w-]{1,12}){0,8})", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?:FR\sDoc\.?\s?(?:No\.?\s?)?)?((?:[A-Z]\d-)?(?:\d{4}|\d{2}|E\d{1,2})-\d{3,6})", re.IGNORECASE)
_AS_PRINTED = {
    word.lower(): word
    for word in (
        "USC",
        "U.S.C",
        "CFR",
        "C.F.R",
        "FR",
        "F.R.",
        "Fed. Reg.",
        "EO",
        "E.O.",
        "Exec. Order",
        "Pub. L",
        "Proc.",
        "Stat.",
        "NSPM",
        "NSPD",
        "HSPD",
        "PPD",
        "NSM",
        "Reorganization Plan",
        "Amendment",
    )
}
_LETTERS = re.compile(
    "|".join(rf"\b{re.escape(word)}" for word in sorted(_AS_PRINTED, key=len, reverse=True)), re.IGNORECASE
)
"""People type in small letters; only the abbreviations are written as printed, for the letters of provisions tell."""

_SECTION_AFTER = re.compile(r"\s?,?\s?(?:at\s)?(?:sections?|secs?\.?|§{1,2})\s?(?=[\d(])", re.IGNORECASE)
_BARE_SECTION = re.compile(r",?\s(?=\d{1,2}(?:\.\d{1,2})?\()")
"""What may stand between an order's number and "3(b)"; a bare number after it is as likely a year."""


def resolve_typed(text: str) -> tuple[Candidate, ...]:
    """The candidates for `text`, the likeliest first; none where it names nothing.

    "EO 14288", "E.O. 14,288", "Exec. Order No. 14288 § 3(b)", "90 FR 18765", "2025-07790", "Proclamation 10014",
    "5 U.S.C. 553", "/us/eo/14288/s3/b", and official URLs of federalregister.gov, whitehouse.gov, govinfo.gov,
    ecfr.gov and uscode.house.gov.
    """
    words = " ".join(text[:MAX_LENGTH].split()).strip(" .,;")
    if re.match(r"https?://|www\.", words, re.IGNORECASE):
        return _of_url(words)
    for read in (_of_uslm, _of_document):
        candidate = read(words)
        if candidate:
            return (candidate,)
    return (
        _of_number(words)
        or _of_citation(words)
        or _of_citation(_LETTERS.sub(lambda match: _AS_PRINTED[match[0].lower()], words))
    )


def _candidate(kind: str, target: str, section: str | None = None) -> Candidate:
    return Candidate(kind, target, section, citation_of(kind, target), official_url(kind, target))


def _of_number(words: str) -> tuple[Candidate, ...]:
    """An order named by no more than its number ("14,288", "eo-14288"), with or without provisions of it behind."""
    match = _ORDER.match(words)
    if match is None:
        return ()
    number = str(int(match[1].replace(",", ""))) + (f"-{match[2].upper()}" if match[2] else "")
    if match.end() == len(words):
        return (_candidate("executive_order", number),)
    lead = _SECTION_AFTER.match(words, match.end()) or _BARE_SECTION.match(words, match.end())
    provisions, end = read_list(words, lead.end()) if lead else ((), 0)
    return tuple(_candidate("executive_order", number, found.id) for found in provisions if end == len(words))


def _of_document(words: str) -> Candidate | None:
    match = _DOCUMENT.fullmatch(words)
    return _document(match[1].upper()) if match else None


def _document(number: str) -> Candidate:
    return Candidate("fr_document", number, None, f"FR Doc. {number}", f"https://www.federalregister.gov/d/{number}")


def _of_uslm(words: str) -> Candidate | None:
    match = _USLM.fullmatch(words)
    if match is None:
        return None
    path = [part for part in match[2].split("/") if part]
    if path and re.match(r"s\d", path[0]):
        path[0] = path[0][1:]
    return _candidate("executive_order", match[1].upper(), ".".join(path) or None)


def _of_citation(words: str) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    for citation in find(words):
        section = citation.section
        if section is None and citation.kind in {"executive_order", "proclamation", "named_act"}:
            section = _section_after(words, citation.span[1])
        if citation.kind != "order_section":
            found.append(_candidate(citation.kind, citation.target, section))
    return tuple(dict.fromkeys(found))


def _section_after(words: str, end: int) -> str | None:
    """The provision that follows a name: "Exec. Order No. 14288 § 3(b)", "EO 13526, sec. 1.4"."""
    lead = _SECTION_AFTER.match(words, end)
    provisions = read_list(words, lead.end())[0] if lead else ()
    return provisions[0].id if provisions else None


def _of_url(words: str) -> tuple[Candidate, ...]:
    try:
        parts = urlsplit(words if "//" in words else f"https://{words}")
    except ValueError:  # "http://[": no address at all
        return ()
    host = (parts.netloc.rpartition("@")[2].partition(":")[0]).lower().removeprefix("www.")
    path = unquote(parts.path)
    for suffix, pattern, build in _PAGES:
        match = re.search(pattern, path + (f"?{unquote(parts.query)}" if parts.query else ""), re.IGNORECASE)
        if (host == suffix or host.endswith(f".{suffix}")) and match:
            return (build(match),)
    if any(host == suffix or host.endswith(f".{suffix}") for suffix in _OFFICIAL):
        page = f"https://{parts.netloc.lower()}{parts.path}"
        return (Candidate("page", page, None, page, page),)
    return ()


_OFFICIAL = ("federalregister.gov", "whitehouse.gov", "govinfo.gov", "archives.gov")
_NUMBER = r"((?:[A-Z]\d-)?(?:\d{4}|\d{2}|E\d{1,2})-\d{3,6})"

Builder = Callable[[re.Match[str]], Candidate]
_PAGES: Sequence[tuple[str, str, Builder]] = (
    (
        "federalregister.gov",
        r"/executive-order/(\d{1,5}(?:-[A-Z])?)",
        lambda m: _candidate("executive_order", m[1].upper()),
    ),
    (
        "federalregister.gov",
        rf"/(?:documents|public-inspection)(?:/[\w-]+){{0,4}}?/{_NUMBER}(?:[/.?]|$)",
        lambda m: _document(m[1].upper()),
    ),
    ("federalregister.gov", rf"/d/{_NUMBER}", lambda m: _document(m[1].upper())),
    (
        "federalregister.gov",
        r"/citation/(\d{1,3})[- ]FR[- ](\d{1,6})",
        lambda m: _candidate("federal_register", f"{m[1]} FR {m[2]}"),
    ),
    ("govinfo.gov", r"/link/fr/(\d{1,3})/(\d{1,6})", lambda m: _candidate("federal_register", f"{m[1]} FR {m[2]}")),
    (
        "govinfo.gov",
        r"/link/plaw/(\d{2,3})/public/(\d{1,4})",
        lambda m: _candidate("public_law", f"Pub. L. {m[1]}-{m[2]}"),
    ),
    (
        "govinfo.gov",
        r"/link/statute/(\d{1,3})/(\d{1,5})",
        lambda m: _candidate("statute_at_large", f"{m[1]} Stat. {m[2]}"),
    ),
    ("govinfo.gov", r"/link/uscode/(\d{1,2})/([\w-]{1,12})", lambda m: _candidate("us_code", f"{m[1]} USC {m[2]}")),
    ("govinfo.gov", rf"/FR-\d{{4}}-\d\d-\d\d/(?:\w{{1,8}}/)?{_NUMBER}(?:[/.?]|$)", lambda m: _document(m[1].upper())),
    ("uscode.house.gov", r"title(\d{1,2})-section([\w-]{1,12})", lambda m: _candidate("us_code", f"{m[1]} USC {m[2]}")),
    (
        "ecfr.gov",
        r"/title-(\d{1,2})/(?:[\w-]+/){0,4}section-([\w.]{1,16})",
        lambda m: _candidate("cfr", f"{m[1]} CFR {m[2]}"),
    ),
    (
        "ecfr.gov",
        r"/title-(\d{1,2})/(?:[\w-]+/){0,4}part-(\w{1,6})",
        lambda m: _candidate("cfr", f"{m[1]} CFR part {m[2]}"),
    ),
)

"""Doubts about what orders do to each other, and about what is in force."""

import re
from collections.abc import Iterator

from app.audit.doubts import Audited, Found, Row, quoted_out
from app.law.numbering import sort_key
from app.law.relations import EFFECTS

_THIS_ORDER = re.compile(r"\b[Tt]his (?:[Ee]xecutive )?[Oo]rder\b")
_BODY = re.compile(
    r"\b(?:Commission|Committee|Council|Board|Force|Panel|Group|Office|Program|Initiative|Administration|Corps)$"
)
_BODY_ENDS = re.compile(
    r" shall (?:automatically |thereupon )?"
    r"(?:terminate|expire|cease to exist|be (?:terminated|abolished|dissolved)|dissolve)\b"
)
"""The body that an order makes ends, and with it most of the order."""
_OF_SOMETHING = re.compile(r"\b(?:under|to|by|of|in|with|from)[\s,]*$")
"""Not "possession of any mine taken under this order shall be terminated" (EO 9728)."""
_ENDS = re.compile(
    r",?\s(?:unless\s[^.;]{0,120},\s)?(?:(?:shall|will|is\sto)\s)?(?:automatically\s|thereupon\s|also\s)?"
    r"(?:expires?\b|terminates?\b|be\s(?:automatically\s)?terminated\b"
    r"|cease\sto\s(?:be\s(?:effective|in\s(?:effect|force))|have\s(?:any\s)?(?:force|effect))"
    r"|(?:remain|continue|be)\s(?:in\s(?:full\s)?(?:force|effect)|effective)[^.;]{0,40}?\s"
    r"(?:through|for\s(?:a|the)\speriod|until(?!\s[^.;,]{0,60}(?:revo|resci|modif|terminat|superse|amend|order))))"
)
"""How it goes on where it says that it ends; every order is in effect until it is revoked (EO 6130 says so)."""


def ends_itself(audited: Audited) -> Found:
    """Orders in force whose text says that they end, or the body that they make, and of which no end is told."""
    order = audited.order
    if order["status"] != "in_force" or order["status_basis"] or order["status_ends"]:
        return
    for section in audited.sections:
        for field in ("text", "closing"):
            own = quoted_out(section, field)
            for start in _ends(own):
                yield section["id"], own[start:]


def _ends(text: str) -> Iterator[int]:
    """Where a sentence that ends an order, or a body, begins to say so."""
    for match in _BODY_ENDS.finditer(text):
        if body := _BODY.search(text, max(0, match.start() - 20), match.start()):
            yield body.start()
    for match in _THIS_ORDER.finditer(text) if "rder" in text else ():
        before = text[max(0, match.start() - 12) : match.start()]
        if _ENDS.match(text, match.end()) and not _OF_SOMETHING.search(before):
            yield match.start()


def may_have_expired(audited: Audited) -> Found:
    """Orders that hold although an end that they set, or that a note makes likely, may have come."""
    place = audited.order["may_have_expired"]
    if place is not None:
        end = audited.order["status_ends"][place]
        yield end["section"], f"{end['on'] or 'no day'}: {end['words']}"


def in_note_only(audited: Audited) -> Found:
    """Acts on an order that the editors note of an order whose text is held, and that were not found in the text."""
    if audited.order["has_text"]:
        for reference in audited.references:
            if _acts(reference) and reference["basis"] == "note":
                yield None, f"{reference['relation']} {reference['target_citation']}: {reference['note']}"


def in_text_only(audited: Audited) -> Found:
    """Acts on an order that were found in the text of an order that the editors noted, and are not in the note."""
    if audited.order["disposition_notes"]:
        for reference in audited.references:
            if _acts(reference) and reference["basis"] == "text":
                yield (
                    reference["section"],
                    f"{reference['relation']} {reference['target_citation']}: {_words(reference)}",
                )


def cites_later(audited: Audited) -> Found:
    """Orders that an order cites although they were signed after it."""
    for reference in audited.references:
        if reference["basis"] != "text" or not reference["resolved"] or reference["target_kind"] != "executive_order":
            continue
        if sort_key(reference["target_id"]) > audited.order["sort_key"] and _is_later(audited, reference):
            yield reference["section"], f"{reference['target_citation']}: {_words(reference)}"


def _is_later(audited: Audited, reference: Row) -> bool:
    signed_on, dated_on = audited.order["signed_on"], reference["target_dated_on"]
    return signed_on is not None and dated_on is not None and dated_on > signed_on


def _acts(reference: Row) -> bool:
    return reference["relation"] in EFFECTS and reference["target_kind"] == "executive_order"


def _words(reference: Row) -> str:
    words: str = reference["context"] or reference["quote"]
    return words

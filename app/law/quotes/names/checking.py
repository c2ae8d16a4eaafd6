"""Every order that prose cites, checked."""

from collections.abc import Iterator
from dataclasses import replace

from app.law.quotes.names import before, said
from app.law.quotes.names.judging import judge, judge_unnumbered
from app.law.quotes.names.numbers import numbered
from app.law.quotes.names.plain import Plain, read
from app.law.quotes.names.register import Register
from app.law.quotes.names.unnumbered import unnumbered
from app.law.quotes.names.values import Basis, Claim, Mention, NameCheck


def check(prose: str, register: Register) -> list[NameCheck]:
    """The orders that `prose` cites, by number, title or day, in order; the time is linear in its length."""
    return checked(read(prose), prose, register)


def checked(plain: Plain, prose: str, register: Register) -> list[NameCheck]:
    """The same of prose that has been read."""
    found = (_checked(plain, prose, mention, register) for mention in mentions(plain))
    return sorted((each for each in found if each), key=lambda each: each.span)


def mentions(plain: Plain) -> Iterator[Mention]:
    """Every mention of an order, with what is said of it.

    What stands behind a list of numbers may be said of all of them or of each ("Nos. 6345 and 6551, dated October 20,
    1933, and January 8, 1934, respectively", EO 6999), unless the one before had its own day.
    """
    text, emphasis = plain.text, plain.emphasis
    last, dated = (0, 0), False
    for found in numbered(text, lambda at_text, at: said.end_of(at_text, at, emphasis)):
        ahead = tuple(before.ahead(text, found.name, emphasis, last)) if found.span[0] == found.name else ()
        behind = tuple(said.behind(text, found.span[1], emphasis))
        claims = (*ahead, *behind)
        listed = found.span[0] != found.name or text[last[1] : found.name].strip(", ") in {"and", "or", "&"}
        shared = listed and not dated
        dated = any(claim.basis is Basis.DATE for claim in claims)
        unsure = bool(claims) and (shared or before.is_in_title(text, found.name))
        yield Mention(found.number, found.span, tuple(map(_unsure, claims)) if unsure else claims)
        last = (found.name, max([found.span[1], *(claim.span[1] for claim in behind if not claim.open)]))
    yield from unnumbered(text, emphasis)


def _names(claim: Claim) -> bool:
    return claim.basis is Basis.DATE or (claim.basis is Basis.TITLE and claim.firm)


def _unsure(claim: Claim) -> Claim:
    return replace(claim, unsure=True)


def _checked(plain: Plain, prose: str, mention: Mention, register: Register) -> NameCheck | None:
    order = mention.number
    if order is None:
        order, (verdict, suggestion, evidence) = judge_unnumbered(mention, register)
        if order is None and suggestion is None and not any(_names(claim) for claim in mention.claims):
            return None  # words that are no title: "With this Executive Order, President Trump affirms …"
    else:
        verdict, suggestion, evidence = judge(mention, order, register)
    span = plain.given(mention.span)
    return NameCheck(prose[span[0] : span[1]], span, order, verdict, suggestion, evidence)

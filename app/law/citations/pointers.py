"""Provisions with what they belong to: "section 3(b) of this order", "section 7902(c) of title 5, United States Code".

A chain of units ("paragraph (2) of section 3(b) of …") is read outwards to its target; the target's own reader says
what that is, and the chain becomes the provision of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.law.citations.acts import read_act, read_dated_act
from app.law.citations.chains import (
    JOIN,
    Chain,
    Level,
    legal,
    paths_of,
    provisions_of,
    read_bare_sections,
    read_chain,
    spans_of,
)
from app.law.citations.dated_orders import read_orders_of_days
from app.law.citations.laws import read_plan
from app.law.citations.orders import read_orders
from app.law.citations.presidential import (
    OWNER_AHEAD,
    read_determination,
    read_directive,
    read_memorandum,
    read_proclamation,
    read_veterans_regulation,
)
from app.law.citations.regulations import target as cfr_target
from app.law.citations.session_laws import read_public_law, read_resolution
from app.law.citations.statutes import of_revised_statutes, read_revenue_code
from app.law.citations.values import Citation, Reader, Reading

THAT_ORDER = "that order"
"""The target of a pointer back to the order cited last; `find` puts that order's number in its place."""

_THIS = re.compile(
    r"this\s(?:(?P<order>(?:executive\s)?order)|(?P<unit>section|subsection|paragraph|subparagraph))\b", re.IGNORECASE
)
_NAMED_BEHIND = r"(?!\s?,?\s?(?:of\b|\(?\d|\(?no\b|\(?nos?\.|dated\b|signed\b|issued\b|approved\b))"
"""An order that its number or its day names is not "that order"."""
_THAT = re.compile(rf"(?:that|such|said|the\ssame|the)\s(?:executive\s)?order\b{_NAMED_BEHIND}", re.IGNORECASE)
_THAT_AFTER_OF = re.compile(
    rf"(?:(?:that|such|said|the\ssame)\s)?(?:executive\s)?order\b{_NAMED_BEHIND}|thereof\b", re.IGNORECASE
)
_ITS_OWNER = re.compile(
    r"(?:(?:the|my|an?|said|aforesaid|such)\s){1,2}(?=executive\sorder|joint\sresolution)", re.IGNORECASE
)
_US_CODE = re.compile(
    r"\s?,?\s(?:of\s)?(?:the\s)?(?:United\sStates\sCode|U\.\s?S\.\s?C(?:ode|\.)|U\.S\.\sCode)", re.IGNORECASE
)
_CFR = re.compile(r"\s?,?\s(?:of\s)?(?:the\s)?(?:Code\sof\sFederal\sRegulations|C\.?\s?F\.?\s?R\.?)", re.IGNORECASE)
_OR = re.compile(r"\s?,?\s?(?:and|or|,)\s")
_CONSTITUTION = re.compile(r"\s?,?\s?(?:(?:of|to)\s)?(?:the\s)?(?:(?:United\sStates|U\.S\.)\s)?Constitution\b")
_ACT_AHEAD = re.compile(
    r"(?:(?:said|that|such)\s)?(?:[A-Z0-9][\w.'’&-]*,?\s(?:(?:of|and|for|to|in|on|or|with|from|by|against"
    r"|a)\s){0,2}){1,14}(?=Act\b)"
)
_OLD_ACT = re.compile(r"(?:(?:an|said|that|such)\s)?(?P<act>[Aa]cts?)(?=\s?,?\s(?:of\s[A-Z]|approved|entitled|dated))")
_AMENDED = re.compile(r"\s?,?\sas\s(?:amended|added)(?:\sby)?,?")
_MAX_SHARED = 6
_LOOK_AHEAD = 240
_CODE_AHEAD = re.compile(r"Code\b|C\. ?F\. ?R|U\. ?S\. ?C", re.IGNORECASE)


def read_pointer(text: str, at: int) -> Reading | None:
    """A provision and its target, whatever kind that is; or "this section"."""
    this = _THIS.match(text, at)
    if this:
        return _bare_this(this)
    chain = read_chain(text, at)
    if chain is None:
        return None
    return (
        _of_code(text, chain)
        or of_revised_statutes(text, chain)
        or _of_constitution(text, chain)
        or _of_named(text, chain)
    )


def _bare_this(this: re.Match[str]) -> Reading | None:
    if this["order"]:
        return None
    return Reading((Citation("order_section", f"{this['unit'].lower()}:", this.span()),), this.start(), this.end())


_TITLE = re.compile(r"\d{1,2}[A-Za-z]?|[IVXLC]+", re.IGNORECASE)
"""A title of a code has a number; "title 5PPD-21" is two citations run together."""


def _of_code(text: str, chain: Chain, shared: int = 0) -> Reading | None:
    """Reads "section 7131 of title 5 or section 4116 of title 22, United States Code": the last one names the code."""
    titles = [level for level in chain.levels if level.unit == "title"]
    if not titles:
        return None
    title = titles[0].provisions[0].path[0]
    if not _TITLE.fullmatch(title):
        return None
    inner = [level for level in chain.levels if level.unit != "title"]
    for pattern, build in ((_US_CODE, _us_code), (_CFR, _cfr)):
        match = pattern.match(text, chain.end)
        if match and not inner and (behind := _behind_code(text, match.end())):
            whole = replace(behind, start=chain.start)
            return Reading(build(title, behind.levels, whole, behind.end), chain.start, behind.end)
        if match:
            return Reading(build(title, inner, chain, match.end()), chain.start, match.end())
    joint = _OR.match(text, chain.end)
    if joint and not shared and not _CODE_AHEAD.search(text, joint.end(), joint.end() + _LOOK_AHEAD):
        return None
    other = None
    if joint and shared < _MAX_SHARED:
        other = read_chain(text, joint.end()) or read_bare_sections(text, joint.end())
    rest = _of_code(text, other, shared + 1) if other else None
    if rest is None:
        return None
    build = _us_code if rest.citations[0].kind == "us_code" else _cfr
    return Reading((*build(title, inner, chain, chain.end), *rest.citations), chain.start, rest.end)


def _behind_code(text: str, at: int) -> Chain | None:
    """The sections behind a code's name ("title 50, United States Code, section 413"), unless of something else."""
    joint = re.compile(r"\s?,\s").match(text, at)
    chain = read_chain(text, joint.end()) if joint else None
    if chain is None or chain.levels[-1].unit != "section" or JOIN.match(text, chain.end):
        return None
    return chain


def _us_code(title: str, inner: Sequence[Level], chain: Chain, end: int) -> tuple[Citation, ...]:
    if not inner:
        return (Citation("us_code", f"{title} USC", (chain.start, end)),)
    outer = inner[-1]
    if outer.unit != "section":
        unit = {"chapter": "ch.", "subchapter": "subch.", "part": "pt."}.get(outer.unit, outer.unit)
        target = f"{title} USC {unit} {outer.provisions[0].id}"
        return (Citation("us_code", target, (chain.start, end), section=_within(inner[:-1])),)
    spans = spans_of(chain, [p for p, _ in paths_of(inner)], end)
    return tuple(
        Citation("us_code", f"{title} USC {legal(path)}", span)
        for (_, path), span in zip(paths_of(inner), spans, strict=True)
    )


def _cfr(title: str, inner: Sequence[Level], chain: Chain, end: int) -> tuple[Citation, ...]:
    if not inner:
        return (Citation("cfr", f"{title} CFR", (chain.start, end)),)
    sections = [level for level in inner if level.unit in _BELOW_A_SECTION or level.unit == "section"]
    if sections and sections[-1].unit == "section":
        paths, unit, within = paths_of(sections), "section", None
    else:
        main = next((level for level in inner if level.unit in {"part", "chapter"}), inner[-1])
        paths, unit = [(p, p.path) for p in main.provisions], main.unit
        within = _within(inner[: inner.index(main)])
    spans = spans_of(chain, [p for p, _ in paths], end)
    return tuple(
        Citation("cfr", cfr_target(title, unit, legal(path)), span, section=within)
        for (_, path), span in zip(paths, spans, strict=True)
    )


_BELOW_A_SECTION = frozenset({"clause", "subclause", "subparagraph", "paragraph", "subsection"})


def _within(levels: Sequence[Level]) -> str | None:
    """The units below the one that identifies a target: "subpart D" of 5 CFR part 362."""
    return " ".join(f"{level.unit} {level.provisions[0].id}" for level in reversed(levels)) or None


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def _of_constitution(text: str, chain: Chain) -> Reading | None:
    match = _CONSTITUTION.match(text, chain.end)
    articles = [level for level in chain.levels if level.unit == "article"]
    if match is None or not articles:
        return None
    article = articles[0].provisions[0].path[0].upper()
    number = _ROMAN.index(article) + 1 if article in _ROMAN else article
    sections = [level.provisions[0].id for level in chain.levels if level.unit == "section"]
    found = Citation(
        "constitution", f"article {number}", (chain.start, match.end()), section=sections[0] if sections else None
    )
    return Reading((found,), chain.start, match.end())


_READERS: tuple[Reader, ...] = (
    read_orders,
    read_orders_of_days,
    read_proclamation,
    read_memorandum,
    read_directive,
    read_determination,
    read_veterans_regulation,
    read_public_law,
    read_resolution,
    read_revenue_code,
    read_plan,
)


def _of_named(text: str, chain: Chain) -> Reading | None:
    amended = _AMENDED.match(text, chain.end)
    join = JOIN.match(text, amended.end() if amended and not amended[0].endswith("by") else chain.end)
    if join is None:
        return None
    at = join.end()
    this = _THIS.match(text, at)
    if this:
        return _inside(chain, this)
    that = _THAT.match(text, at) or _THAT_AFTER_OF.match(text, at)
    if that:
        return provisions_of(Citation("executive_order", THAT_ORDER, that.span()), chain, that.end())
    owner = OWNER_AHEAD.match(text, at) or _ITS_OWNER.match(text, at)
    at = owner.end() if owner else at
    reading = next((r for r in (read(text, at) for read in _READERS) if r), None) or _act(text, at)
    if reading is None:
        return None
    first, *rest = reading.citations
    head = provisions_of(first, chain, first.span[1])
    return Reading((*head.citations, *rest), chain.start, reading.end)


def _act(text: str, at: int) -> Reading | None:
    old = _OLD_ACT.match(text, at)
    if old:
        return read_dated_act(text, old.start("act"))
    ahead = _ACT_AHEAD.match(text, at)
    return read_act(text, ahead.end()) if ahead else None


def _inside(chain: Chain, this: re.Match[str]) -> Reading:
    """Pointers inside the order: absolute for "of this order", relative for "of this section"."""
    paths = paths_of(chain.levels)
    spans = spans_of(chain, [provision for provision, _ in paths], this.end())
    relative = "" if this["order"] else f"{this['unit'].lower()}:"
    prefix = f"{chain.levels[-1].unit} " if chain.levels[-1].unit in {"part", "title", "annex", "article"} else ""
    return Reading(
        tuple(
            Citation("order_section", relative + prefix + ".".join(path), span)
            for (_, path), span in zip(paths, spans, strict=True)
        ),
        chain.start,
        this.end(),
    )


_BACK = re.compile(
    r"(?:that|such|said)\s(?:executive\s)?order\b(?!\s?\(?,?\s?(?:\d|No|dated|of\s(?-i:[A-Z])))", re.IGNORECASE
)


_CHANGING = re.compile(r"(?:amending|supplementing|modifying|revoking|extending|superseding)\s$", re.IGNORECASE)
"""EO 6889-A: "the Executive Order of December 18, 1933, No. 6513, amending said order": not the order cited last."""


def read_that_order(text: str, at: int) -> Reading | None:
    """Reads "that order", "said order": the order cited last."""
    match = _BACK.match(text, at)
    if match is None or _CHANGING.search(text, max(0, at - 24), at):
        return None
    return Reading((Citation("executive_order", THAT_ORDER, match.span()),), at, match.end())

"""What was counted, in sentences."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.law.citations.values import MONTHS
from app.queries.statistics.filters_said import day
from app.schemas import GapReason, NumberGap, StatisticsBy, TextCoverage

_BY = StatisticsBy
_COUNTED = {
    _BY.PRESIDENT: "{orders} by the president who signed them, whatever the term",
    _BY.YEAR: "{orders} by the year in which they were signed",
    _BY.MONTH: "{orders} by the month in which they were signed",
    _BY.STATUS: "{orders} by their status",
    _BY.DAY_IN_TERM: "{orders} by the day of the presidency on which they were signed; day 1 is the day it began",
    _BY.RELATION: "the references in {orders} by what the citing order does to what it cites; "
    "a name in the passive is what a document that is not held did to the order",
    _BY.AGENCY: "the directives in {orders} by the office that they tell to act, general provisions left out; "
    "one that tells several counts for each, and a deadline is one with a time limit",
    _BY.DUE_MONTH: "the directives with a time limit in {orders} by the month in which they fall due, general "
    "provisions left out; one that falls due in several months counts for each",
}
_OF_FOUND = frozenset({_BY.RELATION, _BY.AGENCY, _BY.DUE_MONTH})
"""What counts something that was found in orders, and not the orders."""

_OF_REVOKED = frozenset({_BY.PRESIDENT, _BY.YEAR, _BY.MONTH})
"""What is told with how many were revoked since."""


def said(
    by: StatisticsBy,
    *,
    total: int,
    unnumbered: int,
    narrowed_to: str | None,
    tells_revoked: bool,
    as_of: date | None,
    coverage: TextCoverage | None,
    gaps: Sequence[NumberGap],
) -> str:
    """The sentences about one answer.

    Args:
        by: what is counted by.
        total: how many orders are selected.
        unnumbered: how many of these have no number.
        narrowed_to: the filters that select them, in words.
        tells_revoked: whether rows say how many were revoked.
        as_of: the day up to which a status is told.
        coverage: of how many orders the texts were seen, if any was asked.
        gaps: whose orders may be missing.
    """
    orders = _times(total, "executive order")
    orders = f"the {orders} {narrowed_to}," if narrowed_to else orders
    return " ".join(
        [
            f"Counted {'is' if total == 1 and by not in _OF_FOUND else 'are'} {_COUNTED[by].format(orders=orders)}.",
            *_notes(unnumbered, as_of, tells_revoked=tells_revoked and by in _OF_REVOKED),
            *([_seen(coverage)] if coverage else []),
            *_missing(gaps),
        ]
    )


def _notes(unnumbered: int, as_of: date | None, *, tells_revoked: bool) -> Iterator[str]:
    if unnumbered:
        have = "has" if unnumbered == 1 else "have"
        yield f"Of these {unnumbered:,} {have} no number yet; published counts are of numbered orders."
    if tells_revoked:
        until = f" as of {day(as_of)}" if as_of else ""
        yield f"Revoked are those whose status is “revoked”{until}; those that ended otherwise are not."
        yield "Young orders had less time to be revoked than old ones."


def _seen(coverage: TextCoverage) -> str:
    return f"The text of {coverage.with_text:,} of {_times(coverage.orders, 'order')} was read; the rest is not held."


def _missing(gaps: Sequence[NumberGap]) -> Iterator[str]:
    """The numbers that no source has are named; how many others are not held is told by their count."""
    without = [gap for gap in gaps if gap.reason is GapReason.NO_SOURCE]
    if without:
        named = " and ".join(f"{gap.first}–{gap.last}" if gap.count > 1 else str(gap.first) for gap in without)
        yield f"The numbers {named}{_between(without)} are held by no source and are not counted."
    others = sum(gap.count for gap in gaps) - sum(gap.count for gap in without)
    if others:
        numbers = _times(others, "further number" if without else "number")
        yield f"{numbers} between those held {'is' if others == 1 else 'are'} not held here."


def _between(gaps: Sequence[NumberGap]) -> str:
    days = [each for gap in gaps for each in (gap.signed.first, gap.signed.last) if each is not None]
    return f", signed between {_month(min(days))} and {_month(max(days))}," if days else ""


def _times(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def _month(on: date) -> str:
    return f"{MONTHS[on.month - 1]} {on.year}"

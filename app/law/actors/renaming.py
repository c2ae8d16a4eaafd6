"""Names that mean another office in the orders of some days: RENAMINGS, the extension point.

The table of all actors tells what a name means; a row here tells from which day on, or until which, an order means
another office by it. What an order prints stays as it is: only the office that is understood changes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Renaming:
    """An office's name that another office bears in the orders of some days.

    Attributes:
        slug: the office that the name means otherwise; those of its deputies and under secretaries go with it.
        means: the office that it means in those orders.
        since: the first day on which an order so meant is signed; None where it was always so.
        until: the last such day; None where it is so still.
        source: what says so.
    """

    slug: str
    means: str
    since: date | None
    until: date | None
    source: str

    def holds(self, day: date) -> bool:
        """Whether an order signed on `day` means the other office."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


_SECONDARY_TITLES = (date(2025, 9, 5), None, "EO 14347, sec. 2: secondary titles of the Department of Defense")
RENAMINGS: tuple[Renaming, ...] = (
    Renaming("department-of-war", "department-of-defense", *_SECONDARY_TITLES),
    Renaming("secretary-of-war", "secretary-of-defense", *_SECONDARY_TITLES),
)
_WITHIN: Mapping[str, re.Pattern[str]] = {
    row.slug: re.compile(rf"(?:^|(?<=-)){re.escape(row.slug)}(?=$|-for-)") for row in RENAMINGS
}
"""Where a slug names an office or one under it: "under-secretary-of-war-for-policy"."""


def office_on(slug: str, day: date | None) -> str:
    """The office that an order signed on `day` means by a name of `slug`; `slug` itself where nothing else is known."""
    for row in RENAMINGS:
        if day is not None and row.holds(day) and (renamed := _WITHIN[row.slug].sub(row.means, slug)) != slug:
            return renamed
    return slug


def with_renamed(slugs: Sequence[str]) -> tuple[str, ...]:
    """The slugs, followed by the offices that bear their names in the orders of some days."""
    return tuple(dict.fromkeys((*slugs, *(row.means for row in RENAMINGS if row.slug in slugs))))

"""How far the headings of the text that is served can be trusted, by what the other publications have there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from app.law.comparison.values import Comparison, Difference
from app.law.comparison.words import keys_in
from app.law.documents import HeadingStatus, Section


class Standing(StrEnum):
    """How far a heading can be trusted.

    Confirmed: another publication has it, and none that keeps all words has another. Conflict: another publication has
    another. Single source: no other has a heading there. Suspect: likewise, and the only source is one whose formatter
    guesses headings. None: there is no heading.
    """

    CONFIRMED = "confirmed"
    CONFLICT = "conflict"
    SINGLE_SOURCE = "single_source"
    SUSPECT = "suspect"
    NONE = "none"


def standings(sections: Sequence[Section], others: Iterable[tuple[Comparison, bool]]) -> Mapping[str, Standing]:
    """The standing of each provision's heading, by id.

    Args:
        sections: of the publication whose text is served.
        others: it (on the left) compared with each other one, and whether that one is known to drop or alter words.
    """
    headed = {section.id for top in sections for section in top.walk() if section.heading}
    agree: dict[str, int] = defaultdict(int)
    differ: dict[tuple[str, bool], int] = defaultdict(int)
    for comparison, lossy in others:
        told = _told(comparison)
        unread = tuple(annex.section for annex in comparison.uncompared)
        for section in headed:
            if section not in told:
                agree[section] += section.partition(".")[0] not in unread
            elif (same := told[section]) is not None:
                agree[section] += same
                differ[section, lossy] += not same
    return {
        section.id: _standing(section, agree[section.id], differ[section.id, False], differ[section.id, True])
        for top in sections
        for section in top.walk()
    }


def _told(comparison: Comparison) -> dict[str, bool | None]:
    """Whether the other publication has the same heading, if it is printed otherwise; None if it has none."""
    headings = (each for each in comparison.differences if each.left and each.left.field == "heading")
    return {each.left.section: _same(each) for each in headings if each.left and each.left.section}


def _same(difference: Difference) -> bool | None:
    if difference.left is None or difference.right is None:
        return None
    in_text = difference.right.field != "heading"
    return in_text or "".join(keys_in(difference.left.text)) == "".join(keys_in(difference.right.text))


def _standing(section: Section, agree: int, differ: int, differ_lossy: int) -> Standing:
    if not section.heading:
        return Standing.NONE
    if differ or (differ_lossy and not agree):
        return Standing.CONFLICT
    if agree:
        return Standing.CONFIRMED
    guessed = section.heading_status is HeadingStatus.UNVERIFIED
    return Standing.SUSPECT if guessed else Standing.SINGLE_SOURCE

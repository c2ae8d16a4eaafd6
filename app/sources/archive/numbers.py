"""Numbers that stand in an archive page's running lines: which of them divide the order."""

import re
from collections.abc import Sequence

from app.law.numbering import readings, split_markers
from app.sources.archive.lines import Line
from app.sources.outline.paragraphs import SectionStart
from app.sources.outline.section_heads import section_start

_NUMBERED = re.compile(r"(\d{1,2})\. (?=\S)")
_ABSOLUTE = re.compile(r"(\d{1,2}-\d{3,4}|\d-\d(?=\.\s[A-Z]))\.\s*")


def numbered_sections(lines: Sequence[Line]) -> dict[int, SectionStart]:
    """The sections of an order that has only "1." and "2." at its paragraphs' starts, as old orders do (EO 10003)."""
    if any(line.heading or section_start(line.text) or _ABSOLUTE.match(line.text) for line in lines):
        return {}
    starts: dict[int, SectionStart] = {}
    for index, line in enumerate(lines):
        found = _NUMBERED.match(line.text)
        if found and int(found[1]) == len(starts) + 1:
            starts[index] = SectionStart(found[1], found[1], found.end())
    return starts if len(starts) > 1 else {}


def counted(lines: Sequence[Line]) -> set[int]:
    """The lines whose "1." or "A." counts: the first of a series, or the next after one that counted.

    "T. 10 N., R. 1 E." and "N. 33° E., 400 feet" in the descriptions of lands are no markers (EO 6172, 11066).
    """
    found: set[int] = set()
    seen: set[tuple[tuple[str, str], int]] = set()
    for index, line in enumerate(lines):
        if line.heading or section_start(line.text):
            seen.clear()
        markers, _ = split_markers(line.text)
        readings_of = [(one.series, one.ordinal) for one in readings(markers[0])] if markers else []
        fitting = [
            (series, ordinal) for series, ordinal in readings_of if ordinal == 1 or (series, ordinal - 1) in seen
        ]
        if fitting:
            found.add(index)
            seen.update(fitting)
    return found


def absolute(text: str) -> SectionStart | None:
    """Numbers in the manner of 1978–2000: "1-101." (EO 12092), "2-1." (EO 12114)."""
    found = _ABSOLUTE.match(text)
    return SectionStart(found[1], found[1], found.end()) if found else None

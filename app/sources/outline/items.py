"""The paragraphs of one section become its tree: markers open provisions, the rest is their text."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.law import numbering
from app.law.documents import HeadingStatus, ParseNote, Span
from app.sources.outline.growth import Item
from app.sources.outline.paragraphs import Body, Paragraph, split_body
from app.sources.outline.recitals import is_recital, told
from app.sources.outline.section_heads import captions

_ENDS = (".", ":", "—", "-", "?")
_RUN_IN_REACH = 40
_MOST_CUTS = 4  # rounds in which paragraphs are cut
_WORD = r"(?<=[a-z]\s)(?<!graph\s)(?<!ection\s)(?<!clause\s)"  # "shall consider (1) the policies" (EO 11136)
_NO_ITEM = r"(?:of|above|below|and|or|through|to|hereof|thereof)\b"  # "paragraph (c) of section 3"
_MOST_MARKERS = 6
_LONGEST_LIST = 50  # items in one paragraph
_NOTES = {
    "skips": ("gap_in_numbering", "{} does not follow the number before it"),
    "repeats": ("numbers_out_of_order", "{} repeats or precedes the number before it"),
    "opens_late": ("late_first_number", "{} is the first number of its list"),
}


@dataclass(frozen=True, slots=True)
class _Step:
    """One marker of a paragraph, or (marker None) a paragraph without.

    `end` is where the words of the provision begin; None for a marker with another marker right behind it.
    """

    body: Body
    marker: numbering.Marker | None
    end: int | None
    heading: Span | None = None
    at_once: bool = False
    after: str = ""


def read_heading(paragraph: Paragraph, begin: int, *, after_label: bool = False) -> tuple[Span | None, int]:
    """The caption that stands at `begin`, and where the words after it begin.

    Words in the type of headings are one only if a full stop, colon or dash ends them or the paragraph ends there:
    "Sec. 2. *Provided*, that" has none. After a section's label a capital after them will do: EO 14244 prints
    "Sec. 2. *Revocation* I hereby revoke".
    """
    text = paragraph.text
    begin = _skip_space(text, begin)
    end = next((span[1] for span in paragraph.captions if span[0] <= begin < span[1]), begin)
    words, after = text[begin:end].rstrip(), _skip_space(text, end)
    is_ended = words.endswith(_ENDS)
    ends_after = text.startswith(_ENDS, after)
    if not words or not (is_ended or ends_after or after == len(text) or (after_label and text[after].isupper())):
        return None, begin
    if ends_after and not is_ended:
        after = _skip_space(text, after + 1)
    return (begin, begin + len(words.rstrip(" .:—-"))), after


def _skip_space(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at


def arrange(root: Item, bodies: Sequence[Body], unique: Callable[[str], str]) -> list[ParseNote]:
    """Put every word of `bodies` into `root` and the provisions it grows; returns what is odd about the markers.

    Args:
        root: the section; its label is taken off the first body already (Body.begin).
        bodies: its paragraphs in order, "part" lines among them.
        unique: makes an id unique in the order.
    """
    bodies = told(bodies) if root.id == "preamble" else bodies
    steps, plan = _plan(root, bodies)
    for _ in range(_MOST_CUTS):
        if not (cuts := _run_ins(steps, plan)):
            break
        bodies = [half for body in bodies for half in _cut(body, cuts)]
        steps, plan = _plan(root, bodies)
    tree = _Tree(root, unique)
    for step, placement, following in zip(steps, plan, _next_depths(plan), strict=True):
        if step.body.paragraph.role == "part":
            tree.pending.append(step.body)
        elif placement is None or step.marker is None:
            tree.prose(step.body, step.end or 0, following)
        else:
            tree.provision(step, step.marker, placement)
    tree.spill()
    return tree.notes


def _plan(root: Item, bodies: Sequence[Body]) -> tuple[list[_Step], list[numbering.Placement | None]]:
    """The steps of a section, and the placement of each that has a marker."""
    steps = _steps(root, bodies)
    run = [_occurrence(step, step.marker) for step in steps if step.marker]
    placements = iter(numbering.arrange(run))
    return steps, [next(placements) if step.marker else None for step in steps]


def _occurrence(step: _Step, marker: numbering.Marker) -> numbering.Occurrence:
    paragraph = step.body.paragraph
    holds_first = "(a)" in paragraph.text[step.end or 0 :]
    return numbering.Occurrence(marker, paragraph.margin, step.after, step.at_once, holds_first)


def _run_ins(steps: Sequence[_Step], plan: Sequence[numbering.Placement | None]) -> dict[int, Sequence[int]]:
    """Where an item of a list stands inside the paragraph of another. Keys are the paragraphs (by identity).

    The first of a list stands behind its lead ("For purposes of this order: (a) the term …": EO 13159 and 16 more set
    it so, and "(b)" as a paragraph of its own); one that is missing, or the next, behind the item before it
    ("(8) the Secretary of Labor; (9) the Secretary of …": EO 12590).
    """
    cuts: dict[int, Sequence[int]] = {}
    lists: list[numbering.Reading] = []
    for index, placement in enumerate(plan):
        outer = lists[: placement.depth] if placement else lists
        if at := _find_outer(steps[index], outer, plan[index + 1 : index + 1 + _RUN_IN_REACH]):
            cuts.setdefault(id(steps[index].body), (at,))
        if placement is None:
            continue
        lists[placement.depth :] = [placement.reading]
        if placement.rule == "opens_late" and placement.reading.ordinal == 2:
            _cut_first(steps[max(0, index - _RUN_IN_REACH) : index], placement.reading, cuts)
        elif placement.rule in ("skips", "opens_late"):
            _cut_missing(steps[max(0, index - _RUN_IN_REACH) : index], placement.reading, cuts)
        if following := _find_next(steps[index], placement.reading):
            cuts.setdefault(id(steps[index].body), following)
    return cuts


def _cut_first(steps: Sequence[_Step], reading: numbering.Reading, cuts: dict[int, Sequence[int]]) -> None:
    first = f"({numbering.enumerator(reading.series, 1)})"
    for step in reversed(steps):
        if step.marker and step.marker.label == first:
            return
        if (at := _find_inside(step, rf"(?:(?<=[:—.;,]\s)|(?<=[:;—])|{_WORD}){re.escape(first)}\s")) is not None:
            cuts[id(step.body)] = (at,)
            return


def _cut_missing(steps: Sequence[_Step], reading: numbering.Reading, cuts: dict[int, Sequence[int]]) -> None:
    """The item before one that skips it: "(d) In Section 1-201" behind the words of (c) (EO 12365)."""
    missing = numbering.enumerator(reading.series, reading.ordinal - 1)
    glued = rf"(?<=[a-z)]\.\s){missing}\.\s(?=[A-Z])"  # "… subsection (d). 10. Section 11 is" (EO 12107)
    pattern = (
        glued
        if reading.series == (".", "1")
        else rf"(?:(?<=[.;:,”\"])|(?<=[a-z.;:,”\"]\s))\({missing}\.?\)\s(?!{_NO_ITEM})"
    )
    for step in reversed(steps):
        if step.marker and step.marker.enumerator == missing:
            return
        if (at := _find_inside(step, pattern)) is not None:
            cuts.setdefault(id(step.body), (at,))
            return


def _find_next(step: _Step, reading: numbering.Reading) -> Sequence[int]:
    """Where the next items stand in the paragraph of an item, each behind a full stop or semicolon.

    EO 10422 has "(a) Federal Bureau of Investigation files.(b) …" to (j) in one: the ninth is (i), whatever else it may
    be by itself.
    """
    found: list[int] = []
    while pattern := _next_mark(step, reading):
        at = _find_inside(step, pattern, found[-1] if found else 0)
        if at is None:
            break
        found.append(at)
        reading = numbering.Reading(reading.series, reading.ordinal + 1)
    return found


def _next_mark(step: _Step, reading: numbering.Reading) -> str:
    """What the next mark of a list looks like inside the paragraph of an item, or ""."""
    if step.marker is None or step.end is None or reading.ordinal >= _LONGEST_LIST:
        return ""
    following = numbering.enumerator(reading.series, reading.ordinal + 1)
    if step.marker.style == "." and following.isdigit():  # "… May 12, 1933.2. The National" (EO 6340)
        return rf"(?:(?<=\d\.)|(?<=;\s)){following}\.\s(?=[A-Z])"
    if step.marker.style != "()":
        return ""
    return rf"(?:(?<=[.;])|(?<=[.;]\s)|(?<=;\sor\s)|(?<=;\sand\s))\({following}\)\s?(?!{_NO_ITEM})(?=[\w$])"


def _find_outer(step: _Step, lists: Sequence[numbering.Reading], after: Sequence[numbering.Placement | None]) -> int:
    """Where the next item of a list further out stands behind a sentence's end in a paragraph, or 0.

    "(4) …, or her designee. (b) The Secretary" (EO 12631); the closing words of a list do so too (EO 12318).
    """
    for reading in reversed(lists):
        if reading.series[0] != "()":
            continue
        following = numbering.Reading(reading.series, reading.ordinal + 1)
        mark = numbering.enumerator(following.series, following.ordinal)
        at = _find_inside(step, rf"(?:(?<=[a-z)]\.)|(?<=[a-z)]\.\s))\({mark}\)\s?(?!{_NO_ITEM})(?=[A-Z])")
        if at is not None and not any(one and one.reading[:2] == following[:2] for one in after):
            return at
    return 0


def _find_inside(step: _Step, pattern: str, begin: int = 0) -> int | None:
    """Where a mark stands in a paragraph after `begin`, outside of the text that is for elsewhere."""
    for match in re.compile(pattern).finditer(step.body.paragraph.text, begin):
        is_quoted = any(start <= match.start() < end for start, end in step.body.quotation.spans)
        if match.start() > max(step.end or 0, begin) and not is_quoted:
            return match.start()
    return None


def _cut(body: Body, cuts: Mapping[int, Sequence[int]]) -> Sequence[Body]:
    """The body, or its pieces; a heading at the head of each but the first is looked for."""
    pieces: list[Body] = []
    for at in reversed(cuts.get(id(body), ())):
        body, piece = split_body(body, at)
        paragraph = piece.paragraph
        typed = paragraph.heading_status is HeadingStatus.CONFIRMED
        spans = captions(paragraph.text, 0, paragraph.captions, typed=typed)
        pieces.append(replace(piece, paragraph=replace(paragraph, captions=spans)))
    return [body, *reversed(pieces)]


def _next_depths(plan: Sequence[numbering.Placement | None]) -> list[int | None]:
    """For each step the depth of the next marker after it, or None."""
    depths: list[int | None] = []
    following: int | None = None
    for placement in reversed(plan):
        depths.append(following)
        following = placement.depth if placement else following
    return depths[::-1]


def _steps(root: Item, bodies: Sequence[Body]) -> list[_Step]:
    steps: list[_Step] = []
    after = ""
    for index, body in enumerate(bodies):
        begin = body.begin
        if index == 0 and root.label:
            span, begin = read_heading(body.paragraph, begin, after_label=True)
            head(root, body, span)
        is_plain = body.quotation.whole or body.recites or body.paragraph.role == "part"
        found = [] if is_plain else _markers(body, begin, after)
        steps += found or [_Step(body, None, begin)]
        after = body.paragraph.text.rstrip()[-1:]
    return steps


def _markers(body: Body, begin: int, after: str) -> list[_Step]:
    """The markers at the start of a paragraph, each with the heading after it: "(b) *Terms*. (1) …" has two."""
    steps: list[_Step] = []
    paragraph = body.paragraph
    while len(steps) < _MOST_MARKERS:
        markers, rest = numbering.split_markers(paragraph.text[begin:], pointed=paragraph.pointed and not steps)
        if not markers:
            break
        begin = len(paragraph.text) - len(rest)
        span, begin = read_heading(paragraph, begin)
        if steps:
            steps[-1] = replace(steps[-1], end=None)
        for marker in markers:
            last = marker is markers[-1]
            steps.append(_Step(body, marker, begin if last else None, span if last else None, bool(steps), after))
    return steps


def head(item: Item, body: Body, span: Span | None) -> None:
    """Give `item` the words at `span` as its heading."""
    if span is not None:
        item.heading = body.paragraph.text[span[0] : span[1]]
        item.heading_status = body.paragraph.heading_status


class _Tree:
    """The provisions that are open while a section is read."""

    def __init__(self, root: Item, unique: Callable[[str], str]) -> None:
        self.open = [root]
        self.unique = unique
        self.notes: list[ParseNote] = []
        self.pending: list[Body] = []

    def provision(self, step: _Step, marker: numbering.Marker, placement: numbering.Placement) -> None:
        """Open the provision that `marker` begins."""
        del self.open[placement.depth + 1 :]
        parent = self.open[-1]
        enumerator = placement.reading.meant or marker.enumerator
        plain = enumerator if marker.style == "-" else f"{parent.id}.{enumerator}"
        item = Item(self.unique(plain), marker.label, margin=step.body.paragraph.margin)
        item.part = " ".join(body.paragraph.text for body in self.pending)
        self.pending.clear()
        head(item, step.body, step.heading)
        if step.end is not None:
            item.add(step.body, step.end)
        parent.children.append(item)
        self.open.append(item)
        self._note(plain, item, placement)

    def prose(self, body: Body, begin: int, following: int | None) -> None:
        """Add a paragraph without a marker; `following` is the depth of the next marker."""
        self.spill()
        target = self._owner(body)
        if following is not None:  # what stands between two items cannot close their list
            target = max(target, min(following + 1, len(self.open) - 1))
        if not body.quotation.whole:
            del self.open[target + 1 :]
        self.open[target].has_more |= begin == 0
        self.open[target].add(body, begin)

    def spill(self) -> None:
        """Part lines with no provision after them are text like any other."""
        for body in self.pending:
            self.open[-1].add(body)
        self.pending.clear()

    def _owner(self, body: Body) -> int:
        """The depth of the provision that an unmarked paragraph belongs to, by its margin and the list before it."""
        last = len(self.open) - 1
        if last == 0 or body.quotation.whole:
            return last
        if self.open[0].id == "preamble" and is_recital(body):
            return 0
        margin = body.paragraph.margin
        level = last
        while margin is not None and level and (self.open[level].margin or 0) > margin:
            level -= 1
        if level < last:
            return level
        item, parent = self.open[last], self.open[last - 1]
        deeper = margin is not None and item.margin is not None and margin > item.margin
        unfinished = not item.prose.paragraphs or item.prose.paragraphs[-1][-1] in ":—"
        # EO 13951: (a) and (b) have a second paragraph each, so that after (c) is (c)'s too.
        goes_on = item.has_more or any(sibling.has_more for sibling in parent.children)
        return last if deeper or unfinished or goes_on or len(parent.children) < 2 else last - 1

    def _note(self, plain: str, item: Item, placement: numbering.Placement) -> None:
        if placement.reading.meant:
            detail = f"{item.label} is printed where ({placement.reading.meant}) is meant"
            self.notes.append(ParseNote("mark_misprinted", detail, item.id))
        if item.id != plain:
            self.notes.append(ParseNote("repeated_number", f"{plain} stands here more than once", item.id))
        elif placement.rule in _NOTES:
            code, detail = _NOTES[placement.rule]
            self.notes.append(ParseNote(code, detail.format(item.label), item.id))
        if placement.ambiguous:
            self.notes.append(ParseNote("ambiguous_marker", f"{item.label} may stand at another depth", item.id))

"""A provision while it grows: paragraphs are added to it, then it is frozen into a Section."""

from dataclasses import dataclass, field

from app.law.documents import HeadingStatus, Section, Span
from app.sources.outline.paragraphs import Body, move

_SEPARATOR = "\n\n"


@dataclass(slots=True)
class _Prose:
    """Paragraphs joined by a blank line, with the spans and pages moved to where they came to stand."""

    paragraphs: list[str] = field(default_factory=list)
    length: int = 0
    quoted: list[Span] = field(default_factory=list)
    pages: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return _SEPARATOR.join(self.paragraphs)

    def add(self, body: Body, begin: int) -> None:
        rest = body.paragraph.text[begin:]
        words = rest.strip()
        if not words:
            self.pages += [(self.length, page) for offset, page in body.paragraph.pages if offset >= begin]
            return
        low = self.length + (len(_SEPARATOR) if self.paragraphs else 0)
        origin = begin + len(rest) - len(rest.lstrip())
        self.paragraphs.append(words)
        self.length = low + len(words)
        spans = move(body.quotation.spans, origin, len(words))
        self.quoted += [(low + start, low + end) for start, end in spans]
        self.pages += [(low + max(0, min(len(words), at - origin)), page) for at, page in body.paragraph.pages]


@dataclass(slots=True)
class Item:
    """A provision while it grows."""

    id: str
    label: str = ""
    part: str = ""
    heading: str = ""
    heading_status: HeadingStatus = HeadingStatus.NONE
    margin: int | None = None
    prose: _Prose = field(default_factory=_Prose)
    closing: _Prose = field(default_factory=_Prose)
    children: list["Item"] = field(default_factory=list)
    has_more: bool = False
    """A paragraph without a marker was added to it."""

    def add(self, body: Body, begin: int = 0) -> None:
        """Add the words of `body` from `begin` on, after what the provision holds already."""
        (self.closing if self.children else self.prose).add(body, begin)

    def _is_name_alone(self) -> bool:
        """Whether a guessed heading is all that a numbered item has: EO 12171 lists agencies so."""
        is_guess = self.heading_status is HeadingStatus.UNVERIFIED and not self.label.startswith(("S", "s", "§"))
        return is_guess and not (self.prose.paragraphs or self.children or self.closing.paragraphs)

    def freeze(self) -> Section:
        """The finished provision. Pages that begin inside `closing` are given at the end of `text`."""
        late = [(self.prose.length, page) for _, page in self.closing.pages]
        heading, text = self.heading, self.prose.text
        if self._is_name_alone():
            heading, text = "", f"{heading}."
        return Section(
            id=self.id,
            label=self.label,
            heading=heading,
            heading_status=self.heading_status if heading else HeadingStatus.NONE,
            part=self.part,
            text=text,
            closing=self.closing.text,
            children=tuple(child.freeze() for child in self.children),
            quoted=tuple(self.prose.quoted),
            closing_quoted=tuple(self.closing.quoted),
            pages=tuple(self.prose.pages + late),
        )

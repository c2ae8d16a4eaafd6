"""What a comparison of two publications of one order finds."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from app.law.documents import Span


class DifferenceClass(StrEnum):
    """What kind of thing differs; `docs/comparison.md` has the rules. Only `wording` is of operative words."""

    WORDING = "wording"
    CITATION = "citation"
    HEADING = "heading"
    LABEL = "label"
    ENUMERATOR = "enumerator"
    SIGNATURE = "signature"
    TYPOGRAPHY = "typography"
    WHITESPACE = "whitespace"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Side:
    """What one publication has at a difference.

    Attributes:
        text: its words, as they stand there.
        section: the id of the provision in that publication; None for what stands in no provision.
        field: the field of the provision ("part", "label", "heading", "text", "closing"), of the signature
            ("signature.name"), or the fact ("title").
        span: in that field.
        before, after: what stands around it there, for people.
    """

    text: str
    section: str | None
    field: str
    span: Span
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two publications have differently.

    Attributes:
        kind: of its kinds the first that fits.
        section: the provision it concerns, by the left publication's id where that has it, or None.
        left, right: what each has; None where it has nothing.
    """

    kind: DifferenceClass
    section: str | None
    left: Side | None
    right: Side | None


@dataclass(frozen=True, slots=True)
class Uncompared:
    """Words that only one publication has as text: the other has them as a picture.

    Attributes:
        section: the id of the annex in the publication that has its words.
        held_by: "left" or "right".
    """

    section: str
    held_by: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two publications of one order, compared.

    Attributes:
        differences: words, labels and headings in document order, then marks and breaks, then the signature and the
            facts.
        uncompared: what could not be compared.
    """

    differences: tuple[Difference, ...]
    uncompared: tuple[Uncompared, ...] = ()

    @property
    def operative_text_identical(self) -> bool | None:
        """Whether no operative word differs; None if none does that could be compared, and some could not."""
        if any(difference.kind is DifferenceClass.WORDING for difference in self.differences):
            return False
        return None if self.uncompared else True

    def counts(self) -> dict[str, int]:
        """How many differences there are of each kind."""
        found = Counter(difference.kind for difference in self.differences)
        return {kind.value: found[kind] for kind in DifferenceClass}

"""What a quotation is compared with, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.law.documents import Span


class Verdict(StrEnum):
    """How far a quotation has the order's words; the first that fits, in the order of their rows in the rules."""

    EXACT = "exact"
    EXACT_FOLDED = "exact_folded"
    PARTIAL = "partial"
    ALTERED = "altered"
    NOT_FOUND = "not_found"


RANKS: Mapping[Verdict, int] = {verdict: rank for rank, verdict in enumerate(Verdict)}
"""The best verdict first."""


class Risk(StrEnum):
    """What a change of words may turn round."""

    NEGATION = "negation"
    NUMBER = "number"
    MODAL = "modal"


class Field(StrEnum):
    """Where in an order words stand."""

    TITLE = "title"
    PART = "part"
    LABEL = "label"
    HEADING = "heading"
    TEXT = "text"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision of an order as it is served, in document order among its fellows; see `documents.Section`.

    Attributes:
        quoted, closing_quoted: spans of `text` and `closing` that are new text for another order or law.
        depth: 0 for a top-level provision; a provision lies in the nearest one before it of a lesser depth.
    """

    id: str
    label: str = ""
    heading: str = ""
    part: str = ""
    text: str = ""
    closing: str = ""
    quoted: tuple[Span, ...] = ()
    closing_quoted: tuple[Span, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class OrderText:
    """An order's words: its title and its provisions in document order; none where its text is not held."""

    number: str
    title: str
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Words in an order.

    Attributes:
        section: the id of the provision; None for the title.
        span: in that field of that provision.
        text: the order's own words there.
    """

    order: str
    section: str | None
    field: Field
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the quotation and the order's words part.

    Attributes:
        op: "replace", "insert" (the quotation has more), "delete" (it has less), or what kind of typography differs:
            "case", "punctuation", "hyphen", "mark", "bracket", "label", "heading".
        quote_span: in the quotation as given; empty where it has nothing.
        place: the order's words; its span is empty where it has nothing.
        risk: what the change may turn round.
    """

    op: str
    quote_span: Span
    quote_words: str
    place: Place
    risk: Risk | None = None


@dataclass(frozen=True, slots=True)
class Omission:
    """What an ellipsis or a bracket stands for.

    Attributes:
        quote_span: the ellipsis or bracket in the quotation.
        places: the words left out, one place a field they stand in.
        flags: of "negation", "number", "exception", "sentence_end": what the words left out hold.
    """

    quote_span: Span
    places: tuple[Place, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One passage of an order that has the quotation's words, or the nearest to them.

    Attributes:
        places: the passage, one place a field it runs over, in document order.
        quoted: whether the words stand in text for another order or law, or that the order quotes.
    """

    verdict: Verdict
    places: tuple[Place, ...]
    differences: tuple[Difference, ...] = ()
    omitted: tuple[Omission, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one quotation.

    Attributes:
        matches: the passages with that verdict, the best first; for `altered` the nearest one.
        risk: of all its differences and omissions.
        few_words: fewer than three words, which prove little.
        notes: snake_case codes of what a reader should know ("joined_provisions", "in_title", "in_heading",
            "in_quoted_text").
    """

    verdict: Verdict
    matches: tuple[Match, ...] = ()
    risk: tuple[Risk, ...] = ()
    few_words: bool = False
    notes: tuple[str, ...] = ()

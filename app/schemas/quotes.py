"""Quotations checked against the orders' own words."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from app.schemas.base import Model, Span, TextCoverage
from app.schemas.orders import OrderLink
from app.schemas.vocabulary import OrderStatus


class QuoteVerdict(StrEnum):
    """How far a quotation has the order's words; the first that fits; docs/quotations.md has the rules."""

    EXACT = "exact"
    """The same characters, white space and a closing point or comma aside."""
    EXACT_FOLDED = "exact_folded"
    """The same words in the same order; how they are written differs, as `differences` lists."""
    PARTIAL = "partial"
    """An ellipsis or a bracket stands for words of the order, as `omitted` and `differences` list."""
    ALTERED = "altered"
    """Words are changed, dropped or added without a sign."""
    NOT_FOUND = "not_found"
    """Nothing of it is in the order beyond chance."""
    UNCHECKED = "unchecked"
    """Nobody can tell: the text of the order is not held, the quotation has too many signs, or it is a word or two of
    prose of which nobody says the order."""


class OrderBasis(StrEnum):
    """How the order of a quotation was found."""

    PARAMETER = "parameter"
    """It was asked for."""
    NAMED = "named"
    """The prose names it near the quotation."""
    WORDS = "words"
    """Its words are the quotation's."""


class QuoteRisk(StrEnum):
    """What a change or an omission may turn round."""

    NEGATION = "negation"
    NUMBER = "number"
    MODAL = "modal"


class OmissionFlag(StrEnum):
    """What the words left out hold."""

    NEGATION = "negation"
    NUMBER = "number"
    MODAL = "modal"
    """Of a bracket that puts one modal for another."""
    EXCEPTION = "exception"
    SENTENCE_END = "sentence_end"


class DifferenceOp(StrEnum):
    """How the quotation and the order's words part."""

    REPLACE = "replace"
    INSERT = "insert"
    """The quotation has more."""
    DELETE = "delete"
    """It has less."""
    CASE = "case"
    PUNCTUATION = "punctuation"
    HYPHEN = "hyphen"
    MARK = "mark"
    """Quotation marks, apostrophes, accents, markup."""
    BRACKET = "bracket"
    LABEL = "label"
    """A label of a provision is left out, or one is there that the order does not have."""
    HEADING = "heading"


class QuoteField(StrEnum):
    """Which text of an order the words stand in."""

    TITLE = "title"
    PART = "part"
    LABEL = "label"
    HEADING = "heading"
    TEXT = "text"
    CLOSING = "closing"


class QuoteNote(StrEnum):
    """What a reader of the verdict should know."""

    IN_TITLE = "in_title"
    """The words are of the title."""
    IN_HEADING = "in_heading"
    """The words are of a heading."""
    IN_QUOTED_TEXT = "in_quoted_text"
    """The order quotes these words: they are text for another order or law, or another's."""
    JOINED_PROVISIONS = "joined_provisions"
    """The words run over several provisions: `parts` names them."""
    IN_OTHER_ORDER = "in_other_order"
    """The words are another order's: `matches` has it."""
    AS_AMENDED = "as_amended"
    """They are in an order that amends this one."""
    TEXT_NOT_HELD = "text_not_held"
    """Of the order no more than facts are held; its title was compared."""
    FEW_WORDS = "few_words"
    """Fewer than three words prove little."""
    TOO_MANY_SIGNS = "too_many_signs"
    """It has more than 20 ellipses and brackets, and may be anything."""
    UNCLOSED = "unclosed"
    """The prose has no closing mark for it: `quote` is as much of it as the order has, or all that may belong to it."""
    MORE_MATCHES = "more_matches"
    """There are more passages than `matches` has."""


class QuotePart(Model):
    """Words of an order in one of its texts."""

    section: str | None
    """The provision; null for the title."""
    citation: str
    """"EO 14288, sec. 3(b)"."""
    field: QuoteField
    span: Span
    """Where they stand in that text."""
    text: str
    """The order's own words."""


class QuoteMatch(Model):
    """A passage of an order that has the quotation's words, or is nearest to them."""

    verdict: QuoteVerdict
    """What the quotation is to this passage."""
    order: str
    """The order's number."""
    section: str | None
    """The provision in which all of the passage stands; null for a title, and where no one provision holds it."""
    citation: str
    """"EO 14288, sec. 3(b)"."""
    field: QuoteField | None
    """Null where the passage runs over several texts: `parts` has each."""
    span: Span | None
    """Where it stands, a half-open range of code points in `field`; null where the passage runs over several texts."""
    text: str
    """The order's own words, those of several texts one after the other."""
    parts: list[QuotePart]
    """The passage by the texts that it stands in."""
    quoted: bool
    """Whether the order quotes these words, as text for another order or law."""
    publication: str | None
    """The source of the order's text; null of a title, where no text is held."""
    status: OrderStatus
    amended_by: int | None
    """How many orders amend it: its words may have been changed since. Null in a corpus that an older release
    ingested."""
    url: str
    """The provision, or the order where no one provision holds it."""
    page_url: str
    """The page of the order, opened at these words."""


class QuoteDifference(Model):
    """Where the quotation and the first of the matches part."""

    op: DifferenceOp
    quote_span: Span
    """Where in the quotation, a half-open range of code points."""
    quote_words: str
    """The quotation's words; "" where it has less."""
    section: str | None
    """The provision, by id; null for a title."""
    field: QuoteField
    text_span: Span
    """Where in that text of the order, a half-open range of code points."""
    text_words: str
    """The order's words; "" where the quotation has more."""
    risk: QuoteRisk | None
    """What the change may turn round; null where nothing of that kind is touched."""


class QuoteOmission(Model):
    """What an ellipsis or a bracket stands for."""

    quote_span: Span
    """Where the ellipsis or bracket stands in the quotation."""
    words: str
    """The order's words that were left out."""
    parts: list[QuotePart]
    """The words left out, by the texts that they stand in."""
    flags: list[OmissionFlag]
    """What they hold that may matter; empty where nothing does."""


class QuoteCheck(Model):
    """One quotation and what became of it."""

    quote: str
    """The words between the marks."""
    span: Span
    """Where they stand in what was sent."""
    verdict: QuoteVerdict
    order: OrderLink | None
    """The order it was compared with; null where none has its words."""
    order_basis: OrderBasis | None
    """How that order was found; null where none was."""
    risk: list[QuoteRisk]
    """What its differences may turn round; empty where nothing of that kind is touched."""
    few_words: bool
    """Whether it has fewer than three words, which prove little."""
    matches: list[QuoteMatch]
    """The passages, the best first; where the words are another order's, that one's."""
    differences: list[QuoteDifference]
    """Of the first match, in the order of the quotation."""
    omitted: list[QuoteOmission]
    """What its ellipses and brackets stand for, in the order of the quotation."""
    notes: list[QuoteNote]
    """What a reader of the verdict should know; empty as a rule."""
    coverage: TextCoverage | None
    """Where no order is told: of how many orders the text was searched, for another may have the words; else null."""


class QuotesToCheck(Model):
    """Prose with quotations in it."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=65_536)]
    """The prose: plain text, Markdown, or what was copied from a page. At most 65,536 bytes of UTF-8."""
    order: Annotated[str | None, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")] = None
    """The order that is quoted, by its number or a citation that /v1/resolve reads.

    Null where the prose says it, or nobody does.
    """


class CitationVerdict(StrEnum):
    """Whether the order that prose names is the one that it describes."""

    OK = "ok"
    NO_SUCH_ORDER = "no_such_order"
    TITLE_DIFFERS = "title_differs"
    DATE_DIFFERS = "date_differs"
    OTHER_ORDER_FITS = "other_order_fits"
    """What is said of it is true of another order, which `suggestion` names."""
    UNCHECKED = "unchecked"
    """Nothing is said of it that can be compared, or what it names is not held."""


class CitationBasis(StrEnum):
    """By what an order is named."""

    NUMBER = "number"
    TITLE = "title"
    DATE = "date"
    PRESIDENT = "president"
    PAGE = "page"
    KIND = "kind"


class CitationEvidence(Model):
    """One thing that was compared."""

    basis: CitationBasis
    words: str
    """What the prose says."""
    says: str
    """What is known of the order, or why nothing is."""
    order: str | None
    """The order that it is known of; null where nothing is known."""
    agrees: bool | None
    """Null where it could not be compared."""


class CitationCheck(Model):
    """An order that prose cites, and whether it is the one that the prose describes."""

    words: str
    """The words of the prose that cite it."""
    span: Span
    """Where they stand in what was sent, a half-open range of code points."""
    order: str | None
    """The order cited, by its number or as the only one that its title or day can mean; null where none can be told."""
    verdict: CitationVerdict
    suggestion: str | None
    """The order that everything said fits, where it is not the one cited; else null."""
    evidence: list[CitationEvidence]
    """What was compared, and whether it agrees."""


class QuoteChecks(Model):
    """Every quotation and every order cited that was found in prose."""

    quotes: list[QuoteCheck]
    """In the order of the prose; the spans of what differs are in each `quote`."""
    citations: list[CitationCheck]
    """The orders that the prose cites, in its order."""

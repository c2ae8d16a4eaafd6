"""Quotations and citations checked."""

from app.agents.answers.base import Answer, OrderLink, Url, Whole


class Difference(Answer):
    """Where a quotation and the order's words part."""

    op: str
    quote_words: str
    text_words: str
    risk: str | None


class Passage(Answer):
    """A passage of an order that has the words, or is nearest to them."""

    verdict: str
    citation: str
    text: str
    status: str
    amended_by: int | None
    url: Url


class Checked(Whole):
    """One quotation and what became of it.

    Attributes:
        meaning: the verdict in a sentence.
        omitted: the order's words that an ellipsis or a bracket stands for.
        notes: what a reader of the verdict should know, by name.
    """

    quote: str
    verdict: str
    meaning: str
    order: OrderLink | None
    matches: list[Passage]
    differences: list[Difference]
    omitted: list[str]
    risk: list[str]
    notes: list[str]


class CheckedQuote(Answer):
    """One quotation of prose, with the nearest passage."""

    quote: str
    verdict: str
    meaning: str
    order: OrderLink | None
    match: Passage | None
    differences: list[Difference]
    notes: list[str]


class Evidence(Answer):
    """One thing that was compared: what the prose says, with what is known of an order."""

    basis: str
    words: str
    says: str
    order: str | None
    agrees: bool | None


class CheckedCitation(Answer):
    """An order that prose cites, and whether it is the one that the prose describes."""

    words: str
    order: str | None
    verdict: str
    suggestion: str | None
    evidence: list[Evidence]


class Checks(Whole):
    """Every quotation and every order cited in prose."""

    quotes: list[CheckedQuote]
    citations: list[CheckedCitation]

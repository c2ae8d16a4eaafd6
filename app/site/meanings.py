"""What the words of the answers mean, in one sentence each, for people."""

from collections.abc import Mapping

from app.schemas import DifferenceOp, OrderStatus, QuoteNote, QuoteVerdict, StatusLimit

STATUSES: Mapping[OrderStatus, str] = {
    OrderStatus.IN_FORCE: "Nothing that we hold ended it.",
    OrderStatus.PARTLY_REVOKED: "A part of it was revoked; the rest holds.",
    OrderStatus.REVOKED: "It was revoked.",
    OrderStatus.SUPERSEDED: "Another document took its place.",
    OrderStatus.PARTLY_SUPERSEDED: "Another document took the place of a part of it; the rest holds.",
    OrderStatus.SUSPENDED: "It is suspended: it does not apply while that lasts.",
    OrderStatus.PARTLY_SUSPENDED: "A part of it is suspended; the rest holds.",
    OrderStatus.TERMINATED: "It was ended.",
    OrderStatus.PARTLY_TERMINATED: "A part of it, or a body that it set up, was ended; the rest holds.",
    OrderStatus.EXPIRED: "It ended by its own words, or as the editors note.",
    OrderStatus.PARTLY_EXPIRED: "A part of it, or a body that it set up, ended by itself; the rest holds.",
    OrderStatus.NULLIFIED: "It was declared void.",
    OrderStatus.PARTLY_NULLIFIED: "A part of it was declared void; the rest holds.",
    OrderStatus.REINSTATED: "It had ended, and was put back in force.",
    OrderStatus.UNKNOWN: "What we hold does not tell whether it is in force.",
}
"""What a status says of an order."""

LIMITS: Mapping[StatusLimit, str] = {
    StatusLimit.COURTS: "decisions of courts are not held: an order struck down or enjoined is told as if it were not",
    StatusLimit.STATUTES_NOT_NOTED: "what a law did to it counts only where the editors noted it",
    StatusLimit.DOCUMENTS_NOT_HELD: "what proclamations, memoranda and orders without text did counts only where noted",
    StatusLimit.SOURCES_DISAGREE: "the sources disagree on something that the status rests on",
    StatusLimit.NOTES_NOT_HELD: "no editors' notes on it are held: what was done to it is known from texts alone",
    StatusLimit.TEXT_NOT_HELD: "its text is not held, so that ends which it sets itself are not known",
}
"""What a status does not know."""

VERDICTS: Mapping[QuoteVerdict, tuple[str, str]] = {
    QuoteVerdict.EXACT: ("Exact", "The order has these very words."),
    QuoteVerdict.EXACT_FOLDED: ("Same words", "The order has these words; how they are written differs."),
    QuoteVerdict.PARTIAL: ("Shortened", "Ellipses or brackets stand for words of the order; the rest is its own."),
    QuoteVerdict.ALTERED: ("Altered", "Words are changed, dropped or added without a sign."),
    QuoteVerdict.NOT_FOUND: ("Not found", "Nothing of it was found beyond chance."),
    QuoteVerdict.UNCHECKED: ("Not checked", "Nobody can tell."),
}
"""What a verdict on a quotation is called, and what it says."""

NOTES: Mapping[QuoteNote, str] = {
    QuoteNote.IN_TITLE: "The words are of the title.",
    QuoteNote.IN_HEADING: "The words are of a heading.",
    QuoteNote.IN_QUOTED_TEXT: "The order quotes these words: they are text for another order or law, or another's.",
    QuoteNote.JOINED_PROVISIONS: "The words run over several provisions.",
    QuoteNote.IN_OTHER_ORDER: "The words are another order's.",
    QuoteNote.AS_AMENDED: "The words are in an order that amends this one.",
    QuoteNote.TEXT_NOT_HELD: "The text of the order is not held; its title was compared.",
    QuoteNote.FEW_WORDS: "Fewer than three words prove little.",
    QuoteNote.TOO_MANY_SIGNS: "It has too many ellipses and brackets, and may be anything.",
    QuoteNote.UNCLOSED: "The prose has no closing mark for it.",
    QuoteNote.MORE_MATCHES: "More passages have the words than are shown.",
}
"""What a note on a quotation says."""

DIFFERENCES: Mapping[DifferenceOp, str] = {
    DifferenceOp.REPLACE: "other words",
    DifferenceOp.INSERT: "added in the quotation",
    DifferenceOp.DELETE: "left out of the quotation",
    DifferenceOp.CASE: "capitals",
    DifferenceOp.PUNCTUATION: "punctuation",
    DifferenceOp.HYPHEN: "hyphen",
    DifferenceOp.MARK: "marks and accents",
    DifferenceOp.BRACKET: "bracket",
    DifferenceOp.LABEL: "label of a provision",
    DifferenceOp.HEADING: "heading",
}
"""What differs between a quotation and the order."""

SOURCES: Mapping[str, str] = {
    "federal_register": "Federal Register",
    "archive": "archive of official pages",
    "whitehouse": "White House",
    "register": "the list of orders that comes with the program",
}
"""What the sources of a text or of facts are called."""

"""What parameters are given, and what is sent: one table that the clients of all languages share."""

from typing import Any

Schema = dict[str, Any]

NEEDED = {
    "getActor slug": "attorney-general",
    "getBody slug": "lamp-advisory-council",
    "getPresident slug": "donald-trump",
    "getOrderVersion number": "14001",
    "version": "1",
    "document": "police-indemnification-90d7af1b",
    "getStatistics by": "president",
    "getStatisticsSvg by": "president",
    "exportStatisticsCsv by": "president",
    "resolveCitation citation": "EO 14288 sec. 3(b)",
    "checkQuote text": "As the order says, “the Attorney General shall” act.",
    "suggest q": "EO 142",
    "q": "order",
    "number": "14288",
    "section": "3.b",
}
"""What those are given that must be, by the operation and the name, or by the name alone."""
BODIES = {"checkQuotes": {"text": "Executive Order 14288 says “the Attorney General shall” act."}}
"""What is sent, by the operation."""
OPTIONAL_IN_BODIES = {"checkQuotes": {"order": "E.O. 14,288"}}
"""What may be there besides."""

_DAYS = ("2025-04-28", "2025-05-02")
_ORDERS = ("14288", "E.O. 12,866")
_OPTIONAL: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("number", "order", "source", "amends", "revokes", "continues"), _ORDERS),
    **dict.fromkeys(("amended_by", "revoked_by", "continued_by"), _ORDERS),
    **dict.fromkeys(("cites", "target"), ("EO 14159", "Executive Order 12866")),
    **dict.fromkeys(("president", "source_president", "target_president"), ("donald-trump", "Barack Obama")),
    **dict.fromkeys(("actor", "parent"), ("attorney-general", "Secretary of Defense")),
    **dict.fromkeys(("changed_since", "since"), ("2026-01-02T03:04:05.6Z",)),
    **dict.fromkeys(("days_to_publication_from", "due_within"), (0,)),
    **dict.fromkeys(("days_to_publication_to", "term_day_from", "term_day_to", "depth", "limit"), (2,)),
    "citation": ("90 FR 18765", "58 FR 51735"),
    "code": ("text_lacks_effect", "note_lacks_effect"),
    "cursor": ("AZaz09-_",),
    "document_number": ("2025-07790", "E9-2486"),
    "left": ("whitehouse",),
    "publisher": ("The White House", "Übersee & Co., 100 % + #1; a=b?"),
    "q": ('"Attorney General" OR citizens+defend -naïve,&=;%',),
    "right": ("archive",),
    "section": ("2.b", "1-101 ~"),
    "term": (46, 47),
    "year": (2021, 2025),
}
"""What others are given by their name; those that one can be given twice, two values."""


def optional(name: str, schema: Schema, schemas: Schema) -> Any:
    """What an optional parameter is given: not its default, and `false` rather than `true`.

    Args:
        name: the parameter's.
        schema: the parameter's.
        schemas: the components of the document that are schemas.
    """
    one = schema.get("items", schema)
    if "$ref" in one:
        values = tuple(reversed(schemas[referred(one)]["enum"]))[:2]
    elif one["type"] == "boolean":
        values = (False,)
    else:
        values = _DAYS if one.get("format") == "date" else _OPTIONAL[name]
    return list(values) if "items" in schema else values[0]


def referred(schema: Schema) -> str:
    """The name of the component that a schema is."""
    return str(schema["$ref"]).rpartition("/")[2]

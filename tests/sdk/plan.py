"""What a generated client is to call: every operation of the document, with the least that it needs."""

from dataclasses import asdict, dataclass
from typing import Any

Document = dict[str, Any]

VALUES = {
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
"""What parameters are given that must be, by the operation and the name, or by the name alone."""
BODIES = {"checkQuotes": {"text": "Executive Order 14288 says “the Attorney General shall” act."}}
"""What is sent, by the operation."""


@dataclass(frozen=True)
class Call:
    """One call.

    Attributes:
        operation: the `operationId`.
        tag: the resource that generators sort the operation under.
        arguments: what is given, by the name of the parameter.
        places: where each of these goes, "path" or "query".
        body: what is sent, and `body_model`, the name of its type; None if nothing is.
        media_type: what is answered.
        model: the name of the type of the answer, "text" or "binary".
    """

    operation: str
    tag: str
    method: str
    path: str
    arguments: dict[str, str]
    places: dict[str, str]
    body: dict[str, Any] | None
    body_model: str | None
    media_type: str
    model: str

    def line(self) -> dict[str, Any]:
        """What JSON says of it."""
        return asdict(self)


def calls(document: Document, found: dict[str, str]) -> list[Call]:
    """Every operation of the document, once.

    Args:
        document: the OpenAPI document.
        found: further values of parameters, which are others in each corpus.
    """
    return [
        _call(path, method, operation, VALUES | found)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]


def _call(path: str, method: str, operation: Document, values: dict[str, str]) -> Call:
    name = operation["operationId"]
    needed = [each for each in operation.get("parameters", ()) if each.get("required")]
    ((media_type, answer),) = operation["responses"]["200"]["content"].items()
    sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    return Call(
        operation=name,
        tag=operation["tags"][0],
        method=method,
        path=path,
        arguments={each["name"]: values.get(f"{name} {each['name']}") or values[each["name"]] for each in needed},
        places={each["name"]: each["in"] for each in needed},
        body=BODIES[name] if sent else None,
        body_model=referred(sent["schema"]) if sent else None,
        media_type=media_type,
        model=_model(answer["schema"]),
    )


def _model(schema: Document) -> str:
    if schema.get("type") != "string":
        return referred(schema)
    return "binary" if schema.get("format") == "binary" else "text"


def referred(schema: Document) -> str:
    """The name of the component that a schema is."""
    return str(schema["$ref"]).rpartition("/")[2]

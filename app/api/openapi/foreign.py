"""Objects whose form another standard owns, by their media type: named, and told as far as each of ours has it."""

from collections.abc import Sequence
from typing import Any

_TEXT = {"type": "string"}


def _object(
    title: str, description: str, properties: dict[str, dict[str, Any]], required: Sequence[str]
) -> dict[str, Any]:
    """An object with these keys and others."""
    return {
        "type": "object",
        "title": title,
        "description": description,
        "properties": properties,
        "required": list(required),
        "additionalProperties": True,
    }


COMPONENTS: dict[str, dict[str, Any]] = {
    "LinkedData": _object(
        "LinkedData",
        "JSON-LD 1.1, in the words of schema.org (docs/representations.md).",
        {
            "@context": {**_TEXT, "description": "What the keys mean: `https://schema.org`."},
            "@type": {**_TEXT, "description": "What is described: `Legislation`."},
            "@id": {**_TEXT, "description": "The permanent address of what is described."},
        },
        ("@context", "@type", "@id"),
    ),
    "JsonFeed": _object(
        "JsonFeed",
        "JSON Feed 1.1 (jsonfeed.org).",
        {
            "version": {**_TEXT, "description": "The version of the format, as an address."},
            "title": {**_TEXT, "description": "What the feed is of."},
            "feed_url": {**_TEXT, "description": "Where the feed is."},
            "items": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/JsonFeedItem"},
                "description": "What the list has, an item each.",
            },
        },
        ("version", "title", "items"),
    ),
    "JsonFeedItem": _object(
        "JsonFeedItem",
        "An item of a JSON Feed; a key that begins with `_` has the item as the list has it.",
        {
            "id": {**_TEXT, "description": "Names the item for ever, wherever it is served."},
            "url": {**_TEXT, "description": "Where the item is."},
            "title": {**_TEXT, "description": "What the item is called."},
        },
        ("id",),
    ),
}
_NAMES = {"application/ld+json": "LinkedData", "application/feed+json": "JsonFeed"}


def name_foreign(answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers of an operation, by status, with the objects of other standards named."""
    return {status: answer | _content(answer) for status, answer in answers.items()}


def _content(answer: dict[str, Any]) -> dict[str, Any]:
    content = answer.get("content", {})
    named = {kind: {"schema": {"$ref": f"#/components/schemas/{_NAMES[kind]}"}} for kind in content if kind in _NAMES}
    return {"content": {kind: content[kind] | named.get(kind, {}) for kind in content}} if named else {}

"""No component that nothing refers to: what is described is what is sent."""

from typing import Any


def pruned(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with those components alone that its operations reach."""
    reached: set[str] = set()
    _reach(document["paths"], document["components"], reached)
    kept = {
        kind: {name: part for name, part in parts.items() if f"#/components/{kind}/{name}" in reached}
        for kind, parts in document["components"].items()
    }
    return document | {"components": {kind: parts for kind, parts in kept.items() if parts}}


def _reach(node: Any, components: dict[str, Any], reached: set[str]) -> None:
    """Add to `reached` what the node refers to, and what that does."""
    if isinstance(node, dict):
        target = node.get("$ref")
        if isinstance(target, str) and target not in reached:
            reached.add(target)
            kind, name = target.split("/")[-2:]
            _reach(components[kind][name], components, reached)
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            _reach(each, components, reached)

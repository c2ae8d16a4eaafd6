"""The document that is kept in the repository, and what of a break the differ of `make contract` does not see."""

import json
from collections.abc import Iterator
from typing import Any

from tests.contract import RELEASED, SNAPSHOT, current, older, written

Asked = dict[tuple[str, str], dict[str, Any]]
"""The schema of each parameter by operation and name; of an array that of its items."""


def asked(document: dict[str, Any]) -> Asked:
    """Return what operations take."""
    return dict(_asked(document))


def _asked(document: dict[str, Any]) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    for methods in document["paths"].values():
        for operation in methods.values():
            for parameter in operation.get("parameters", ()):
                schema = parameter["schema"].get("items", parameter["schema"])
                while "$ref" in schema or "allOf" in schema:
                    target = schema.get("$ref") or schema["allOf"][0]["$ref"]
                    schema = document["components"]["schemas"][target.rpartition("/")[2]]
                yield (operation["operationId"], parameter["name"]), schema


def narrowed(before: Asked, after: Asked) -> list[tuple[str, str]]:
    """Return the parameters that are gone, or take less than they took."""
    return [place for place, schema in before.items() if place not in after or _takes_less(schema, after[place])]


def _takes_less(before: dict[str, Any], after: dict[str, Any]) -> bool:
    most = (key for key in ("maximum", "maxLength", "maxItems") if key in after)
    least = (key for key in ("minimum", "minLength", "minItems") if key in after)
    return (
        bool(set(before.get("enum", ())) - set(after.get("enum", before.get("enum", ()))))
        or any(after[key] < before.get(key, float("inf")) for key in most)
        or any(after[key] > before.get(key, float("-inf")) for key in least)
    )


def test_snapshot_is_what_the_code_says() -> None:
    """`docs/openapi/openapi.json` is the document of the code; `python -m tests.contract` writes it anew."""
    assert SNAPSHOT.read_text("utf-8") == written(current())


def test_no_parameter_takes_less_than_was_released() -> None:
    """Each parameter of the released contract is there, with all its values, and within its limits."""
    before = asked(json.loads(RELEASED.read_text("utf-8")))
    assert len(before) > 500
    assert narrowed(before, asked(older(current()))) == []


def test_narrower_parameters_are_found() -> None:
    """A parameter that is gone, a value that is gone, and a narrower limit are found."""
    place = ("listOrders", "sort")
    cases: list[tuple[dict[str, Any], Asked]] = [
        ({"type": "string"}, {}),
        ({"enum": ["a", "b"]}, {place: {"enum": ["a"]}}),
        ({"maximum": 100}, {place: {"maximum": 50}}),
        ({"type": "string"}, {place: {"type": "string", "minLength": 2}}),
    ]
    assert [narrowed({place: before}, after) for before, after in cases] == [[place]] * 4
    assert narrowed({place: {"enum": ["a"], "maximum": 5}}, {place: {"enum": ["a", "b"], "maximum": 6}}) == []

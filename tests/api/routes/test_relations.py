"""The glossary of relations over HTTP, on both databases, and in the docs."""

from pathlib import Path

from starlette.testclient import TestClient

from app.law.relations import RELATIONS
from tests.api.shelf import statements_of

DOCS = (Path(__file__).parents[3] / "docs" / "relations.md").read_text(encoding="utf-8")


def test_every_relation_has_inverse_and_meaning(api: TestClient) -> None:
    """The glossary has each relation of the vocabulary, in its order, with a sentence that says what it means."""
    page = api.get("/v1/relations").json()
    assert [(item["name"], item["inverse"]) for item in page["items"]] == [(row.name, row.inverse) for row in RELATIONS]
    assert all(item["meaning"].endswith(".") for item in page["items"])
    assert page["total"] == len(RELATIONS)


def test_a_relation_says_what_status_follows(api: TestClient) -> None:
    """What ends its target gives it a status, in whole and in part; what only relies on it gives none."""
    by_name = {item["name"]: item for item in api.get("/v1/relations").json()["items"]}
    revokes, relies = by_name["revokes"], by_name["pursuant_to"]
    assert (revokes["effect"], revokes["status"], revokes["status_in_part"]) == ("ends", "revoked", "partly_revoked")
    assert (relies["effect"], relies["status"], relies["status_in_part"]) == ("relies_on", None, None)


def test_references_are_counted_by_both_names(api: TestClient) -> None:
    """An act of a document that is not held is counted by the inverse, and the address lists those of the name."""
    by_name = {item["name"]: item for item in api.get("/v1/relations").json()["items"]}
    told = {name: (item["references"], item["inverse_references"]) for name, item in by_name.items()}
    assert (told["revokes"], told["terminates"], told["suspends"]) == ((1, 0), (0, 1), (0, 0))
    assert api.get(by_name["revokes"]["url"]).json()["total"] == 1
    assert statements_of(api, "/v1/relations") == 1


def test_the_docs_have_the_same_glossary() -> None:
    """The table of the docs has one row a relation, with the words of the vocabulary."""
    rows = [f"| `{row.name}` | `{row.inverse}` | {row.effect} | {row.meaning} |" for row in RELATIONS]
    assert [line for line in DOCS.splitlines() if line.startswith("| `")][: len(rows)] == rows

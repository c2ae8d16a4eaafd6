"""Every example is true: its request gets that answer of the sample, and the answer is what its schema says."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from app.api.openapi.examples import examples
from app.api.problems import MEDIA_TYPE
from app.main import create_app
from app.settings import Settings
from tests.api.openapi.examples import BASE_URL, answered, asked
from tests.api.openapi.test_descriptions import operations, parameters
from tests.beginnings import CopyOf

REFUSED = {"getBody", "getBulkFile", "getOrderVersion"}
"""The sample founds no body, has no download and no replaced text: a request for one is answered with 404."""
GENERAL = {
    "accept-ranges", "access-control-allow-origin", "access-control-expose-headers", "content-disposition",
    "content-encoding", "content-length", "content-security-policy", "content-type", "cross-origin-resource-policy",
    "referrer-policy", "vary", "x-content-type-options",
}  # fmt: skip
"""Fields that every server sends of whatever it sends; browsers and caches read them, no client of ours."""
NOT_ALWAYS = {"deprecation", "last-modified", "link", "ratelimit", "ratelimit-policy", "sunset"}
OPAQUE = {"cursor", "edition", "file"}
"""Parameters whose values only an answer gives, and only as long as a revision or a download is there."""


@pytest.fixture(scope="module")
def client(copy_of: CopyOf) -> Iterator[TestClient]:
    """A client of the application over the sample with what is written about its orders."""
    settings = Settings(database_url=copy_of("sqlite", "sample and coverage"))
    with TestClient(create_app(settings), base_url=BASE_URL) as made:
        yield made


def test_every_operation_has_an_example(document: dict[str, Any]) -> None:
    """There is one for each operation under its name and none else; a refusal for what the sample lacks."""
    assert {id_ for id_, _ in operations(document)} == set(examples())
    assert {name for name, row in examples().items() if row.get("status", 200) != 200} == REFUSED
    assert set(document["components"]["examples"]) == set(examples())


def test_examples_are_true(client: TestClient) -> None:
    """Each request gets the answer that is shown; `python -m tests.golden` writes them anew."""
    wrong = [name for name, row in examples().items() if answered(client, row) != row["answer"]]
    assert wrong == []


def test_fields_sent_are_fields_documented(client: TestClient, document: dict[str, Any]) -> None:
    """An answer's header has no field of ours that the document leaves out, and each that it promises."""
    rows, wrong = examples(), []
    for id_, operation in operations(document):
        if id_ not in REFUSED:
            documented = {name.lower() for name in operation["responses"]["200"].get("headers", {})}
            sent = set(asked(client, rows[id_]).headers)
            wrong += [(id_, name) for name in (sent - GENERAL - documented) | (documented - NOT_ALWAYS - sent)]
    assert wrong == []


def test_few_are_too_long_to_be_shown() -> None:
    """Nearly all answers stand in the document; of the few that are long only the request does."""
    assert len([name for name, row in examples().items() if row["answer"] is None]) <= 8


def test_examples_are_what_their_schema_says(document: dict[str, Any]) -> None:
    """Each JSON answer that is shown has the form that the document gives its operation."""
    checked = 0
    for id_, operation in operations(document):
        answer = operation["responses"][str(examples()[id_].get("status", 200))]
        for media_type, content in answer["content"].items():
            shown = document["components"]["examples"][id_].get("value")
            if media_type in ("application/json", MEDIA_TYPE) and shown is not None:
                schema = {**content["schema"], "components": document["components"]}
                errors = list(Draft202012Validator(schema).iter_errors(shown))
                assert errors == [], (id_, [error.message for error in errors][:3])
                checked += 1
    assert checked > 30


def test_parameters_have_examples_of_their_type(document: dict[str, Any]) -> None:
    """Each parameter has an example, which its own schema takes; those whose values are opaque have none."""
    for place, parameter in parameters(document):
        if parameter["name"] in OPAQUE:
            continue
        schema = {**parameter["schema"], "components": document["components"]}
        assert "example" in parameter, place
        assert list(Draft202012Validator(schema).iter_errors(parameter["example"])) == [], place

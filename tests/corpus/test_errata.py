"""What `docs/errata.md` says of the corpus is so."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import audit
from app.main import create_app
from app.settings import Settings

pytestmark = pytest.mark.corpus

ERRATA = Path(__file__).parents[2] / "docs" / "errata.md"
_CLAIM = re.compile(r"`(\d+(?:-[A-Z])?) ([a-z_]+)(?: (\S+))?`")
CLAIMS = [
    match.groups()
    for line in ERRATA.read_text(encoding="utf-8").splitlines()
    if line.startswith("|")
    for match in _CLAIM.finditer(line)
]
"""(order, name of a fact, note, conflict or doubt, value of the fact or None)."""


@pytest.fixture(scope="module")
def api(url: str) -> Iterator[TestClient]:
    """A client over the corpus."""
    with TestClient(create_app(Settings(database_url=url))) as made:
        yield made


@pytest.fixture(scope="module")
def doubts(url: str) -> set[tuple[str, str]]:
    """The order and the rule of every doubt."""
    _, found = audit.in_database(url)
    return {(doubt.order, doubt.rule) for doubt in found}


@pytest.mark.parametrize(("number", "name", "value"), CLAIMS)
def test_each_erratum_is_as_it_is_told(
    api: TestClient, doubts: set[tuple[str, str]], number: str, name: str, value: str | None
) -> None:
    """The order has that fact; or that parse note, conflict or doubt."""
    order = api.get(f"/v1/orders/{number}").json()
    if value is not None:
        assert order[name] == value
        return
    notes = {note["code"] for note in order["parse_notes"]}
    conflicts = api.get(f"/v1/corpus/conflicts?code={name}&order={number}").json()["total"]
    assert name in notes or conflicts or (number, name) in doubts


def test_there_are_claims() -> None:
    """Every row of the table claims something."""
    assert len(CLAIMS) >= 15

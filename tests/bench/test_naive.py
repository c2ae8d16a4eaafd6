"""The peer does the same work: it tells the same facts as we do."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.bench import naive, naive_words
from tests.bench.serving import choices

FACTS = (
    "number",
    "title",
    "signed_on",
    "published_on",
    "document_number",
    "citation",
    "has_text",
    "html_url",
)
WORDS = ("revoked", "secretary", "attorney", "within")
Json = dict[str, Any]


class Both:
    """The two applications over one corpus."""

    def __init__(self, ours: TestClient, peer: TestClient, url: str, kept: Path) -> None:
        self._ours, self._peer = ours, peer
        self.asked = choices.misses(url, kept)

    def get(self, path: str) -> tuple[Json, Json]:
        """Our answer and the peer's; both are right ones."""
        answers = [client.get(path) for client in (self._ours, self._peer)]
        assert [answer.status_code for answer in answers] == [200, 200], path
        return answers[0].json(), answers[1].json()

    def each(self, kind: str) -> Iterator[tuple[Json, Json]]:
        """Both answers to some requests of a kind that is measured."""
        return (self.get(path) for path in self.asked[kind].paths[:30])


@pytest.fixture(scope="module", params=["sqlite_database", "made_up", "made_up_postgres"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """Both applications over the sample, then over made-up orders, on SQLite and on Postgres."""
    url: str = request.getfixturevalue(request.param)
    folder = tmp_path_factory.mktemp("naive")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", indexed(url, folder))
        peer = naive.create_app()
    with TestClient(create_app(Settings(database_url=url))) as ours, TestClient(peer) as theirs:
        yield Both(ours, theirs, url, folder / "words.json")
    peer.state.engine.dispose()


def indexed(url: str, folder: Path) -> str:
    """The database of the peer: a copy of ours on SQLite, ours itself on Postgres, with the peer's table of words."""
    if make_url(url).get_backend_name() == "sqlite":
        copy = folder / "naive.sqlite"
        shutil.copyfile(str(make_url(url).database), copy)
        url = f"sqlite:///{copy}"
    naive_words.index(url)
    return url


def texts(sections: list[Json]) -> list[Any]:
    """The provisions with their texts, as they are nested."""
    names = ("id", "label", "citation", "heading", "text", "closing", "heading_status")
    return [[[section[name] for name in names], texts(section["children"])] for section in sections]


def test_an_order_is_told_alike(both: Both) -> None:
    """An order has the same facts, publications and nested provisions."""
    for ours, peer in both.each("orders"):
        assert {name: ours[name] for name in FACTS} == {name: peer[name] for name in FACTS}
        assert {name: ours["counts"].get(name) for name in peer["counts"]} == peer["counts"]
        assert ours["status"]["value"] == peer["status"]
        assert (ours["president"] or {}).get("slug") == peer["president"]
        assert texts(ours["sections"]) == texts(peer["sections"])
        assert [each["sha256"] for each in ours["publications"]] == [each["sha256"] for each in peer["publications"]]


def test_a_list_is_told_alike(both: Both) -> None:
    """A list counts the same orders and has the same ones on its first page, in the same sequence."""
    for ours, peer in both.each("lists"):
        assert ours["total"] == peer["total"]
        assert [item["number"] for item in ours["items"]] == [item["number"] for item in peer["items"]]


def test_a_provision_is_told_alike(both: Both) -> None:
    """A provision has the same text, the same below it, and the same references and directives in there."""
    for ours, peer in both.each("sections"):
        assert texts([ours]) == texts([peer])
        assert ours["order"]["number"] == peer["order"]["number"]
        for found in ("references", "directives"):
            assert [item["id"] for item in ours[found]] == [item["id"] for item in peer[found]]


def test_references_are_told_alike(both: Both) -> None:
    """A page of references counts the same and has the same relations to the same targets."""
    for ours, peer in both.each("references"):
        assert ours["total"] == peer["total"]
        assert [
            (item["id"], item["relation"], item["target"]["id"], item["source"]["order"]) for item in ours["items"]
        ] == [(item["id"], item["relation"], item["target_id"], item["order"]["number"]) for item in peer["items"]]


def test_directives_are_told_alike(both: Both) -> None:
    """A page of directives counts the same and has the same texts and actors."""
    for ours, peer in both.each("directives"):
        assert ours["total"] == peer["total"]
        assert [(item["id"], item["text"], item["actors"]) for item in ours["items"]] == [
            (item["id"], item["text"], item["actors"]) for item in peer["items"]
        ]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_found_alike(both: Both, word: str) -> None:
    """A word without other names is found as often, on a page as long, each with a piece of the text around it."""
    ours, peer = both.get(f"/v1/sections?q={word}")
    assert ours["total"] == peer["total"]
    assert len(ours["items"]) == len(peer["items"])
    assert all(item["snippet"] for item in peer["items"])


@pytest.mark.parametrize("kind", ["rare", "common"])
def test_the_words_measured_are_found(both: Both, kind: str) -> None:
    """Whatever word is measured is found by both."""
    assert all(ours["total"] and peer["total"] for ours, peer in both.each(kind))


@pytest.mark.parametrize("path", ["/v1/orders/1", "/v1/orders/1/references", "/v1/orders/1/sections/1"])
def test_what_is_not_held_is_not_found(both: Both, path: str) -> None:
    """An order that is not held is not found by the peer."""
    with pytest.raises(AssertionError, match=path):
        both.get(path)

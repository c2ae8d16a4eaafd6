"""An order that has no number yet, and the way from its old address when it has one, on both databases."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app import ingest, store
from tests.api import shelf
from tests.records import record, write

PAGE = """---
date: '2021-03-04'
published_time: 2021-03-04 18:34:59-04:00
source_url: https://www.whitehouse.gov/presidential-actions/2021/03/keeping-the-lamps-lit/
tags: presidential-actions
title: Keeping the Lamps Lit
---

By the authority vested in me as President by the Constitution, it is hereby ordered:

Section 1. Policy. Lamps stay lit from dusk until dawn in all offices of the United States.

Sec. 2. Amendments. (a) Executive Order 14001 is revoked.

(b) Within 30 days of the date of this order, the Attorney General shall light every lamp in the Department.

JOSEPH R. BIDEN JR.

THE WHITE HOUSE,
March 4, 2021.
"""
NAME = f"unnumbered-{sha256(PAGE.encode()).hexdigest()[:16]}"
OTHER = "unnumbered-0123456789abcdef"
HERE = f"/v1/orders/{NAME}"
TAILS = (
    "", ".md", ".txt", ".html", ".jsonld", "/sections", "/sections/2.b", "/references", "/cited-by", "/directives",
    "/history", "/graph", "/graph.svg", "/publications", "/coverage",
)  # fmt: skip


def published(url: str, folder: Path, *records: dict[str, Any]) -> str:
    """The database at `url` with the page and these records."""
    store.migrate(url)
    (folder / "in").mkdir()
    (folder / "in" / "page.md").write_text(PAGE)
    for each in records:
        write(folder / "in" / f"{each['executive_order_number']}.json", each)
    report = ingest.run([folder / "in"], ingest.Options(url), datetime(2025, 1, 2, tzinfo=UTC), lambda *_: None)
    assert report.state == "published", report
    return url


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """A function that makes an empty database: the tests run on SQLite, then on Postgres."""
    if request.param == "postgres":
        empty: Callable[[], str] = request.getfixturevalue("new_postgres")
        return empty
    return lambda: f"sqlite:///{tmp_path_factory.mktemp('unnumbered') / 'eo.sqlite'}"


@pytest.fixture(scope="module")
def before(new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over the page and the order that it revokes."""
    url = published(new_database(), tmp_path_factory.mktemp("before"), record("14001"))
    with shelf.client(url) as client:
        yield client


@pytest.fixture(scope="module")
def after(new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over the same with the record of the page's order."""
    known = record("14009", title="Keeping the Lamps Lit", signing_date="2021-03-04", publication_date="2021-03-08")
    url = published(new_database(), tmp_path_factory.mktemp("after"), record("14001"), known)
    with shelf.client(url) as client:
        yield client


def get(client: TestClient, path: str, **parameters: str) -> Any:
    """What is answered at a path."""
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_it_is_an_order_like_others(before: TestClient) -> None:
    """It has its facts, its page as address, its text, a citation without a number, and says why it has none."""
    order = get(before, HERE)
    assert (order["number"], order["title"], order["signed_on"]) == (NAME, "Keeping the Lamps Lit", "2021-03-04")
    assert (order["president"]["slug"], order["identifier"]) == ("joe-biden", f"/us/eo/{NAME}")
    told = {"federal_register": None, "cfr": None, "cfr_basis": None}
    assert order["citations"] == {"bluebook": "Exec. Order of Mar. 4, 2021", **told}
    assert order["html_url"] == "https://www.whitehouse.gov/presidential-actions/2021/03/keeping-the-lamps-lit/"
    assert order["parse_notes"][0]["code"] == "no_number"
    assert [section["id"] for section in order["sections"]] == ["preamble", "1", "2"]
    assert get(before, "/v1/corpus")["unnumbered"] == []


def test_everything_of_it_is_there(before: TestClient) -> None:
    """Each resource of an order answers."""
    assert {tail: before.get(HERE + tail).status_code for tail in TAILS} == dict.fromkeys(TAILS, 200)


def test_lists_have_it(before: TestClient) -> None:
    """It stands behind all numbers, is found by words and name, and can be left out or taken alone."""
    listed = get(before, "/v1/orders", sort="number")["items"]
    assert [order["number"] for order in listed] == ["14001", NAME]
    found = [{"numbered": "false"}, {"number": NAME}, {"q": "lamps"}, {"q": NAME}]
    assert [[o["number"] for o in get(before, "/v1/orders", **each)["items"]] for each in found] == [[NAME]] * 4
    assert [order["number"] for order in get(before, "/v1/orders", numbered="true")["items"]] == ["14001"]
    assert get(before, "/v1/corpus")["number_gaps"] == []
    assert NAME in before.get("/v1/orders.csv", params={"numbered": "false"}).text


def test_it_acts_on_others(before: TestClient) -> None:
    """What it revokes is revoked by it, and its directives are found by its name."""
    revoked = get(before, "/v1/orders/14001")
    assert (revoked["status"]["value"], revoked["status"]["basis"][0]["order"]) == ("revoked", NAME)
    (directive,) = get(before, "/v1/directives", order=NAME)["items"]
    assert (directive["id"], directive["deadline"]["due_on"]) == (f"{NAME}:2.b:1", "2021-04-03")
    assert get(before, "/v1/references", source=NAME)["total"] == 1


def test_a_citation_names_it(before: TestClient) -> None:
    """The name is read with a provision behind it."""
    (found,) = get(before, "/v1/resolve", citation=f"EO {NAME}, sec. 2(b)")["items"]
    assert (found["id"], found["url"]) == (NAME, f"{HERE}/sections/2.b")


def test_the_old_address_leads_to_the_number(after: TestClient) -> None:
    """Everything below the old name answers 308 with the same place of the order."""
    for tail in TAILS:
        answer = after.get(HERE + tail, follow_redirects=False)
        assert (answer.status_code, answer.content) == (308, b"")
        assert answer.headers["location"] == f"/v1/orders/14009{tail}"
        assert after.get(answer.headers["location"]).status_code == 200, tail


def test_a_redirect_is_an_answer_of_the_corpus(after: TestClient) -> None:
    """It keeps the query, is the same to HEAD, says its revision and how long it keeps, and ignores the Host."""
    for ask in (after.get, after.head):
        answer = ask(f"{HERE}/graph?depth=2", headers={"Host": "localhost"}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (308, "/v1/orders/14009/graph?depth=2")
        assert answer.headers["x-corpus-revision"] == get(after, "/v1/corpus")["revision"]
        assert answer.headers["cache-control"].startswith("public, max-age=60")
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_no_page_is_called_is_not_found(after: TestClient) -> None:
    """The digits of no page are a 404, as a wrong parameter at an old address is a 422."""
    assert after.get(f"/v1/orders/{OTHER}").json()["code"] == "not-found"
    digits = sha256((PAGE + "x").encode()).hexdigest()[:16]
    assert after.get(f"/v1/orders/unnumbered-{digits}/graph").status_code == 404
    assert "14009" in after.get(f"/v1/orders/{NAME.upper()}").json()["detail"]
    assert after.get(f"{HERE}?strange=1", follow_redirects=False).status_code == 422


def test_the_digits_of_a_record_lead_nowhere(after: TestClient) -> None:
    """Only a page without a number was ever called by its sha256; a list of many orders was not."""
    sources = get(after, "/v1/orders/14009/publications")["items"]
    (digits,) = [each["sha256"][:16] for each in sources if each["format"] == "fr_json"]
    assert after.get(f"/v1/orders/unnumbered-{digits}", follow_redirects=False).status_code == 404


@pytest.mark.parametrize(
    ("path", "parameter"),
    [("/v1/orders", "number"), ("/v1/directives", "order"), ("/v1/references", "source"), ("/v1/orders.csv", "number")],
)
def test_a_filter_takes_the_old_name(after: TestClient, path: str, parameter: str) -> None:
    """What is filtered by the old name is the order's."""
    ours, numbered = (after.get(path, params={parameter: name}) for name in (NAME, "14009"))
    assert ours.status_code == 200
    if path.endswith(".csv"):
        assert ours.text == numbered.text
    else:
        assert ours.json()["items"] == numbered.json()["items"] != []


def test_a_citation_of_the_old_name_is_read(after: TestClient) -> None:
    """The order is found by its page."""
    (found,) = get(after, "/v1/resolve", citation=f"EO {NAME}, sec. 2(b)")["items"]
    assert (found["id"], found["match"], found["url"]) == ("14009", "web_page", "/v1/orders/14009/sections/2.b")

"""The other forms of an order, how each leads to the others, and whose addresses stand in them, on both databases."""

import re
from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from app.render import FORMATS
from tests.api.shelf import client, statements_of
from tests.beginnings import CopyOf
from tests.render.akoma_ntoso import A, parsed

ENDINGS = ("", *(f".{ending}" for ending in FORMATS))
_LINK = re.compile(r'<([^>]*)>; rel="([^"]+)"(?:; type="([^"]+)")?')


def links(answer_headers: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The links of an answer: address, relation, media type."""
    return _LINK.findall(answer_headers["link"])


class TestAkomaNtoso:
    """`getOrderXml`."""

    def test_an_order_is_valid_and_tells_its_life(self, api: TestClient) -> None:
        """The answer is taken by the official schema, and what revoked the order is an event in it."""
        answer = api.get("/v1/orders/13900.xml")
        assert answer.headers["content-type"] == "application/xml; charset=utf-8"
        root = parsed(answer.text)
        events = [(each.get("type"), each.get("refersTo")) for each in root.iter(f"{A}eventRef")]
        assert (events[0], ("repeal", "#revoked_by") in events) == (("generation", "#signed"), True)
        assert "http://testserver/orders/14000" in [each.get("href") for each in root.iter(f"{A}passiveRef")]

    @pytest.mark.parametrize("number", ["13900", "14000"])
    def test_it_costs_the_statements_of_a_history(self, api: TestClient, number: str) -> None:
        """The text and the history of an order are asked for as they are by themselves, and nothing more."""
        path = f"/v1/orders/{number}"
        history = statements_of(api, f"{path}/history")
        told = statements_of(api, f"{path}.xml") - statements_of(api, f"{path}.md")
        assert 0 < told <= history

    def test_the_same_order_has_the_same_bytes(self, api: TestClient) -> None:
        """Nothing in it depends on when or how often it is asked for."""
        first, again = (api.get(f"/v1/orders/14000.xml{query}") for query in ("", "?"))
        assert (first.status_code, first.content) == (200, again.content)

    def test_an_order_that_is_not_held_has_none(self, api: TestClient) -> None:
        """No order, no document."""
        assert api.get("/v1/orders/14009.xml").status_code == 404


class TestLinks:
    """The `Link` field."""

    @pytest.mark.parametrize("ending", ENDINGS)
    def test_each_form_leads_to_all_others(self, api: TestClient, ending: str) -> None:
        """Every representation but the one asked for is told with the media type that it then has."""
        found = {href: kind for href, rel, kind in links(api.get(f"/v1/orders/14000{ending}").headers)
                 if rel == "alternate"}  # fmt: skip
        assert sorted(found) == sorted(f"/v1/orders/14000{other}" for other in ENDINGS if other != ending)
        for href, kind in found.items():
            assert api.get(href).headers["content-type"].partition(";")[0] == kind

    @pytest.mark.parametrize("ending", ENDINGS)
    def test_the_page_and_the_permanent_address_are_told(self, api: TestClient, ending: str) -> None:
        """Whoever has one form knows the page for people, the address to cite and the linked data."""
        found = {rel: href for href, rel, _ in links(api.get(f"/v1/orders/14000{ending}").headers)}
        assert (found["canonical"], found["cite-as"], found["describedby"]) == (
            "/orders/14000", "/eo/14000", "/v1/orders/14000.jsonld",
        )  # fmt: skip
        assert api.get(found["canonical"]).status_code == api.get(found["cite-as"]).status_code == 200

    def test_what_was_rendered_has_it_as_well(self, sample: TestClient) -> None:
        """An order that is answered with ready bytes leads on as one that is asked for with parameters does."""
        ready, asked = sample.get("/v1/orders/14288"), sample.get("/v1/orders/14288?include=references")
        assert links(ready.headers) == links(asked.headers)
        assert len(links(ready.headers)) == len(FORMATS) + 3

    def test_a_page_says_the_same_in_its_head(self, api: TestClient) -> None:
        """The HTML of an order names the same representations."""
        head = api.get("/v1/orders/14000.html").text.partition("</head>")[0]
        found = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">', head)
        told = [
            (kind, href) for href, rel, kind in links(api.get("/v1/orders/14000.html").headers) if rel == "alternate"
        ]
        assert found == told
        assert len(told) == len(FORMATS)


class TestAddresses:
    """What stands before our own addresses in what is kept away from the server."""

    @pytest.mark.parametrize("ending", [ending for ending, form in FORMATS.items() if form.is_absolute])
    def test_they_begin_with_the_host_that_was_asked(self, api: TestClient, ending: str) -> None:
        """Without a public base URL the name by which the server was called stands before every address of ours."""
        written = api.get(f"/v1/orders/14000.{ending}", headers={"Host": "localhost:81"}).text
        assert '"http://localhost:81/orders/14000"' in written
        assert not re.search(r'(href|value|@id|url|contentUrl)("|=)[": ]*/(orders|v1|presidents)/', written)

    @pytest.mark.parametrize("ending", FORMATS)
    def test_they_begin_with_the_public_base_url(self, copy_of: CopyOf, ending: str) -> None:
        """With one it stands in every form that has addresses, whoever is asked, and in the links."""
        base = "https://orders.example/api"
        with client(copy_of("sqlite", "sample"), public_base_url=base) as api:
            answer = api.get(f"/v1/orders/14288.{ending}")
        assert (base in answer.text) == (ending != "txt")
        assert "testserver" not in answer.text
        assert all(href.startswith(f"{base}/") for href, *_ in links(answer.headers))

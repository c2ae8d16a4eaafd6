"""The graph around an order and its picture, on both databases."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from starlette.testclient import TestClient

from app import queries, store
from app.schemas import EFFECT_OF, INVERSES
from tests.api import shelf
from tests.api.shelf import statements_of
from tests.render import measuring

SVG = "{http://www.w3.org/2000/svg}"


def graph(api: TestClient, number: str, depth: int = 1) -> dict[str, Any]:
    """The graph around an order."""
    found: dict[str, Any] = api.get(f"/v1/orders/{number}/graph?depth={depth}").json()
    return found


class TestGraph:
    """`GET /v1/orders/{number}/graph`."""

    def test_edges_go_from_the_order_that_acts(self, api: TestClient) -> None:
        """Whichever end is asked for, an edge leads from the later order to the one it acts on."""
        edges = graph(api, "13900")["edges"]
        assert [(edge["source"], edge["target"], edge["relation"], edge["effect"]) for edge in edges] == [
            ("14000", "13900", "revokes", "ends"),
            ("14000", "13900", "see", "mentions"),
            ("14001", "13900", "amends", "changes"),
        ]
        assert edges[:2] == graph(api, "14000")["edges"]

    def test_an_edge_tells_extent_and_basis(self, api: TestClient) -> None:
        """An edge says whether it concerns a part, and what it rests on."""
        last = graph(api, "13900")["edges"][-1]
        assert (last["extent"], last["basis"], last["references"]) == ("in_part", "note", 1)

    def test_the_url_of_an_edge_lists_its_references(self, api: TestClient) -> None:
        """Behind an edge there are the references from the one order to the other."""
        edge = graph(api, "13900")["edges"][0]
        assert [item["id"] for item in api.get(edge["url"]).json()["items"]] == ["14000:1:1", "14000:note:1"]

    def test_the_order_itself_comes_first(self, api: TestClient) -> None:
        """Nodes come by distance, then by number, with what is known of them."""
        nodes = graph(api, "14000", 2)["nodes"]
        assert [(node["number"], node["distance"], node["status"]) for node in nodes] == [
            ("14000", 0, "in_force"), ("13900", 1, "revoked"), ("14001", 2, "in_force"),
        ]  # fmt: skip

    def test_depth_is_how_far_it_goes(self, api: TestClient) -> None:
        """One step from an order there are its neighbours only."""
        assert [node["number"] for node in graph(api, "14000")["nodes"]] == ["14000", "13900"]

    def test_laws_are_not_in_it(self, api: TestClient) -> None:
        """A graph is of orders: what cites or is cited otherwise is no node."""
        assert [node["number"] for node in graph(api, "11359", 3)["nodes"]] == ["11359"]

    @pytest.mark.parametrize("depth", ["0", "4", "1.5", "-1"])
    def test_other_depths_are_refused(self, api: TestClient, depth: str) -> None:
        """A graph goes one to three steps."""
        assert api.get(f"/v1/orders/14000/graph?depth={depth}").status_code == 422

    def test_an_order_that_is_not_held_has_none(self, api: TestClient) -> None:
        """No order, no graph, no picture."""
        assert api.get("/v1/orders/14009/graph").status_code == 404
        assert api.get("/v1/orders/14009/graph.svg").status_code == 404

    @pytest.mark.parametrize(("depth", "statements"), [(1, 4), (2, 5), (3, 6)])
    def test_the_statements_are_bounded(self, api: TestClient, depth: int, statements: int) -> None:
        """A graph costs a statement a step and three more."""
        assert statements_of(api, f"/v1/orders/14000/graph?depth={depth}") == statements

    def test_what_is_left_out_is_counted(self, shelf_database: str) -> None:
        """Where there is no room for all, the strongest relations stay and the rest is told by count."""
        reader = store.engine(shelf_database, pool_size=1)
        with store.snapshot(reader) as snapshot:
            found = queries.named_order(snapshot.connection, "13900")
            assert found is not None
            small = queries.order_graph(snapshot.connection, found[1], 1, 1)
        reader.dispose()
        assert [node.number for node in small.nodes] == ["13900", "14000"]
        assert (small.truncated, small.omitted.orders, small.omitted.edges) == (True, 1, 1)

    def test_every_relation_has_its_class(self) -> None:
        """Each relation in the active voice, and no other, belongs to a class of the picture."""
        assert {INVERSES[relation] for relation in EFFECT_OF}.isdisjoint(EFFECT_OF)
        assert set(EFFECT_OF) | {INVERSES[relation] for relation in EFFECT_OF} == set(INVERSES)


class TestPicture:
    """`GET /v1/orders/{number}/graph.svg`."""

    def test_it_is_an_svg_document_that_says_what_it_shows(self, api: TestClient) -> None:
        """The picture is well-formed, has a title, and its description tells every edge in words."""
        answer = api.get("/v1/orders/13900/graph.svg")
        assert answer.headers["content-type"].startswith("image/svg+xml")
        root = etree.fromstring(answer.content)
        assert root.findtext(f"{SVG}title") == "Orders around Executive Order 13900: The Old Order"
        assert root.findtext(f"{SVG}desc") == (
            "EO 14000 revokes EO 13900. EO 14000 refers to EO 13900. EO 14001 amends EO 13900 in part."
        )

    def test_nothing_in_it_is_forbidden(self, sample: TestClient) -> None:
        """The policy sent with the picture allows its one style, by digest, and it has nothing else to forbid."""
        answer = sample.get("/v1/orders/14288/graph.svg?depth=3")
        digest = b64encode(sha256(re.findall("<style>(.*?)</style>", answer.text, re.DOTALL)[0].encode()).digest())
        assert f"style-src 'sha256-{digest.decode()}'" in answer.headers["content-security-policy"]
        assert not re.search(r"<script|<image|<foreignObject|\sstyle=|\son\w+=|javascript:|xlink", answer.text)

    def test_each_order_has_its_box(self, sample: TestClient) -> None:
        """The picture has a link for each order of the graph that is held, and a line for each two that are joined."""
        picture = measuring.read(sample.get("/v1/orders/14288/graph.svg?depth=2").text)
        told = graph(sample, "14288", 2)
        held = {f"/orders/{node['number']}" for node in told["nodes"] if node["held"]}
        assert set(picture.links.values()) - {None} == held
        assert len(picture.boxes) == len(told["nodes"])
        assert len(picture.lines) == len({frozenset((edge["source"], edge["target"])) for edge in told["edges"]})

    def test_every_picture_of_the_sample_is_clean(self, sample: TestClient) -> None:
        """Around each order of the sample nothing overlaps, is cut or covered, at any depth."""
        numbers = [item["number"] for item in sample.get("/v1/orders?limit=100").json()["items"]]
        for number in numbers:
            for depth in (1, 2, 3):
                drawn = sample.get(f"/v1/orders/{number}/graph.svg?depth={depth}").text
                assert measuring.faults(measuring.read(drawn)) == [], (number, depth)

    def test_an_order_alone_is_drawn(self, api: TestClient) -> None:
        """An order that nothing is joined to has a picture that says so."""
        root = etree.fromstring(api.get("/v1/orders/14003/graph.svg").content)
        assert root.findtext(f"{SVG}desc") == "No other order is joined to it."


def test_an_order_known_by_its_day_alone(tmp_path: Path) -> None:
    """An order that a text names by its day alone is a target, but has no place in the picture."""
    url = f"sqlite:///{tmp_path}/shelf.db"
    store.migrate(url)
    day = shelf.reference(6, "14001:1:1", 14001_00, "amends", target_id="2020-05-05", target_key=None,
                          resolved=False, target_dated_on=date(2020, 5, 5))  # fmt: skip
    shelf.publish(url, more=[day])
    with shelf.client(url) as api:
        numbers = [node["number"] for node in graph(api, "14001")["nodes"]]
        (found,) = api.get("/v1/references?target=2020-05-05").json()["items"]
    assert numbers == ["14001", "13900"]
    assert (found["target"]["kind"], found["target"]["number"], found["target"]["url"]) == (
        "executive_order",
        None,
        None,
    )

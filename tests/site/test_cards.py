"""What is shown where an address is posted or embedded, and the graph."""

import io
import json
from urllib.parse import quote

import pytest
from lxml import etree
from PIL import Image
from starlette.testclient import TestClient

from tests.api.shelf import statements_of
from tests.site.reading import read

HOST = "http://testserver"


@pytest.mark.parametrize("path", ["/orders/14288", "/orders/14288/sections/3.b"])
def test_a_page_tells_what_it_is(sample: TestClient, path: str) -> None:
    """Its title, address, description and picture are told in the words of OpenGraph, by absolute addresses."""
    page = read(sample, path)
    told = {each.get("property"): each.get("content") for each in page.find("meta[property]")}
    assert (told["og:url"], told["og:title"]) == (HOST + path, page.words("title")[0].rpartition(" · ")[0])
    answer = sample.get(told["og:image"])
    assert (answer.headers["Content-Type"], told["og:image:type"]) == ("image/png", "image/png")
    assert page.find("meta[name='twitter:card']")[0].get("content") == "summary_large_image"


@pytest.mark.parametrize("path", ["/cards/orders/14288.png", "/cards/orders/14288/sections/3.b.png"])
def test_a_picture_is_of_the_size_that_is_told(sample: TestClient, path: str) -> None:
    """A card is a PNG of 1,200 by 630 pixels, kept like any answer."""
    answer = sample.get(path)
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert sample.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/cards/orders/1.png", "/cards/orders/14288/sections/99.png", "/cards/orders/x.gif"])
def test_no_picture_of_nothing(sample: TestClient, path: str) -> None:
    """Of what is not held there is no card."""
    assert sample.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/orders/14288", "/eo/14288", "/orders/14288/sections/3.b", "/eo/14288/3.b"])
def test_a_page_leads_to_how_it_is_embedded(sample: TestClient, path: str) -> None:
    """OEmbed answers for the address of an order or a provision, long or short, with a frame that may be framed."""
    told = sample.get(f"/oembed?url={quote(HOST + path, safe='')}").json()
    frame = told["html"].partition('src="')[2].partition('"')[0]
    assert frame.startswith(f"{HOST}/embed/orders/14288")
    assert "frame-ancestors *" in sample.get(frame).headers["Content-Security-Policy"]
    assert sample.get(told["thumbnail_url"]).headers["Content-Type"] == "image/png"
    assert (told["type"], told["version"]) == ("rich", "1.0")


def test_discovery_leads_there(sample: TestClient) -> None:
    """The links of the page lead to the same answer as JSON and as XML."""
    page = read(sample, "/orders/14288")
    (as_json,), (as_xml,) = (page.hrefs(f"link[type='{kind}+oembed']") for kind in ("application/json", "text/xml"))
    told = sample.get(as_json).json()
    root = etree.fromstring(sample.get(as_xml).content)
    assert {each.tag: each.text for each in root} == {name: str(value) for name, value in told.items()}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("url=http://elsewhere.example/orders/14288", 404),
        ("url=http://testserver/orders", 404),
        ("url=http://testserver/presidents/donald-trump", 404),
        ("url=http://testserver/orders/99999", 404),
        ("url=http://testserver/orders/14288/x/3.b", 404),
        ("url=nonsense", 422),
        ("", 422),
        ("url=http://testserver/orders/14288&format=yaml", 422),
        ("url=http://testserver/orders/14288&maxwidth=100", 422),
        ("url=http://testserver/orders/14288&maxheight=0", 422),
        ("url=http://testserver/orders/14288&maxwidth=400&maxheight=200", 200),
    ],
)
def test_what_cannot_be_embedded_is_refused(sample: TestClient, query: str, status: int) -> None:
    """An address of another's or of nothing is not found; a room too small and a format that is none are refused."""
    assert sample.get(f"/oembed?{query}").status_code == status


def test_linked_data_is_the_apis(sample: TestClient) -> None:
    """The page has the order as linked data, the same as the API's but with absolute addresses."""
    (script,) = read(sample, "/orders/14288").find("script[type='application/ld+json']")
    told = json.loads(script.text)
    assert (told["@type"], told["url"]) == ("Legislation", f"{HOST}/orders/14288")
    plain = sample.get("/v1/orders/14288.jsonld").json()
    assert json.loads(json.dumps(told).replace(HOST, "")) == json.loads(json.dumps(plain).replace(HOST, ""))


def test_the_graph_is_a_picture_of_links(sample: TestClient) -> None:
    """Each box of an order that is held is a link to its page, and the steps can be chosen."""
    page = read(sample, "/orders/14288/graph")
    graph = sample.get("/v1/orders/14288/graph").json()
    held = {node["number"] for node in graph["nodes"] if node["held"]}
    assert {link.rpartition("/")[2] for link in page.hrefs("svg a")} == held
    assert not page.find("svg style, svg [style]")
    assert [each.rpartition("=")[2] for each in page.hrefs("nav[aria-label=Steps] a")] == ["1", "2", "3"]
    read(sample, "/orders/14288/graph?depth=4", 422)


def test_the_statements_are_constant(sample: TestClient) -> None:
    """A card costs what an order costs, a graph of one step what the API's does."""
    paths = ("/cards/orders/14288.png", "/oembed?url=http://testserver/orders/14288", "/orders/14288/graph")
    graph = statements_of(sample, "/v1/orders/14288/graph")
    assert [statements_of(sample, path) for path in paths] == [5, 5, graph]

"""What robots read."""

import pytest
from lxml import etree
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.site.routes import maps

_OF_MAPS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def _places(client: TestClient, path: str) -> list[str]:
    root = etree.fromstring(client.get(path).content)
    return [each.text or "" for each in root.iterfind(".//s:loc", _OF_MAPS)]


def test_the_map_has_every_order(sample: TestClient) -> None:
    """The maps together have each order once, and every address of theirs is answered."""
    places = [place for one in _places(sample, "/sitemap.xml") for place in _places(sample, one)]
    total = sample.get("/v1/orders?limit=1").json()["total"]
    orders = [place for place in places if "/orders/" in place]
    assert (len(orders), len(set(places))) == (total, len(places))
    assert {sample.get(place).status_code for place in places if not place.endswith("/statistics")} == {200}


def test_the_maps_are_split(sample_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No map has more addresses than one may, and together they lose none."""
    with TestClient(create_app(Settings(database_url=sample_database))) as client:
        whole = _places(client, "/sitemaps/1.xml")
    monkeypatch.setattr(maps, "MOST", 7)
    with TestClient(create_app(Settings(database_url=sample_database))) as client:
        parts = [_places(client, one) for one in _places(client, "/sitemap.xml")]
        beyond = client.get(f"/sitemaps/{len(parts) + 1}.xml")
    assert max(map(len, parts)) == 7
    assert [place for part in parts for place in part] == whole
    assert beyond.status_code == 404


def test_robots_are_led_to_the_map(sample: TestClient) -> None:
    """Robots are told where the map is, and kept from pages that are made of what is typed."""
    lines = sample.get("/robots.txt").text.splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /search" in lines


def test_addresses_are_the_public_ones(sample_database: str) -> None:
    """Where a public address is set, every absolute address has it, whatever host is asked."""
    settings = Settings(database_url=sample_database, public_base_url="https://eo.example.org")
    with TestClient(create_app(settings)) as client:
        assert _places(client, "/sitemap.xml") == ["https://eo.example.org/sitemaps/1.xml"]
        assert 'rel="canonical" href="https://eo.example.org/orders/14288"' in client.get("/orders/14288").text


def test_a_host_has_its_own_answer(sample: TestClient) -> None:
    """Who asks by another name of the server is answered with that name, not with what was kept of another."""
    first = sample.get("/robots.txt").text
    second = sample.get("/robots.txt", headers={"Host": "127.0.0.1:8000"}).text
    assert ("http://testserver/" in first, "http://127.0.0.1:8000/" in second) == (True, True)


def test_what_browsers_ask_for_by_themselves(sample: TestClient) -> None:
    """The old icon leads to the new one, and the manifest names it."""
    assert sample.get("/favicon.ico").headers["Content-Type"] == "image/svg+xml"
    icon = sample.get("/manifest.webmanifest").json()["icons"][0]["src"]
    assert sample.get(icon).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert sample.get("/assets/site.0000.css").status_code == 404

"""What is said of a path that names nothing, and in which methods one that does can be asked for."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from starlette.routing import Mount

from app.api.operations import Paths
from app.api.operations.paths import MAX_SEGMENT
from app.main import ROUTERS, create_app
from app.settings import Settings

PATHS = Paths([route for router in ROUTERS for route in router.routes])


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the application as it is served."""
    with TestClient(create_app(Settings(database_url=sqlite_database))) as made:
        yield made


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/v1/orders/", "/v1/orders"),
        ("/V1/Orders", "/v1/orders"),
        ("/v1//orders", "/v1/orders"),
        ("/v1/order/14288", "/v1/orders/14288"),
        ("/v1/orders/14288/section/3.b", "/v1/orders/14288/sections/3.b"),
        ("/v1/Orders/14288/Sections/3.b/", "/v1/orders/14288/sections/3.b"),
        ("/orders/14288/history", "/v1/orders/14288/history"),
        ("/directives", "/v1/directives"),
        ("/v1/actor/attorney-general", "/v1/actors/attorney-general"),
        ("/v1/orders.xlsx", "/v1/orders"),
        ("/v1/orders/14288/directives.pdf", "/v1/orders/14288/directives"),
        ("/v1/order/%3Cb%3E", "/v1/orders/{number}"),
        ("/v1/orders/%3Cb%3E/directives.pdf", "/v1/orders/{number}/directives"),
        ("/orders.csv", "/v1/orders.csv"),
        ("/livez/", "/livez"),
        ("/v1/openapi.json", "/openapi.json"),
    ],
)
def test_the_nearest_path_is_suggested(client: TestClient, path: str, meant: str) -> None:
    """A path with a slash too many, in capitals, misspelt, without v1, or of a form that there is not, is not found.

    The problem suggests the one there is, and nothing leads there by itself.
    """
    answer = client.get(path, headers={"Host": "localhost"}, follow_redirects=False)
    assert (answer.status_code, answer.json()["code"], "Location" in answer.headers) == (404, "not-found", False)
    (error,) = answer.json()["errors"]
    assert (error["suggestion"], error["parameter"]) == (meant, None)
    if "{" not in meant:
        assert client.get(meant).status_code in (200, 422)  # some want parameters


@pytest.mark.parametrize("path", ["/nowhere", "/v2/laws", "/v1/x/y", "/" + "orders" * 20, "/v1" * 30, "/.well-known/x"])
def test_nothing_is_guessed(client: TestClient, path: str) -> None:
    """Where no path is near, none is suggested."""
    answer = client.get(path)
    assert (answer.status_code, answer.json()["errors"]) == (404, [])


def test_a_form_that_an_order_has_not(client: TestClient) -> None:
    """An order in another form than there is leads to the order, with the forms there are; no order, to no order."""
    (error,) = client.get("/v1/orders/14288.pdf").json()["errors"]
    assert (error["code"], error["suggestion"]) == ("no_such_form", "14288")
    assert ".md" in error["detail"]
    assert client.get("/v1/orders/99999.pdf").json()["errors"][0]["code"] != "no_such_form"


@pytest.mark.parametrize(
    ("path", "forms"),
    [
        ("/v1/orders/14288/history.xml", ".csv, .ndjson, .atom, .feed.json, .ics"),
        ("/v1/orders/14288/graph.png", ".svg"),
        ("/v1/statistics.png", ".csv, .svg"),
    ],
)
def test_a_form_that_something_has_not(client: TestClient, path: str, forms: str) -> None:
    """What is asked for in another form than there is tells those there are, be it a list, one of an order or not."""
    (error,) = client.get(path).json()["errors"]
    assert error["detail"].endswith(f": {forms}.")


def test_an_order_among_pages_has_its_forms_elsewhere(client: TestClient) -> None:
    """A form of an order that is asked for where the page is leads to where the forms are."""
    (error,) = client.get("/orders/14288.html").json()["errors"]
    assert "/v1/orders/14288: .html" in error["detail"]


def test_a_browser_sees_the_suggestion(client: TestClient) -> None:
    """The page of a path that is not found shows what there is."""
    page = client.get("/order/14288", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, "<code>/orders/14288</code>" in page.text) == (404, True)


@given(st.lists(st.text(max_size=MAX_SEGMENT) | st.sampled_from(["v1", "orders", "14288", "Sections"]), max_size=9))
def test_what_is_suggested_is_there(segments: list[str]) -> None:
    """Whatever path is asked for, what is suggested is a path of ours, and holds nothing that could do harm."""
    meant = PATHS.meant("/" + "/".join(segments))
    if meant is not None:
        assert PATHS.methods(meant)
        assert not set(meant) - set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.~-_{}")


def test_what_is_mounted_speaks_for_itself() -> None:
    """Which methods another application takes is for it to say."""
    assert Paths([Mount("/other", routes=[])]).methods("/other/x") is None

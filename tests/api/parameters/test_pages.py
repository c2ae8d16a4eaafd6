"""Pages: the next link continues the list, and a cursor is bound to its filters."""

import pytest
from fastapi.testclient import TestClient

from tests.api.probe import refused


def test_next_link_continues_the_list(client: TestClient) -> None:
    """The next link, in the body and in the Link header, leads to the page after, with the filters kept."""
    first = client.get("/v1/probe/list?colour=green&limit=7")
    link = first.json()["links"]["next"]
    assert first.headers["Link"] == f'<{link}>; rel="next"'
    second = client.get(link).json()
    assert (second["after"], second["limit"], second["given"]["colour"]) == ([1], 7, ["green"])


def test_cursor_survives_another_page_size(client: TestClient) -> None:
    """A cursor is bound to filters, not to the size of the page."""
    cursor = client.get("/v1/probe/list?limit=7").json()["next_cursor"]
    assert client.get(f"/v1/probe/list?limit=9&cursor={cursor}").status_code == 200


@pytest.mark.parametrize("query", ["colour=black&", "flag=true&"])
def test_cursor_of_other_filters_is_refused(client: TestClient, query: str) -> None:
    """A cursor sent with other filters than it was made for is refused."""
    cursor = client.get("/v1/probe/list?colour=green").json()["next_cursor"]
    assert refused(client, f"{query}cursor={cursor}", "invalid-cursor")["parameter"] == "cursor"


def test_long_cursor_is_refused(client: TestClient) -> None:
    """A cursor longer than ours is refused before it is decoded."""
    assert refused(client, f"cursor={'A' * 2000}")["parameter"] == "cursor"

"""The page for language models against the program, and against the form that it is in."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings

_ITEM = re.compile(r"- \[(?P<name>[^\]]+)\]\((?P<url>\S+)\)(: (?P<note>.+))?")
_ASKED = re.compile(r"`(?P<method>[A-Z]+) (?P<path>\S+)`\. (?P<summary>.+)")


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the sample, at a server that answers agents."""
    with TestClient(create_app(Settings(database_url=sqlite_database, mcp=True))) as made:
        yield made


def lists(page: str) -> dict[str, list[re.Match[str]]]:
    """The items below each heading."""
    sections = [section.split("\n\n", 1) for section in page.split("\n## ")[1:]]
    return {head: [_item(line) for line in items.strip().splitlines()] for head, items in sections}


def _item(line: str) -> re.Match[str]:
    found = _ITEM.fullmatch(line)
    assert found, line
    return found


def test_it_is_of_its_form(client: TestClient) -> None:
    """A title, a summary as a quotation, prose without headings, then lists of links under headings of one level."""
    sent = client.get("/llms.txt")
    assert sent.headers["content-type"] == "text/plain; charset=utf-8"
    title, summary, *prose = sent.text.partition("\n## ")[0].split("\n\n")
    assert re.fullmatch(r"# [^\n]+", title)
    assert all(line.startswith("> ") for line in summary.splitlines())
    assert not any(line.startswith("#") for part in prose for line in part.splitlines())
    assert list(lists(sent.text))[-1] == "Optional"


def test_every_operation_is_in_it(client: TestClient) -> None:
    """It names each operation of the OpenAPI document with its path and summary, and an address that asks it."""
    items = [item for head, each in lists(client.get("/llms.txt").text).items() if head != "Documents" for item in each]
    asked = {item["name"]: (_ASKED.fullmatch(item["note"]), item["url"]) for item in items}
    documented = {
        operation["operationId"]: (method.upper(), path, operation["summary"])
        for path, operations in client.get("/openapi.json").json()["paths"].items()
        for method, operation in operations.items()
        if path.startswith("/v1")
    }
    assert {name: said.groups() for name, (said, _) in asked.items() if said} == documented
    paths = {name: documented[name][1] for name in asked}
    assert [url for name, (_, url) in asked.items() if not _fits(url, paths[name])] == []


def _fits(url: str, path: str) -> bool:
    """Whether an address is one of a path, or of the list above it: nothing in braces is left, and all else is its."""
    return (
        url == path.partition("/{")[0]
        or re.fullmatch(re.sub(r"\\{\w+\\}", r"[^/{}]+", re.escape(path)), url) is not None
    )


def test_its_documents_are_there(client: TestClient) -> None:
    """What it calls documents is answered, and agents are where it says."""
    urls = [item["url"] for item in lists(client.get("/llms.txt").text)["Documents"]]
    assert "/mcp" in urls
    assert {url: client.get(url).status_code for url in urls} == {**dict.fromkeys(urls, 200), "/mcp": 405}


def test_addresses_are_whole_where_the_server_has_one(sqlite_database: str) -> None:
    """With a public address every link is whole; where agents are not answered they are not told of."""
    settings = Settings(database_url=sqlite_database, public_base_url="https://eo.example.org")
    with TestClient(create_app(settings)) as client:
        urls = [item["url"] for each in lists(client.get("/llms.txt").text).values() for item in each]
    assert all(url.startswith("https://eo.example.org/") for url in urls)
    assert "https://eo.example.org/mcp" not in urls

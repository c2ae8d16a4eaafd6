"""The downloads: what a manifest tells of is listed and sent, and nothing else."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app import bulk
from app.main import create_app
from app.settings import Settings


@pytest.fixture(scope="module")
def folder(database: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an edition of what is served: the test runs on SQLite, then on Postgres."""
    made = tmp_path_factory.mktemp("downloads")
    bulk.make(database, made, 2, 1.0, lambda *_: None)
    return made


@pytest.fixture(scope="module")
def client(database: str, folder: Path) -> Iterator[TestClient]:
    """A client that finds the edition."""
    with TestClient(create_app(Settings(database_url=database, bulk_dir=folder))) as made:
        yield made


@pytest.fixture
def own(sqlite_database: str, folder: Path, tmp_path: Path) -> Iterator[tuple[TestClient, Path]]:
    """A client, and a copy of the edition for the test to break."""
    (edition,) = (path for path in folder.iterdir() if path.is_dir())
    copied = Path(shutil.copytree(edition, tmp_path / edition.name))
    with TestClient(create_app(Settings(database_url=sqlite_database, bulk_dir=tmp_path))) as made:
        yield made, copied


def listed(client: TestClient) -> list[dict[str, Any]]:
    """The editions."""
    answer = client.get("/v1/bulk")
    assert answer.status_code == 200
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def file_of(client: TestClient, content: str) -> dict[str, Any]:
    """What the list tells of a file of the last edition."""
    return next(file for file in listed(client)[0]["files"] if file["content"] == content)


class TestListBulk:
    """GET /v1/bulk."""

    def test_an_address_is_a_path_whatever_stands_before_links(self, database: str, folder: Path) -> None:
        """The address of a file is a path of the server, as of every object, also of one with a public address."""
        settings = Settings(database_url=database, bulk_dir=folder, public_base_url="https://eo.example.org")
        with TestClient(create_app(settings)) as client:
            assert client.get(file_of(client, "sqlite")["url"]).status_code == 200
            assert client.get("/v1/bulk").json()["links"]["self"] == "https://eo.example.org/v1/bulk"

    def test_it_tells_of_every_file_what_it_is(self, client: TestClient, folder: Path) -> None:
        """Each has its address, size and digest; the edition is of what is served."""
        (edition,) = listed(client)
        assert (edition["is_current"], edition["revision"]) == (True, client.get("/v1/corpus").json()["revision"])
        assert [file["content"] for file in edition["files"]] == [kind.content for kind in bulk.FILES]
        for file in edition["files"]:
            assert (folder / edition["id"] / file["name"]).stat().st_size == file["bytes"]
            assert file["url"] == f"/v1/bulk/{edition['id']}/{file['name']}"
            assert file["is_whole"]

    def test_there_may_be_none(self, sqlite_database: str, tmp_path: Path) -> None:
        """Where nothing was made, the list is empty; what is being made is not in it, and what was made since is."""
        settings = Settings(database_url=sqlite_database, bulk_dir=tmp_path / "bulk")
        with TestClient(create_app(settings)) as client:
            assert listed(client) == []
            made = bulk.make(sqlite_database, tmp_path / "bulk", 2, 1.0, lambda *_: None)
            assert [edition["id"] for edition in listed(client)] == [made.manifest.id]
            edition = tmp_path / "bulk" / made.manifest.id
            edition.rename(edition.with_name(f"{edition.name}.making"))
            assert listed(client) == []

    def test_it_tells_an_edition_of_another_revision(self, own: tuple[TestClient, Path]) -> None:
        """`is_current` is false of it."""
        client, edition = own
        other = edition.with_name("2020-01-01-" + "0" * 16)
        manifest = (edition / "manifest.json").read_text()
        shutil.copytree(edition, other)
        revision = edition.name[11:]
        (other / "manifest.json").write_text(manifest.replace(edition.name, other.name).replace(revision, "0" * 16))
        assert {each["id"]: each["is_current"] for each in listed(client)} == {edition.name: True, other.name: False}

    def test_it_tells_a_file_that_is_damaged(self, own: tuple[TestClient, Path]) -> None:
        """`is_whole` turns false when a file is cut short or removed, although nothing was published."""
        client, edition = own
        first, second, *others = [file["name"] for file in listed(client)[0]["files"]]
        os.truncate(edition / first, 5)
        (edition / second).unlink()
        found = {file["name"]: file["is_whole"] for file in listed(client)[0]["files"]}
        assert found == {first: False, second: False, **dict.fromkeys(others, True)}

    def test_it_takes_no_parameter(self, client: TestClient) -> None:
        """It is always whole: a limit is refused, and not ignored."""
        assert client.get("/v1/bulk?limit=1").status_code == 422

    def test_a_manifest_that_cannot_be_read_is_not_listed(self, own: tuple[TestClient, Path]) -> None:
        """Nor is a folder with another edition's manifest."""
        client, edition = own
        shutil.copytree(edition, edition.with_name("2020-01-01-" + "0" * 16))
        (edition / "manifest.json").write_text("{")
        assert listed(client) == []


class TestGetBulkFile:
    """GET /v1/bulk/{edition}/{file}."""

    def test_it_sends_the_file_for_ever(self, client: TestClient, folder: Path) -> None:
        """Its bytes, its digest as ETag, its name, and that it never changes."""
        file = file_of(client, "orders_ndjson")
        answer = client.get(file["url"], headers={"Accept-Encoding": "gzip"})
        assert answer.content == (folder / file["url"].removeprefix("/v1/bulk/")).read_bytes()
        assert "Content-Encoding" not in answer.headers
        sent = {name: answer.headers[name] for name in ("ETag", "Content-Length", "Content-Disposition")}
        assert sent == {
            "ETag": f'"{file["sha256"]}"',
            "Content-Length": str(file["bytes"]),
            "Content-Disposition": f'attachment; filename="{file["name"]}"',
        }
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Corpus-Revision"] == listed(client)[0]["revision"]

    def test_a_download_goes_on(self, client: TestClient) -> None:
        """Parts make the whole; beyond its end there is nothing."""
        file = file_of(client, "sqlite")
        whole = client.get(file["url"]).content
        parts = [client.get(file["url"], headers={"Range": f"bytes={span}"}) for span in ("0-99999", "100000-")]
        assert [part.status_code for part in parts] == [206, 206]
        assert b"".join(part.content for part in parts) == whole
        assert parts[1].headers["Content-Range"] == f"bytes 100000-{file['bytes'] - 1}/{file['bytes']}"
        beyond = client.get(file["url"], headers={"Range": f"bytes={file['bytes']}-"})
        assert (beyond.status_code, beyond.json()["code"]) == (416, "range-not-satisfiable")

    def test_head_and_conditions(self, client: TestClient) -> None:
        """HEAD has the fields of GET; who has the file is not sent it."""
        file = file_of(client, "references_ndjson")
        whole, head = client.get(file["url"]), client.head(file["url"])
        assert (head.status_code, head.content) == (200, b"")
        assert {**head.headers, "x-request-id": ""} == {**whole.headers, "x-request-id": ""}
        has = client.get(file["url"], headers={"If-None-Match": whole.headers["ETag"]})
        assert (has.status_code, has.content) == (304, b"")

    @pytest.mark.parametrize(
        "path",
        [
            "{edition}/manifest.json",
            "{edition}/nothing.sqlite",
            "{edition}.making/{name}",
            "{edition}/..%2F{edition}%2F{name}",
            "{edition}/%2e%2e/{edition}/{name}",
            "2020-01-01-0000000000000000/{name}",
            "../bulk/{edition}/{name}",
            ".lock/{name}",
            "{edition}/{name}.building",
        ],
    )
    def test_nothing_else_is_sent(self, client: TestClient, path: str) -> None:
        """What no manifest tells of is not found, whatever is on the disk."""
        edition = listed(client)[0]
        asked = path.format(edition=edition["id"], name=edition["files"][0]["name"])
        assert client.get(f"/v1/bulk/{asked}").status_code in (404, 200 if path.startswith("../bulk") else 404)

    def test_a_damaged_file_is_not_sent(self, own: tuple[TestClient, Path]) -> None:
        """One byte that is another is found before the first is sent, also after the file was sent whole."""
        client, edition = own
        file = file_of(client, "directives_ndjson")
        assert client.get(file["url"]).status_code == 200
        path = edition / file["name"]
        held = bytearray(path.read_bytes())
        held[len(held) // 2] ^= 1
        path.write_bytes(held)
        answer = client.get(file["url"])
        assert (answer.status_code, answer.json()["code"]) == (503, "storage-corrupt")
        assert [each["name"] for each in listed(client)[0]["files"] if not each["is_whole"]] == [file["name"]]

    def test_a_file_that_is_gone_is_told(self, own: tuple[TestClient, Path]) -> None:
        """It is no defect of the server's when somebody removes a file."""
        client, edition = own
        file = file_of(client, "sqlite")
        (edition / file["name"]).unlink()
        assert client.get(file["url"]).json()["code"] == "storage-corrupt"

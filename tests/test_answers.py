"""The tool that proves that a change of the code changes no answer: it repeats itself, and sees what is another."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app import store
from tests.answers import comparison, document, records, rows
from tests.answers.__main__ import main
from tests.answers.plan import planned
from tests.answers.records import Record
from tests.answers.requests import get, write_plan
from tests.answers.server import served
from tests.beginnings import CopyOf
from tests.commands import eo

COUNT = 300
SOME = 20
"""So many answers show what a comparison says."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, copy_of: CopyOf) -> Path:
    """A plan over the sample and what is written about it, made twice, and two recordings, each of its own server.

    One page was taken away and added again, so that its order has texts that were replaced.
    """
    made = tmp_path_factory.mktemp("answers")
    url = copy_of("sqlite", "sample and coverage")
    page = store.shipped("sample") / "eo-14288-whitehouse.md"
    for command in (["remove", "--source", page.name], ["add", "--no-register", page]):
        assert eo(*command, "--database-url", url).returncode == 0
    with served(url) as client:
        (made / "openapi.json").write_text(client.text("/openapi.json"))
        for name in ("plan", "again"):
            write_plan(made / name, planned(client, COUNT, seed=1))
    for name in ("before.gz", "after"):
        command = ["record", str(made / name), "--plan", str(made / "plan"), "--database-url", url]
        assert main(command) == 0
    return made


def test_two_recordings_are_equal(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What is no change is not reported; right requests and wrong ones were answered, and none by a defect."""
    recorded = folder / "before.gz", folder / "after"
    assert main(["compare", *map(str, recorded)]) == 0
    assert f"{COUNT} equal, 0 different".encode() in capsysbinary.readouterr().out
    statuses = comparison.compare(*recorded).statuses
    assert {200, 304, 400, 404, 405, 406, 422} <= set(statuses) <= set(range(200, 500))


def test_a_plan_is_the_same_again(folder: Path) -> None:
    """The same seed over the same corpus makes the same requests."""
    assert (folder / "plan").read_bytes() == (folder / "again").read_bytes()


def test_every_operation_is_asked(folder: Path) -> None:
    """Each is asked, and for something that is there; the sample founds no body, and nobody made downloads of it."""
    found = [made.request.target.partition("?")[0] for made in records.read(folder / "after") if made.status == 200]
    described = document.operations(json.loads((folder / "openapi.json").read_text()))
    asked = [operation for operation in described if operation.name not in ("getBody", "getBulkFile")]
    patterns = {each.name: re.sub(r"\\{\w+\\}", "[^/]+", re.escape(each.path)) for each in asked}
    assert [name for name, pattern in patterns.items() if not any(re.fullmatch(pattern, path) for path in found)] == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda made: replace(made, status=500), "status: 200 OK -> 500 OK"),
        (lambda made: replace(made, headers=made.headers[1:]), "header only before:"),
        (lambda made: replace(made, headers=made.headers[::-1]), "headers in another order:"),
        (lambda made: replace(made, body=made.body.replace(b"alive", b"alone")), "body at 13 of 18 -> 18:"),
        (lambda made: replace(made, body=made.body + b"\xff"), "body at 18 of 18 -> 22:"),
    ],
)
def test_a_change_is_reported(folder: Path, tmp_path: Path, spoil: Callable[[Record], Record], said: str) -> None:
    """Whatever is another in one answer is told, with the request; unless its target is one of those that may."""
    every = list(records.read(folder / "before.gz"))
    alive = next(each for each in every if each.request == get("/livez"))
    made = [alive, *(each for each in every if each is not alive)][:SOME]
    (found,) = differences(made, [spoil(alive), *made[1:]], tmp_path)
    assert found.startswith("GET /livez\n")
    assert said in found
    allowed = comparison.compare(tmp_path / "before", tmp_path / "after", allow="^/livez$")
    assert (allowed.allowed, allowed.differences, allowed.equal) == ([found], [], SOME - 1)


def test_other_requests_are_not_compared(folder: Path, tmp_path: Path) -> None:
    """Two recordings of two plans are no comparison."""
    made = list(records.read(folder / "before.gz"))
    with pytest.raises(ValueError, match="different plans"):
        differences(made, made[:-1], tmp_path)


def test_rows_are_digested(sqlite_database: str) -> None:
    """Each table and column has its line, the same each time; instants and the index's own tables have none."""
    lines = list(rows.digests(sqlite_database))
    assert lines == list(rows.digests(sqlite_database))
    names = {line.split(" ")[0] for line in lines}
    assert {"orders", "orders.title", "source_accounts.document", "search_words"} <= names
    assert not {name for name in names if "ingested_at" in name or name.startswith("search_tokens")}


def differences(before: Sequence[Record], after: Sequence[Record], folder: Path) -> list[str]:
    """What is said of two recordings, through files."""
    for name, made in (("before", before), ("after", after)):
        records.keep(folder / name, made)
    return comparison.compare(folder / "before", folder / "after").differences

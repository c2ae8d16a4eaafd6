"""The register that comes with the program: what it holds, and that a corpus gives it back."""

import json
import zlib
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app import ingest
from app.__main__ import cli
from app.ingest import register
from app.law import presidents
from app.law.documents import Account
from app.law.numbering import sort_key
from app.sources import parse
from tests.ingest.test_ingest import run
from tests.records import record, write

TODAY = date(2026, 1, 2)
PACKED = 1 << 20
"""What it may take in the wheel, in bytes."""
SMALL = (
    '["register of executive orders", {}]',
    '{"number": "14000", "title": "An Order", "signed_on": "2021-01-20", "noted_on": "2024-10-02", '
    '"noted": [["revokes", "13999", "2021-01-19"]]}',
    '{"number": "14001", "title": "Order 14001", "signed_on": "2021-02-01"}',
)


@pytest.fixture(scope="module")
def accounts() -> list[Account]:
    """What the shipped register says."""
    given = register.shipped()
    return [account for account in parse(given.data, given.name) if isinstance(account, Account)]


def test_every_order_is_in_it(accounts: list[Account]) -> None:
    """7,921 orders by number from 6071 of 1933 on, each with title and day; the numbers that nobody holds are known."""
    assert len(accounts) == 7_921
    assert all(account.title and account.signed_on and account.number for account in accounts)
    numbers = {int(str(account.number).partition("-")[0]) for account in accounts}
    gaps = set(range(6071, 14357)) - numbers
    assert gaps == {6889, *range(7101, 7105), *range(7106, 7532)}
    assert (min(numbers), max(numbers)) == (6071, 14356)


def test_the_president_follows_from_the_rest(accounts: list[Account]) -> None:
    """The register names no president: number and day tell whose order each is, but for a day that is misprinted."""
    unlike = [
        account.number
        for account in accounts
        if presidents.of(account.signed_on, number=account.number) != presidents.of_number(str(account.number))
    ]
    assert unlike == ["8969"]


def test_the_first_hundred_days_are_those_counted_in_public(accounts: list[Account]) -> None:
    """Day 1 is that of the oath and day 100 is in; the numbers of 1933 are what is held of 99."""
    counted: Counter[int] = Counter()
    for account in accounts:
        number = str(account.number)
        place = presidents.in_term(presidents.of_number(number), account.signed_on, number)
        assert place is not None
        counted[place.ordinal] += place.day is not None and place.day <= 100
    published = {32: 97, 33: 54, 35: 23, 44: 19, 45: 33, 46: 42, 47: 143}
    assert {ordinal: counted[ordinal] for ordinal in published} == published


def test_it_has_room_in_the_wheel() -> None:
    """Packed as a wheel packs it, it takes less than a megabyte, and no line is longer than a screen can show."""
    data = register.shipped().data
    packer = zlib.compressobj(level=6, wbits=-15)
    packed = len(packer.compress(data)) + len(packer.flush())
    assert packed < PACKED
    assert len(data) < 2_500_000


def test_no_sentence_of_a_note_is_in_it(accounts: list[Account]) -> None:
    """What the editors noted is in it as facts: targets are names, of at most some words."""
    items = [item for account in accounts for item in account.recorded]
    assert len(items) == 15_417
    assert all(len(item.target) < 120 for item in items)
    assert not any("Executive order was" in item.words for item in items)


def small(tmp_path: Path) -> Path:
    """A register of two orders, as a file to ingest."""
    about = register.shipped().data.split(b"\n")[0].decode()
    file = tmp_path / "small.ndjson"
    file.write_text("\n".join((about, *SMALL[1:])) + "\n", encoding="utf-8")
    return file


def test_a_corpus_gives_the_register_back(tmp_path: Path) -> None:
    """Of a corpus ingested with a register, the register made again is that one to the letter."""
    url, file = f"sqlite:///{tmp_path / 'eo.sqlite'}", small(tmp_path)
    run(file, url)
    before = file.read_text(encoding="utf-8")
    built = register.build(url, before, TODAY)
    assert (built.text, built.added, built.changed, built.removed) == (before, [], {}, [])


def test_what_is_new_is_said(tmp_path: Path) -> None:
    """An order that a file adds, facts that it mends and one that it lacks are named; the day is of today."""
    url, file = f"sqlite:///{tmp_path / 'eo.sqlite'}", small(tmp_path)
    folder = tmp_path / "in"
    write(folder / "new.json", record("14002", disposition_notes="Revokes: EO 14001, February 1, 2021"))
    write(folder / "better.json", record("14001", title="Order 14001", citation="86 FR 8001"))
    (folder / "register.ndjson").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    run(folder, url)
    before = file.read_text(encoding="utf-8") + '{"number": "14009", "title": "Gone"}\n'
    built = register.build(url, before, TODAY)
    assert (built.orders, built.added, built.removed) == (3, ["14002"], ["14009"])
    assert built.changed == {"14001": ["citation", "document_number", "published_on"]}
    head, *_, last = built.text.splitlines()
    assert json.loads(head)[1]["made_on"] == "2026-01-02"
    assert json.loads(last)["noted"] == [["revokes", "14001", "2021-02-01"]]
    assert json.loads(last)["noted_on"] == "2021-03-01"


def test_the_command_says_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`eo register build` writes where it is told, in one line of JSON says what changed, and loses nothing unasked."""
    url, file = f"sqlite:///{tmp_path / 'eo.sqlite'}", small(tmp_path)
    run(file, url)
    monkeypatch.setattr(register, "SHIPPED", file)
    out = tmp_path / "made.ndjson"
    same = invoke("--database-url", url, "--out", str(out))
    assert (same[0], same[1]["state"], out.read_bytes()) == (0, "unchanged", file.read_bytes())
    with file.open("a", encoding="utf-8") as more:
        more.write('{"number": "14009", "title": "Gone"}\n')
    refused = invoke("--database-url", url, "--out", str(tmp_path / "not.ndjson"))
    assert (refused[0], refused[1]["removed"]) == (7, ["14009"])
    assert not (tmp_path / "not.ndjson").exists()
    allowed = invoke("--database-url", url, "--allow-shrink")
    assert (allowed[0], allowed[1]["state"]) == (0, "built")
    assert [json.loads(line)["number"] for line in file.read_text().splitlines()[1:]] == ["14000", "14001"]


def invoke(*arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit code of `eo register build`, and what it printed."""
    done = CliRunner().invoke(cli, ["register", "build", *arguments])
    return done.exit_code, json.loads(done.stdout)


def test_orders_of_the_register_ascend(accounts: list[Account]) -> None:
    """A line is where its number says, so that a change of one order is a change of one line."""
    keys = [sort_key(str(account.number)) for account in accounts]
    assert keys == sorted(keys)


def test_the_register_is_an_input_like_others(tmp_path: Path) -> None:
    """An ingest of it alone publishes orders without text, told by the format `register`."""
    report = ingest.run(
        [small(tmp_path)],
        ingest.Options(f"sqlite:///{tmp_path / 'eo.sqlite'}"),
        datetime(2026, 1, 2, tzinfo=UTC),
        lambda _step, _done, _total: None,
    )
    assert (report.state, report.facts["documents"], report.facts["orders_with_text"]) == (
        "published", {"register": 2}, 0,
    )  # fmt: skip

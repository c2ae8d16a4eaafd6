"""An audit of a database doubts what the ingest of it doubted."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from app import audit, store
from app.tables import Corpus
from tests.commands import eo
from tests.records import record, write

NUMBERS = ("14001", "14002", "14003")


@pytest.fixture
def doubtful(empty_database: str, tmp_path: Path) -> str:
    """A database with three orders, one published before it was signed and one with a torn title."""
    records = [record(number) for number in NUMBERS]
    records[0]["publication_date"] = "2021-01-04"
    records[2]["title"] = "Establishing the Council on"
    path = write(tmp_path / "in.json", *records)
    assert eo("ingest", path, "--no-register", "--database-url", empty_database).returncode == 0
    return empty_database


def test_the_counts_kept_are_those_of_an_audit(doubtful: str) -> None:
    """What is counted before the rows are published is what is found in them afterwards, on both databases."""
    revision, found = audit.in_database(doubtful)
    assert [(doubt.rule, doubt.order) for doubt in found] == [
        ("public_before_signing", "14001"),
        ("noisy_title", "14003"),
    ]
    reader = store.engine(doubtful, pool_size=1)
    with reader.connect() as connection:
        row = connection.execute(select(Corpus)).one()
    reader.dispose()
    assert (row.revision, row.summary["doubts"]) == (revision, audit.counts(found))


def test_every_row_is_its_orders(database: str) -> None:
    """Each order has its provisions, directives and references, and no other's, in their order."""
    reader = store.engine(database, pool_size=1)
    with store.snapshot(reader) as current:
        orders = {each.order["number"]: each for each in audit.audited_of(current.connection)}
    reader.dispose()
    assert list(orders) == sorted(orders)
    for each in orders.values():
        told = each.order["counts"]
        assert [len(each.sections), len(each.directives), len(each.references)] == [
            told["sections"], told["directives"], told["references"],
        ]  # fmt: skip
        assert {row["order_key"] for row in (*each.sections, *each.directives)} <= {each.order["sort_key"]}
    assert [row["id"] for row in orders["14288"].sections[:3]] == ["preamble", "1", "2"]


def test_the_command_counts_and_lists(doubtful: str) -> None:
    """Without a rule the counts of all are printed; with one, each order; as JSON both; an unknown rule exits 2."""
    counted = eo("audit", "--database-url", doubtful)
    assert (counted.returncode, [word for word in counted.stdout.split() if word == "1"]) == (0, ["1", "1"])
    listed = eo("audit", "--database-url", doubtful, "noisy_title")
    assert "14003" in listed.stdout
    assert "14001" not in listed.stdout
    told = json.loads(eo("audit", "--database-url", doubtful, "--json").stdout)
    assert (told["counts"]["noisy_title"], told["doubts"][1]) == (
        1,
        {"rule": "noisy_title", "order": "14003", "provision": None, "words": "Establishing the Council on"},
    )
    refused = eo("audit", "--database-url", doubtful, "noisy_titles")
    assert (refused.returncode, "noisy_title" in refused.stderr) == (2, True)

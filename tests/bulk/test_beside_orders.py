"""The tables of what is told beside the orders, held against the lists of the API."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from tests.beginnings import CopyOf
from tests.bulk.conftest import Make, file_of
from tests.ingest.test_ingest import NOW, run
from tests.ingest.test_versions import DAY, written, xml

Row = dict[str, Any]


def rows(file: sqlite3.Connection, table: str) -> list[Row]:
    """The rows of a table in the order in which they were written, by the names of the columns."""
    cursor = file.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def of_orders(api: TestClient, below: str) -> Iterator[tuple[str, Row]]:
    """The items of a list that every order has, each with the number of the order, by the number."""
    numbers = sorted(order["number"] for order in items(api, "/v1/orders?limit=100"))
    return ((number, item) for number in numbers for item in items(api, f"/v1/orders/{number}/{below}"))


def items(api: TestClient, path: str) -> list[Row]:
    """The items of a list that one page holds."""
    told = api.get(path).json()
    assert told["total"] == len(told["items"])
    found: list[Row] = told["items"]
    return found


def parted(told: Row, *names: str) -> Row:
    """An object of the API without some of its fields, and these fields' own under their names: `left_format`."""
    inner = {f"{name}_{key}": value for name in names for key, value in told[name].items()}
    return {key: value for key, value in told.items() if key not in names} | inner


def held(act: Row | None) -> str | None:
    """The order that acts, where the API tells a status of it."""
    return act["order"] if act and act["order_status"] else None


def test_amendments_are_those_of_every_order(file: sqlite3.Connection, api: TestClient) -> None:
    """A row has the provision, the words, the state and what acts as the list of the amended order has them."""
    expected = [
        {
            **{name: told[name] for name in ("id", "section", "citation", "instruction", "struck", "inserted", "text")},
            "order_number": number,
            "signed_on": told["on"],
            "state": told["state"],
            "acting_order": held(told["by"]),
            "acting_section": told["by"]["section"],
            "acting": told["by"]["citation"],
            "basis": told["by"]["provenance"]["basis"],
            "note": told["by"]["provenance"]["note"],
            "reference": told["by"]["reference"],
            "undone_by_order": held(told["undone_by"]),
            "undone_by": told["undone_by"] and told["undone_by"]["citation"],
            "undone_by_reference": told["undone_by"] and told["undone_by"]["reference"],
            "url": told["url"],
        }
        for number, told in of_orders(api, "amendments?limit=100")
    ]
    assert {each["state"] for each in expected} == {"standing", "undone", "unknown"}
    assert rows(file, "amendments") == expected


def test_an_order_that_is_not_held_is_named_but_no_key(file: sqlite3.Connection) -> None:
    """What amends is told where the order that amends is not in the file, and its key is null."""
    found = {row["acting"] for row in rows(file, "amendments") if row["acting_order"] is None}
    assert found == {"Executive Order 12221", "Executive Order 13258"}


def test_comparisons_are_those_of_the_list(file: sqlite3.Connection, api: TestClient) -> None:
    """A row has both publications, the answer and the counts, also where one is of a lossy form."""
    expected = []
    for told in items(api, "/v1/comparisons?lossy=include&sort=signed_on&limit=100"):
        row = parted(told, "left", "right")
        number, counts, uncompared = row.pop("order")["number"], row.pop("counts"), json.dumps(row.pop("uncompared"))
        expected.append(row | counts | {"order_number": number, "uncompared": uncompared})
    assert expected
    assert rows(file, "comparisons") == expected


def test_versions_are_those_of_every_order(file: sqlite3.Connection, api: TestClient) -> None:
    """A row has the publication replaced and the one in its place, the times and the reason."""
    expected = []
    for number, told in of_orders(api, "versions"):
        row = parted(told, "replaced_by")
        expected.append(row.pop("publication") | row | {"order_number": number})
    assert expected
    assert rows(file, "versions") == expected


def test_a_replaced_text_of_an_order_that_is_gone_is_not_there(copy_of: CopyOf, make: Make, tmp_path: Path) -> None:
    """Where the order is not held any more, the file has no version of it, as the API has none."""
    url = copy_of("sqlite", "empty")
    counts = []
    for day, files in enumerate([{"order": xml("first")}, {"order": xml("mended")}, {}]):
        run(written(tmp_path / "in", 1, **files), url, NOW + day * DAY, allow_shrink=True)
        edition = tmp_path / "bulk" / make(url).manifest.id
        with closing(sqlite3.connect(file_of(edition, "sqlite"))) as file:
            counts.append(len(rows(file, "versions")))
    assert counts == [0, 1, 0]


def test_coverage_is_that_of_the_list(file: sqlite3.Connection, api: TestClient) -> None:
    """A row has a document's facts and how its quotations fared."""
    expected = []
    for told in items(api, "/v1/coverage?sort=-published_on&limit=100"):
        row = {key: value for key, value in told.items() if key != "orders"}
        expected.append(row | row.pop("counts"))
    assert expected
    assert rows(file, "coverage") == expected


def test_the_orders_of_a_document_have_what_shows_them(file: sqlite3.Connection, api: TestClient) -> None:
    """There is a row for each with its role; the evidence is the JSON of the list, words for words."""
    found = [{**row, "evidence": json.loads(row["evidence"])} for row in rows(file, "coverage_orders")]
    assert {row["role"] for row in found} == {"about", "mentions"}
    assert found == [
        {"coverage": told["id"], "order_number": each["order"], "role": each["role"], "evidence": each["evidence"]}
        for told in items(api, "/v1/coverage?sort=-published_on&limit=100")
        for each in told["orders"]
    ]

"""What other programs read of an edition: SQLite, Datasette, DuckDB, gzip."""

import asyncio
import gzip
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from datasette.app import Datasette
from starlette.testclient import TestClient

from app import bulk
from app.bulk.columns import Kind, as_value
from app.bulk.tables import TABLES
from tests.bulk.conftest import file_of

LISTS = {
    "orders": "/v1/orders.ndjson?include=text",
    "directives": "/v1/directives.ndjson?boilerplate=include",
    "references": "/v1/references.ndjson",
}


def asked(file: sqlite3.Connection, question: str) -> list[Any]:
    """The rows of a question."""
    return file.execute(question).fetchall()


@pytest.mark.parametrize("name", LISTS)
def test_ndjson_is_what_the_api_gives(edition: Path, api: TestClient, name: str) -> None:
    """Every line is that of the export, in its order."""
    assert gzip.decompress(file_of(edition, f"{name}_ndjson").read_bytes()) == api.get(LISTS[name]).content


def test_the_file_is_sound(file: sqlite3.Connection) -> None:
    """SQLite finds no damage and no row that points nowhere; every table has rows."""
    assert asked(file, "PRAGMA integrity_check") == [("ok",)]
    assert asked(file, "PRAGMA foreign_key_check") == []
    empty = [table.name for table in TABLES if not asked(file, f"SELECT 1 FROM {table.name} LIMIT 1")]  # noqa: S608
    assert empty == []


def test_every_table_is_as_it_is_declared(file: sqlite3.Connection) -> None:
    """Tables, columns and keys of the file are those of the one place that declares them."""
    for table in TABLES:
        columns = [row[1] for row in asked(file, f"PRAGMA table_info({table.name})")]
        assert columns == [column.name for column in table.columns]
        keys = {row[3] for row in asked(file, f"PRAGMA foreign_key_list({table.name})")}
        assert {column.name for column in table.columns if column.refers} <= keys


def test_an_order_is_what_the_api_tells(file: sqlite3.Connection, api: TestClient) -> None:
    """Its row, its provisions, its directives and its references are those of its answer."""
    told = api.get("/v1/orders/14288?include=references&include=directives").json()
    row = asked(
        file, "SELECT title, signed_on, citation, status, words, president, url FROM orders WHERE number = '14288'"
    )
    assert row == [
        (
            told["title"],
            told["signed_on"],
            told["citation"],
            told["status"]["value"],
            told["counts"]["words"],
            told["president"]["slug"],
            told["url"],
        )
    ]
    sections = asked(file, "SELECT section, text, closing FROM sections WHERE order_number='14288' ORDER BY position")
    assert sections == [(each["id"], each["text"], each["closing"]) for each in _within(told["sections"])]
    directives = asked(file, "SELECT id, text, due_on FROM directives WHERE order_number='14288' ORDER BY key")
    assert directives == [
        (each["id"], each["text"], (each["deadline"] or {"due_on": None})["due_on"]) for each in told["directives"]
    ]
    references = asked(
        file, "SELECT id, relation, target_order, quote FROM order_references WHERE order_number='14288' ORDER BY rowid"
    )
    assert references == [
        (each["id"], each["relation"], each["target"]["number"], each["source"]["quote"]) for each in told["references"]
    ]


def _within(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield section
        yield from _within(section["children"])


def test_words_are_found(file: sqlite3.Connection) -> None:
    """The index finds a provision by other endings of its words, with their place in the text."""
    found = asked(
        file,
        "SELECT s.section, snippet(sections_fts, 1, '[', ']', '…', 8) FROM sections_fts "
        "JOIN sections s ON s.key = sections_fts.rowid "
        "WHERE sections_fts MATCH '\"consent decree\"' AND s.order_number = '14288'",
    )
    assert [(section, "[consent decrees]" in words) for section, words in found] == [("3.b", True)]


def test_datasette_shows_it_with_what_its_columns_mean(edition: Path) -> None:
    """The file opens as it is; the metadata names titles, licence and every column, and a search box is there."""
    path = file_of(edition, "sqlite")
    metadata = json.loads(file_of(edition, "datasette_metadata").read_text())

    async def looked() -> list[Any]:
        datasette = Datasette([], immutables=[str(path)], metadata=metadata)
        await datasette.invoke_startup()
        pages = [f"/{path.stem}", f"/{path.stem}/directives", f"/{path.stem}/orders/14288"]
        shown = [(await datasette.client.get(page)) for page in pages]
        search = await datasette.client.get(f"/{path.stem}/sections.json?_search=police&_shape=array")
        for database in datasette.databases.values():
            database.close()
        return [*shown, search]

    database, directives, order, search = asyncio.run(looked())
    assert {answer.status_code for answer in (database, directives, order, search)} == {200}
    assert "17 U.S.C. 105" in database.text
    table = next(table for table in TABLES if table.name == "directives")
    assert all(column.meaning.partition('"')[0] in directives.text.replace("&#39;", "'") for column in table.columns)
    assert 'name="_search"' in directives.text
    assert "Strengthening and Unleashing" in order.text
    assert search.json()


@pytest.mark.parametrize("name", ["orders", "sections", "directives", "references"])
def test_duckdb_reads_parquet_as_the_tables_are(edition: Path, file: sqlite3.Connection, name: str) -> None:
    """Every row and column is that of the SQLite file, with days as days."""
    table = next(table for table in TABLES if table.name in (name, f"order_{name}"))
    columns = [column for column in table.columns if column.name != "key"]
    names = ", ".join(column.name for column in columns)
    with duckdb.connect() as connection:
        read = connection.sql(f"SELECT {names} FROM '{file_of(edition, f'{name}_parquet')}'")  # noqa: S608
        types = dict(zip(read.columns, map(str, read.types), strict=True))
        rows = [tuple(map(as_value, row)) for row in read.fetchall()]
    assert rows == asked(file, f"SELECT {names} FROM {table.name} ORDER BY rowid")  # noqa: S608
    assert {types[column.name] for column in columns if column.kind is Kind.DAY} <= {"DATE"}
    assert {types[column.name] for column in columns if column.kind is Kind.TRUTH} <= {"BOOLEAN"}


@pytest.mark.parametrize("name", LISTS)
def test_duckdb_reads_ndjson(edition: Path, file: sqlite3.Connection, name: str) -> None:
    """It reads as many objects as there are rows, compressed as they are."""
    table = next(table for table in TABLES if table.name in (name, f"order_{name}"))
    with duckdb.connect() as connection:
        count = connection.sql(f"SELECT count(*) FROM '{file_of(edition, f'{name}_ndjson')}'").fetchall()  # noqa: S608
    assert count == asked(file, f"SELECT count(*) FROM {table.name}")  # noqa: S608


def test_the_paper_describes_every_file_and_column() -> None:
    """docs/bulk.md has a row for each, with the words of the one place that declares them."""
    paper = (Path(__file__).parents[2] / "docs" / "bulk.md").read_text(encoding="utf-8")
    for kind in bulk.FILES:
        assert f"| `{kind.content}` | `{kind.name_in('ID')}` | `{kind.media_type}` | {kind.says} |\n" in paper
    _, _, described = paper.partition("\n## The SQLite file\n")
    sections = {each.partition("`")[0]: each for each in described.split("\n### `")[1:]}
    assert list(sections) == [table.name for table in TABLES]
    for table in TABLES:
        refers = {column.name: f" → `{column.refers}`" if column.refers else "" for column in table.columns}
        rows = [f"| `{c.name}` | {c.kind.value}{refers[c.name]} | {c.meaning} |" for c in table.columns]
        told = [line for line in sections[table.name].splitlines() if line.startswith("| `")]
        assert told == rows
        assert table.meaning in sections[table.name]

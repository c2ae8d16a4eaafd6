"""Every disposition note held."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.law.dispositions import parse

pytestmark = pytest.mark.corpus

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def notes() -> Iterator[str]:
    """The notes of both lists and of all documents."""
    for path in sorted((CORPUS / "disposition").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from (row["disposition_notes"] or "" for row in csv.DictReader(file))
    for path in sorted((CORPUS / "fr-json").glob("*.json")):
        yield json.loads(path.read_bytes())["disposition_notes"] or ""


def test_items_are_read() -> None:
    """At least 99.9 % of all items become edges; the rest is kept."""
    parsed = [parse(note) for note in notes()]
    read = sum(len(note.items) for note in parsed)
    unread = sum(len(note.unread) for note in parsed)
    assert read > 13_000
    assert read / (read + unread) >= 0.999


def test_remarks_are_few() -> None:
    """Free remarks are under 1 % of all edges: a remark is not where unreadable items are hidden."""
    edges = [edge for note in notes() for edge in parse(note).items]
    assert sum(edge.kind == "remark" for edge in edges) / len(edges) < 0.01


def test_orders_named_are_edges() -> None:
    """Outside remarks, every "EO <number>" of a note that names one order an item is the target of an edge."""
    for note in notes():
        for edge in parse(note).items:
            if edge.words.startswith("EO ") and edge.kind != "remark":
                assert edge.kind in {"executive_order", "unnumbered_order"}, edge

"""Inputs of a second's ingest: a few made-up orders, of which some are called otherwise; two files an order."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from tests import records
from tests.bench.grammar import Grammar, MadeOrder

ORDERS = 30


def write(folder: Path, renamed: Collection[int] = (), word: str = "Anew", orders: int = ORDERS) -> Path:
    """A new folder with the files of so many orders, those at some places with another title."""
    folder.mkdir(parents=True)
    made = [_named(orders, place, f" {word}" if place in renamed else "") for place in range(orders)]
    for order in made:
        (folder / f"EO-{order.number}.md").write_text(order.markdown(), encoding="utf-8")
        records.write(folder / f"{order.number}.json", order.record())
    return folder


def _named(orders: int, place: int, end: str) -> MadeOrder:
    order = Grammar(orders).order(place)
    return replace(order, title=order.title + end)

"""What people call orders: names that no source has, each with the orders it means or with what it was instead.

The table is a file for people to read and to mend: app/data/popular_names.toml.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import app

TABLE = Path(app.__file__).parent / "data" / "popular_names.toml"
_LAST_WORDS = re.compile(r" (?:executive order|orders?|eo)$")


@dataclass(frozen=True, slots=True)
class Meant:
    """An order that a name means, with what the register confirms it by."""

    number: str
    signed_on: date
    title: str


@dataclass(frozen=True, slots=True)
class NoOrder:
    """What a name means that is no executive order.

    Attributes:
        kind: a kind of citation ("proclamation"), or "other".
        citation: how it is cited, or what it was ("Memorandum of the Secretary of Homeland Security of June 15, 2012").
        dated_on: its day, or None.
    """

    kind: str
    citation: str
    dated_on: date | None


@dataclass(frozen=True, slots=True)
class PopularName:
    """One thing that people have a name for.

    Attributes:
        names: as people write them.
        orders: those that the names mean, the first that comes to mind first; none with `no_order`.
        no_order: what the names mean where that is no executive order, or None.
        why: the reason, for people.
    """

    names: tuple[str, ...]
    orders: tuple[Meant, ...]
    no_order: NoOrder | None
    why: str


@cache
def popular_names() -> tuple[PopularName, ...]:
    """The table.

    Raises:
        ValueError, KeyError, TypeError: it is not as its head says.
    """
    return tuple(_row(row) for row in tomllib.loads(TABLE.read_text(encoding="utf-8"))["name"])


def _row(row: Mapping[str, Any]) -> PopularName:
    instead = row.get("no_order")
    return PopularName(
        tuple(row["names"]),
        tuple(Meant(**order) for order in row.get("orders", ())),
        NoOrder(instead["kind"], instead["citation"], instead.get("dated_on")) if instead else None,
        row["why"],
    )


def meaning(words: str) -> PopularName | None:
    """What `words` name, or None: "travel ban", "the Muslim ban", "Schedule F executive order"."""
    typed = folded(words).removeprefix("the ")
    return _by_name().get(typed) or _by_name().get(_LAST_WORDS.sub("", typed))


@cache
def _by_name() -> Mapping[str, PopularName]:
    return {folded(name).removeprefix("the "): row for row in popular_names() for name in row.names}


def folded(words: str) -> str:
    """The words as they are compared: "Don't Ask, Don't Tell" is "don t ask don t tell"."""
    return " ".join(re.findall(r"[^\W_]+", words.lower()))

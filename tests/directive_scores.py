"""How well directives agree with readings by hand: run `python -m tests.directive_scores READINGS ORDERS`.

READINGS holds one EO-<number>.jsonl an order (fields as in `as_gold`, with the first words as "quote");
ORDERS the orders' files, EO-<number> with any ending. Readings of an order that has no file there do not count. A
reading is met by the directive of the same order whose text holds its first words; among several the one in the same
provision with the same form, then the shortest.
"""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app import sources
from app.law.directives import Directive
from app.law.directives.finder import find
from tests.law import order_of


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of 1: f1 over all readings, the rest over those that were met (due: over the readings with a day)."""

    readings: int
    f1: float
    section: float
    modality: float
    actor: float
    due: float


def as_gold(directive: Directive) -> dict[str, object]:
    """One line of predictions: the section in legal style ("3(b)"), the leads' names, the clause whole."""
    due = directive.deadline
    return {
        "order": directive.order,
        "section": directive.provision,
        "actors": [agent.name for agent in directive.agents if agent.role == "lead"],
        "with": [agent.name for agent in directive.agents if agent.role != "lead"],
        "modality": directive.modality,
        "text": directive.text,
        "deadline": due
        and {
            "text": due.text,
            "value": due.value,
            "unit": due.unit,
            "anchor": due.anchor,
            "due_on": due.due_on and due.due_on.isoformat(),
        },
        "recurrence": directive.recurrence,
        "boilerplate": directive.boilerplate,
    }


def score(readings: Path, orders: Path) -> Score:
    """The agreement over every order that has a reading and a file."""
    pairs: list[tuple[dict[str, Any], dict[str, Any] | None]] = []
    predicted = 0
    for path in sorted(readings.glob("EO-*.jsonl")):
        file = next(orders.glob(f"{path.stem}.*"), None)
        if file is None:
            continue
        (document,) = sources.parse(file.read_bytes(), path.name)
        found: list[dict[str, Any]] = [as_gold(item) for item in find(order_of(document))]
        predicted += len(found)
        pairs += _matched([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()], found)
    met = [(wanted, told) for wanted, told in pairs if told is not None]
    days = [(wanted, told) for wanted, told in pairs if _day(wanted)]
    return Score(
        readings=len(pairs),
        f1=2 * len(met) / (predicted + len(pairs)),
        section=_share([_place(wanted) == _place(told) for wanted, told in met]),
        modality=_share([wanted["modality"] == told["modality"] for wanted, told in met]),
        actor=_share([_same_actor(wanted["actors"], told["actors"]) for wanted, told in met]),
        due=_share([told is not None and _day(wanted) == _day(told) for wanted, told in days]),
    )


def _matched(
    wanted: Sequence[dict[str, Any]], found: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
    left = list(found)
    pairs: list[tuple[dict[str, Any], dict[str, Any] | None]] = []
    for reading in wanted:
        quote = " ".join(_words(reading["quote"])[:6])
        near = [item for item in left if quote in " ".join(_words(item["text"]))]
        best = min(near, key=lambda item: _distance(reading, item), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((reading, best))
    return pairs


def _distance(reading: dict[str, Any], item: dict[str, Any]) -> tuple[bool, bool, int]:
    return _place(item) != _place(reading), item["modality"] != reading["modality"], len(item["text"])


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _place(item: dict[str, Any]) -> str:
    return ".".join(_words(item["section"]))


def _day(item: dict[str, Any]) -> str | None:
    return item["deadline"]["due_on"] if item["deadline"] else None


def _same_actor(left: list[str], right: list[str]) -> bool:
    return any(a.lower() in b.lower() or b.lower() in a.lower() for a in left for b in right)


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / len(hits), 4) if hits else 1.0


if __name__ == "__main__":
    print(json.dumps(asdict(score(Path(sys.argv[1]), Path(sys.argv[2])))))  # noqa: T201 - a command's answer

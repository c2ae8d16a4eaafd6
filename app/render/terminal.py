"""Tables for a terminal: who must do what by when, the time phrases that are no deadline, what an audit doubts.

No word is cut at any width: what does not fit goes on the next line.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from rich import box
from rich.table import Column, Table
from rich.text import Text

Line = Mapping[str, Any]
DIM = "dim"


def directives(lines: Sequence[Line]) -> list[Table]:
    """One table an order; a general provision that nearly every order repeats is dimmed."""
    return [_order(number, list(own)) for number, own in groupby(lines, key=lambda line: line["order"])]


def _order(number: str, lines: Sequence[Line]) -> Table:
    dated = any(line["deadline"] or line["recurrence"] for line in lines)
    columns = (
        Column("section", no_wrap=True),
        Column("actor", overflow="fold", ratio=3),
        Column("action", overflow="fold", ratio=6),
        *((Column("deadline", overflow="fold", ratio=3), Column("due on", no_wrap=True)) if dated else ()),
    )
    table = _table(f"EO {number}", columns)
    for line in lines:
        cells = (Text(line["section"]), _actor(line), _action(line), _deadline(line), _due(line["deadline"]))
        table.add_row(*cells[: len(columns)], style=DIM if line["boilerplate"] else None)
    return table


def _actor(line: Line) -> Text:
    cell = Text("; ".join(line["actors"]))
    return cell.append(f"\nwith {'; '.join(line['with'])}", DIM) if line["with"] else cell


def _action(line: Line) -> Text:
    return Text.assemble((line["modality"].replace("_", " "), "bold"), f" {line['action']}")


def _deadline(line: Line) -> Text:
    words = (line["deadline"]["text"] if line["deadline"] else None, line["recurrence"])
    return Text("\n".join(filter(None, words)))


def _due(deadline: Line | None) -> Text:
    """The day and its weekday, for nothing is shifted off a weekend."""
    day = deadline and deadline["due_on"]
    return Text(f"{day}\n{date.fromisoformat(day):%A}", "bold") if day else Text()


def phrases(orders: Iterable[Line]) -> list[Table]:
    """Each time phrase that is no directive's deadline with the reason, then how many there are of each reason."""
    listed = _table(
        "Time phrases that are no deadline",
        (
            Column("order", no_wrap=True),
            Column("section", no_wrap=True),
            Column("phrase", overflow="fold", ratio=1),
            Column("reason", no_wrap=True),
        ),
    )
    listed.show_lines = False
    deadlines, reasons = 0, Counter[str]()
    for order in orders:
        deadlines += order["deadlines"]
        for phrase in order["unclaimed"]:
            reasons[phrase["reason"]] += 1
            listed.add_row(*map(Text, (order["order"], phrase["section"], phrase["text"], phrase["reason"])))
    return [listed, _counts(deadlines, reasons)]


def doubted(counts: Iterable[tuple[str, int, str]]) -> Table:
    """How much each rule of an audit doubts, of (rule, count, what it says)."""
    table = Table(Column("rule", no_wrap=True), Column("doubts", justify="right"), Column(""), box=box.SIMPLE_HEAD)
    for rule, count, says in counts:
        table.add_row(rule, str(count), Text(says), style=None if count else DIM)
    return table


def doubts(lines: Iterable[Line]) -> list[Table]:
    """Each doubt with its order, its provision and the words, one table a rule."""
    found = []
    for rule, own in groupby(lines, key=lambda line: line["rule"]):
        columns = (
            Column("order", no_wrap=True),
            Column("provision", no_wrap=True),
            Column("", overflow="fold", ratio=1),
        )
        table = _table(rule, columns)
        table.show_lines = False
        for line in own:
            table.add_row(*map(Text, (line["order"], line["provision"] or "", line["words"])))
        found.append(table)
    return found


def _counts(deadlines: int, reasons: Counter[str]) -> Table:
    table = Table(Column("time phrases"), Column("", justify="right"), box=box.SIMPLE_HEAD)
    table.add_row("deadlines of directives", str(deadlines), style="bold")
    for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        table.add_row(f"no deadline: {reason}", str(count))
    table.add_row("all", str(deadlines + reasons.total()), style="bold")
    return table


def _table(title: str, columns: Sequence[Column]) -> Table:
    return Table(*columns, title=title, title_justify="left", box=box.HORIZONTALS, show_lines=True, expand=True)

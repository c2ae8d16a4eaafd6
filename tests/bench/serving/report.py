"""The results as one table: on the terminal, and in Markdown with what was measured on what."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table

from tests.bench.serving.figures import COST, MEMORY, P50, P99, RATE, SECONDS, Figures
from tests.bench.serving.rounds import Result
from tests.bench.serving.rows import Row

HEADINGS = (
    "row",
    "what",
    "ours",
    "beside",
    "ratio (least–most)",
    "by processor time",
    "wanted",
    "kept",
    "p50 / p99 ms",
    "MB",
)
_DIGITS: Mapping[str, str] = {RATE: ",.0f", COST: ",.2f", P99: ",.2f", SECONDS: ",.2f"}


def cells(result: Result) -> tuple[str, ...]:
    """What stands in each column of a row."""
    row = result.row
    if result.spread is None:
        why = f"not measured: {_line(result.why_not)}"
        return (row.name, row.what, "", "", why, "", wanted(row), _kept(result), "", "")
    digits = ",.2f" if row.beside else _DIGITS.get(row.unit, ",.0f")
    spread = (format(value, digits) for value in (result.spread.middle, result.spread.least, result.spread.most))
    return (
        row.name,
        row.what,
        _figure(result.ours, row.unit),
        _figure(result.beside, row.unit),
        "{} ({}–{})".format(*spread),
        "" if result.by_processor is None else f"{result.by_processor:.2f}",
        wanted(row),
        _kept(result),
        " / ".join(f"{result.ours[name]:.2f}" for name in (P50, P99) if name in result.ours),
        f"{result.ours[MEMORY]:,.0f}" if MEMORY in result.ours else "",
    )


def quoted(page: str, results: Sequence[Result]) -> str:
    """A page that quotes some rows, each in a line of a table that begins with its name, with the figures of these."""
    lines = {}
    for result in results:
        name, what, _, _, ratio, _, limit, *_ = cells(result)
        lines[f"| `{name}` |"] = f"| `{name}` | {what} | {ratio} | {limit} |"
    return re.sub(r"^(\| `[\w-]+` \|).*$", lambda found: lines.get(found[1], found[0]), page, flags=re.MULTILINE)


def wanted(row: Row) -> str:
    """The limit in words."""
    return (
        f"≥ {row.at_least:g}" if row.at_least is not None else f"≤ {row.at_most:g}" if row.at_most is not None else ""
    )


def _kept(result: Result) -> str:
    """Whether the limit is kept; nothing where there is none, or where nothing was measured."""
    if result.missed:
        return "no"
    return "yes" if result.spread is not None and wanted(result.row) else ""


def _line(said: str) -> str:
    """What was said, short and on one line of a table."""
    return " ".join(said.split()).replace("|", "/")[:200]


def _figure(figures: Figures, unit: str) -> str:
    return f"{figures[unit]:{_DIGITS.get(unit, ',.0f')}} {unit}" if unit in figures else ""


def show(results: Sequence[Result], title: str) -> None:
    """Print the table."""
    table = Table(*HEADINGS, title=title)
    for result in results:
        table.add_row(*cells(result), style="red" if result.missed else None)
    Console(width=220).print(table)


def markdown(results: Sequence[Result], facts: Mapping[str, str], picture: str) -> str:
    """The page of results.

    Args:
        results: of every row, in their order.
        facts: what was measured on what, by name.
        picture: the file name of the picture beside it.
    """
    return "\n".join(_lines(results, facts, picture)) + "\n"


def _lines(results: Sequence[Result], facts: Mapping[str, str], picture: str) -> Iterator[str]:
    yield from ("# Results", "", "Written by `make bench`; whatever stands here is of one run.", "")
    yield from (f"- {name}: {value}" for name, value in facts.items())
    yield from ("", f"![The ratios, each with its limit]({picture})", "")
    yield f"| {' | '.join(HEADINGS)} |"
    yield "|" + "---|" * len(HEADINGS)
    yield from (f"| {' | '.join(cells(result))} |" for result in results)
    missed = [result.row.name for result in results if result.missed]
    yield from ("", f"Limits missed: {', '.join(missed)}." if missed else "Every limit measured is kept.", "")
    yield from (
        "A ratio is the median of the ratios of the rounds, with the least and the greatest of them; in a round every "
        "subject is measured once, every second round backwards. The ratio by processor time counts only what the "
        "servers themselves spent. Beside it stand the medians of ours: the figure "
        "named, the 50th and 99th percentile, and the memory of all its processes at the end of a round.",
    )

"""Measure how fast answers are served, print the table, write it to bench/; exit with 1 where a limit is missed.

`python -m tests.bench.serving --rows 'miss-*' --rounds 2 --database PATH` measures some rows only and writes nothing.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from fnmatch import fnmatch
from pathlib import Path

from tests.bench.serving import closed_loop, report
from tests.bench.serving.rounds import Result, measured, result, subjects_of
from tests.bench.serving.rows import ROWS, Row
from tests.bench.serving.servers import CHECKOUT
from tests.bench.serving.stage import Databases, Stage
from tests.bench.serving.subjects import ROUNDS, SUBJECTS


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for; the exit code."""
    given = _parser().parse_args(arguments)
    rows = chosen(given.rows)
    results = _results(rows, given.rounds, Databases(f"sqlite:///{given.database.absolute()}", None, given.cache))
    report.show(results, f"median of {given.rounds} interleaved rounds; load by {closed_loop.TOOL}")
    missed = [each.row.name for each in results if each.missed]
    if missed:
        print(f"limits missed: {', '.join(missed)}")  # noqa: T201 (a command prints)
    return 1 if missed else 0


def chosen(patterns: Sequence[str]) -> list[Row]:
    """The rows whose names match one of the patterns; all of them without any.

    Raises:
        SystemExit: if a pattern matches none.
    """
    for pattern in patterns:
        if not any(fnmatch(row.name, pattern) for row in ROWS):
            raise SystemExit(f"no row is called {pattern}; there are {', '.join(row.name for row in ROWS)}")
    return [row for row in ROWS if not patterns or any(fnmatch(row.name, pattern) for pattern in patterns)]


def _results(rows: Sequence[Row], rounds: int, databases: Databases) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as exits:
        stage = Stage(exits, Path(folder), databases)
        taken = measured(subjects_of(rows), rounds, SUBJECTS, stage, _say, ROUNDS)
    return [result(row, taken) for row in rows]


def _say(number: int, name: str) -> None:
    print(f"\r\033[Kround {number + 1}: {name}", end="", file=sys.stderr, flush=True)  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench serving", description=__doc__)
    parser.add_argument("--rows", nargs="*", default=[], metavar="NAME", help="only these rows; * stands for anything")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured")
    parser.add_argument("--database", type=Path, help="a SQLite file to measure on instead of a generated corpus")
    parser.add_argument("--cache", type=Path, default=CHECKOUT / "var" / "bench", help="where what is made is kept")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

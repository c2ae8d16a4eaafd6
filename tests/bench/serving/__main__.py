"""Measure how fast answers are served, beside peers and limits; the exit code is 1 when a limit is missed.

A run of all rows over the generated corpora writes its table and its picture to bench/, and the rows that the README
quotes into it; the tables of other runs are only printed.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

from tests import postgres
from tests.bench import corpora
from tests.bench.serving import closed_loop, picture, report
from tests.bench.serving.facts import facts
from tests.bench.serving.rounds import Result, measured, result, subjects_of
from tests.bench.serving.rows import ROWS, Row
from tests.bench.serving.stage import Databases, Stage
from tests.bench.serving.subjects import ROUNDS, SUBJECTS

RESULTS = corpora.CHECKOUT / "bench"
README = corpora.CHECKOUT / "README.md"


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for; the exit code."""
    given = _parser().parse_args(arguments)
    rows = chosen(given.rows)
    if given.postgres:
        rows = [replace(row, at_least=None, at_most=None) for row in rows]
    with _databases(given) as databases:
        results = _results(rows, given.rounds, databases)
        page = report.markdown(results, facts(databases.url, given.rounds), _name(given, "svg"))
    report.show(results, f"median of {given.rounds} interleaved rounds; load by {closed_loop.TOOL}")
    if _is_whole(given):
        (RESULTS / _name(given, "md")).write_text(page, encoding="utf-8")
        (RESULTS / _name(given, "svg")).write_text(picture.svg(results), encoding="utf-8")
    if _is_whole(given) and not given.postgres:
        README.write_text(report.quoted(README.read_text(encoding="utf-8"), results), encoding="utf-8")
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


@contextmanager
def _databases(given: argparse.Namespace) -> Iterator[Databases]:
    """What is measured on: the database given, or generated corpora, of which the small one is made if it must."""
    if given.postgres:
        with postgres.server() as server, postgres.databases(server) as make, tempfile.TemporaryDirectory() as folder:
            url = make()
            corpora.ingest(corpora.written(given.orders, Path(folder)), url)
            yield Databases(url, None, given.cache, given.corpus, given.before, make)
    elif given.database is not None:
        grown = given.grown and f"sqlite:///{given.grown.absolute()}"
        yield Databases(f"sqlite:///{given.database.absolute()}", grown, given.cache, given.corpus, given.before)
    else:
        small, large = corpora.made(given.orders, given.cache), corpora.path_of(corpora.LARGE, given.cache)
        grown = f"sqlite:///{large}" if large.exists() else None
        yield Databases(f"sqlite:///{small}", grown, given.cache, given.corpus, given.before)


def _results(rows: Sequence[Row], rounds: int, databases: Databases) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as exits:
        stage = Stage(exits, Path(folder), databases)
        taken = measured(subjects_of(rows), rounds, SUBJECTS, stage, _say, ROUNDS)
    return [result(row, taken) for row in rows]


def _is_whole(given: argparse.Namespace) -> bool:
    """Whether all rows are measured on what everyone can generate."""
    return not given.rows and given.database is None and given.orders == corpora.SMALL


def _name(given: argparse.Namespace, ending: str) -> str:
    return f"{'RESULTS' if ending == 'md' else 'ratios'}{'-postgres' if given.postgres else ''}.{ending}"


def _say(number: int, name: str) -> None:
    start, end = ("\r\033[K", "") if sys.stderr.isatty() else ("", "\n")
    print(f"{start}round {number + 1}: {name}", end=end, file=sys.stderr, flush=True)  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench serving", description=__doc__)
    parser.add_argument("--rows", nargs="*", default=[], metavar="NAME", help="only these rows; * stands for anything")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured")
    parser.add_argument("--database", type=Path, help="a SQLite file to measure on instead of a generated corpus")
    parser.add_argument("--grown", type=Path, help="a larger one beside it, for the rows that compare the two")
    parser.add_argument("--orders", type=int, default=corpora.SMALL, help="how many orders the generated corpus has")
    parser.add_argument("--postgres", action="store_true", help="measure on Postgres, without limits")
    parser.add_argument("--corpus", type=Path, help="a folder whose ingest is timed instead of that of made-up files")
    parser.add_argument("--before", type=Path, help="a checkout of the release before, whose ingest is timed beside it")
    parser.add_argument("--cache", type=Path, default=corpora.KEPT, help="where corpora are kept")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

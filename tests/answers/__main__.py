"""Plan, record, compare; and the digests of a database's rows."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.answers import comparison, records, rows
from tests.answers.plan import planned
from tests.answers.requests import read_plan, write_plan
from tests.answers.server import CHECKOUT, served


def plan(arguments: argparse.Namespace) -> int:
    """Write requests made of what a database holds."""
    with served(arguments.database_url) as client:
        made = planned(client, arguments.count, arguments.seed)
    write_plan(arguments.plan, made)
    return 0


def record(arguments: argparse.Namespace) -> int:
    """Ask the requests of a plan, and write the answers."""
    with served(arguments.database_url, arguments.checkout) as client:
        statuses: Counter[int] = records.write(arguments.file, client, read_plan(arguments.plan))
    _say(f"{statuses.total()} answers: {dict(sorted(statuses.items()))}")
    return 0


def compare(arguments: argparse.Namespace) -> int:
    """Say how two recordings differ; 1 if they do where they may not."""
    found = comparison.compare(arguments.before, arguments.after, arguments.allow)
    _say(found.report())
    return 1 if found.differences else 0


def digest(arguments: argparse.Namespace) -> int:
    """Write the digests of a database's tables and columns."""
    text = "".join(f"{line}\n" for line in rows.digests(arguments.database_url))
    arguments.file.write_text(text, encoding="utf-8")
    return 0


def main(given: Sequence[str]) -> int:
    """Do what the command line says; the exit code."""
    arguments = _parser().parse_args(given)
    code: int = arguments.do(arguments)
    return code


def _parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.answers", description=__doc__)
    commands = parser.add_subparsers(required=True)
    database = argparse.ArgumentParser(add_help=False)
    database.add_argument("--database-url", required=True, help="sqlite:///path or postgresql://…")

    command = commands.add_parser("plan", parents=[database], help=plan.__doc__)
    command.add_argument("plan", type=Path, help="the file to write; compressed if it ends in .gz")
    command.add_argument("--count", type=int, default=5000)
    command.add_argument("--seed", type=int, default=1)
    command.set_defaults(do=plan)

    command = commands.add_parser("record", parents=[database], help=record.__doc__)
    command.add_argument("file", type=Path, help="the file to write; compressed if it ends in .gz")
    command.add_argument("--plan", type=Path, required=True)
    command.add_argument("--checkout", type=Path, default=CHECKOUT, help="where the program is, if not here")
    command.set_defaults(do=record)

    command = commands.add_parser("compare", help=compare.__doc__)
    command.add_argument("before", type=Path)
    command.add_argument("after", type=Path)
    command.add_argument("--allow", metavar="PATTERN", help="differences for targets with this are listed apart")
    command.set_defaults(do=compare)

    command = commands.add_parser("rows", parents=[database], help=digest.__doc__)
    command.add_argument("file", type=Path)
    command.set_defaults(do=digest)
    return parser


def _say(text: str) -> None:
    """Print, whatever the terminal can show."""
    sys.stdout.buffer.write(f"{text}\n".encode(errors="backslashreplace"))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

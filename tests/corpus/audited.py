"""What an audit of the real documents counted when it was last looked at, beside what it counts now.

python -m tests.corpus.audited             # ingests ../shared/corpus, and writes the counts anew
python -m tests.corpus.audited URL         # the same of a database that was just ingested from it
"""

import hashlib
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from app import audit
from tests.conftest import CORPUS

KEPT = Path(__file__).with_name("audit.json")


class Counted(NamedTuple):
    """The counts of an audit, by rule, and a digest of the list of the files they are of."""

    files: str
    counts: Mapping[str, int]


def kept() -> Counted:
    """What was counted when it was last looked at."""
    return Counted(**json.loads(KEPT.read_text(encoding="utf-8")))


def digest_of_files() -> str:
    """16 hex digits over the names of all files, whatever they hold."""
    names = sorted(path.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*") if path.is_file())
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


def counted(url: str) -> Counted:
    """What an audit counts in a database that was ingested from the files as they are."""
    _, found = audit.in_database(url)
    return Counted(digest_of_files(), audit.counts(found))


def compared(before: Counted, now: Counted) -> tuple[list[str], list[str]]:
    """The lines of a table of both, and the rules that count more of the same files."""
    lines = [f"{'doubts':<28}{'landed':>8}{'now':>8}"]
    grown = []
    for rule, count in now.counts.items():
        landed = before.counts.get(rule)
        more = landed is not None and before.files == now.files and count > landed
        grown += [rule] if more else []
        lines.append(f"{rule:<28}{'-' if landed is None else landed:>8}{count:>8}{'  grown' if more else ''}")
    if before.files != now.files:
        lines.append("The files are not those that were counted: nothing is compared.")
    return lines, grown


def _write(url: str) -> None:
    now = counted(url)
    lines, _ = compared(kept() if KEPT.exists() else now, now)
    print("\n".join(lines))  # noqa: T201 (a command prints)
    KEPT.write_text(json.dumps(now._asdict(), indent=1) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Write the counts anew."""
    from tests.corpus.conftest import ingest

    if arguments:
        _write(arguments[0])
        return
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/corpus.sqlite"
        ingest(url, CORPUS, workers=2)
        _write(url)


if __name__ == "__main__":
    main(sys.argv[1:])

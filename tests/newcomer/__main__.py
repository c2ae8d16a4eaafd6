"""`python -m tests.newcomer`: walks, and prints a table; with `--write` into docs/guide/start.md, too."""

import argparse
import os
import platform
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.newcomer.walk import ROOT, table, walk

PAGE = ROOT / "docs" / "guide" / "start.md"
_TABLE = re.compile(r"(?<=\n## How long it takes\n).*?(?=\n## )", re.DOTALL)


def main() -> None:
    """Walk."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true", help="write the table into docs/guide/start.md")
    write = arguments.parse_args().write
    with tempfile.TemporaryDirectory() as folder:
        walked = []
        for step in walk(Path(folder)):
            print(f"{step.name}: {step.seconds} s: {step.saw}", flush=True)  # noqa: T201 - a command's answer
            walked.append(step)
    said = table(walked)
    print(said)  # noqa: T201 - a command's answer
    if write:
        PAGE.write_text(_TABLE.sub(lambda _: f"\n{_introduction()}\n\n{said}\n", PAGE.read_text("utf-8")), "utf-8")


def _introduction() -> str:
    """What the figures are of."""
    load = os.getloadavg()[1]
    return (
        f"`make walk` does all this in a fresh clone with an empty home, and times it. On {os.cpu_count()} cores "
        f"({platform.machine()}, Python {platform.python_version()}),\non {datetime.now(UTC).date()}, beside a load of "
        f"{load:.1f}:"
    )


if __name__ == "__main__":
    main()

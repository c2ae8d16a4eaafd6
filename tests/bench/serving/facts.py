"""What was measured on what: the machine, the versions, the corpus."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import create_engine, text

from app import __version__, store
from tests.bench.serving import closed_loop, servers

_LIBRARIES = ("fastapi", "httptools", "pydantic", "sqlalchemy", "starlette", "uvicorn", "uvloop")
_TABLES = ("orders", "sections", "references", "directives")


def facts(url: str, rounds: int) -> Mapping[str, str]:
    """What the page of results says before its table."""
    return {
        "when": f"{datetime.now(UTC):%Y-%m-%d}, release {__version__}",
        "where": machine(),
        "what": corpus(url),
        "rounds": f"{rounds}, interleaved",
        "load": f"{closed_loop.TOOL}, 16 clients that each wait for their answer, 4 for searches; 1 s for what is hot, "
        "2 s for misses; 200 requests a second at fixed moments by a client of our own",
        "versions": ", ".join(
            [
                f"Python {platform.python_version()}",
                f"SQLite {sqlite3.sqlite_version}",
                *(f"{name} {version(name)}" for name in _LIBRARIES),
                *(f"{name} {found}" for name, found in _peers().items()),
            ]
        ),
        "again": "`make bench`; some rows only: `python -m tests.bench serving --rows 'hot-*' --rounds 2`",
    }


def machine() -> str:
    """The processor, how many of its cores, the memory, the system."""
    model = _first(Path("/proc/cpuinfo"), r"model name\s*: (.+)") or platform.machine()
    kilobytes = int(_first(Path("/proc/meminfo"), r"MemTotal:\s+(\d+)") or 0)
    return f"{model}, {os.cpu_count()} cores, {kilobytes / 1e6:.0f} GB, {platform.system()}"


def corpus(url: str) -> str:
    """How much the database holds."""
    engine = create_engine(store.parse_url(url))
    with engine.connect() as connection:
        query = 'SELECT count(*) FROM "{}"'
        counts = {table: connection.execute(text(query.format(table))).scalar_one() for table in _TABLES}
    name = {"sqlite": "SQLite", "postgresql": "Postgres"}[engine.dialect.name]
    engine.dispose()
    return f"{', '.join(f'{count:,} {table}' for table, count in counts.items())} in {name}"


def _peers() -> Mapping[str, str]:
    """The versions of the programs that are here."""
    found = {
        "Datasette": _said([str(servers.DATASETTE), "--version"]),
        "nginx": _said(["nginx", "-v"]),
        "wrk": _said(["wrk", "-v"]),
    }
    return {name: numbers for name, numbers in found.items() if numbers}


def _said(command: Sequence[str]) -> str:
    """The first version that a command tells, "" where it is not here."""
    path = shutil.which(command[0]) or shutil.which(command[0], path="/usr/sbin")
    if path is None:
        return ""
    done = subprocess.run([path, *command[1:]], capture_output=True, text=True, check=False)
    match = re.search(r"\d+\.\d+(?:\.\d+)?", done.stdout + done.stderr)
    return match[0] if match else ""


def _first(path: Path, pattern: str) -> str:
    """What a pattern finds in a file, "" where it finds nothing or there is no such file."""
    match = re.search(pattern, path.read_text()) if path.exists() else None
    return match[1] if match else ""

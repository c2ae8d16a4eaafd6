"""A database looked through whole: by SQLite itself, and by `eo check`."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from tests.commands import eo


def damages(url: str) -> Iterator[str]:
    """What is wrong with a SQLite file."""
    with closing(sqlite3.connect(f"file:{url.removeprefix('sqlite:///')}?mode=ro&immutable=1", uri=True)) as connection:
        for (said,) in connection.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield f"integrity_check: {said}"
        for row in connection.execute("PRAGMA foreign_key_check"):
            yield f"a row points nowhere: {row}"


def unsound(url: str) -> Iterator[str]:
    """What is wrong with what a database holds, and what could not be looked at."""
    done = eo("check", "--workers", "1", "--database-url", url)
    if done.returncode:
        yield f"eo check exits {done.returncode}: {done.stdout}{done.stderr}"
        return
    yield from json.loads(done.stdout)["unchecked"]

"""A database looked through whole, by what does not trust the server."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing


def checked(url: str) -> Iterator[str]:
    """What is wrong with a SQLite file."""
    with closing(sqlite3.connect(f"file:{url.removeprefix('sqlite:///')}?mode=ro", uri=True)) as connection:
        for (said,) in connection.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield f"integrity_check: {said}"
        for row in connection.execute("PRAGMA foreign_key_check"):
            yield f"a row points nowhere: {row}"

"""What many tests begin with: databases that are made once by the real commands, and then copied."""

import fcntl
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import pytest

from app import store
from tests.commands import eo
from tests.golden import publish_sample

Server = Literal["sqlite", "postgres"]
Beginning = Literal["empty", "sample", "sample and coverage"]
CopyOf = Callable[[Server, Beginning], str]
"""A function that makes a database of the caller's own, and gives its URL."""


def _ingest_sample(url: str) -> None:
    """Make the database at `url` and fill it the way a user does: `eo sample`, without the orders of the register."""
    done = eo("sample", "--no-register", "--database-url", url)
    if done.returncode:
        pytest.fail(f"eo sample failed: {done.stderr or done.stdout}", pytrace=False)


_MADE: Mapping[Beginning, Callable[[str], object]] = {
    "empty": store.migrate,
    "sample": _ingest_sample,
    "sample and coverage": publish_sample,
}
"""How each is made: the schema alone, the shipped sample, and with it what is written about its orders."""


class Sqlite:
    """Copies of SQLite files that all test processes share: the first that asks for one makes it, the others wait.

    Args:
        shared: the folder of those files.
        new_folder: gives a new folder each time.
    """

    def __init__(self, shared: Path, new_folder: Callable[[], Path]) -> None:
        self._shared = shared
        self._new_folder = new_folder

    def copy_of(self, beginning: Beginning) -> str:
        """The URL of a copy."""
        return f"sqlite:///{shutil.copy(self._made(beginning), self._new_folder() / 'eo.sqlite')}"

    def _made(self, beginning: Beginning) -> Path:
        ready, path = (self._shared / f"{beginning}{end}" for end in (".sqlite", ".making"))
        with (self._shared / f"{beginning}.once").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not ready.exists():
                _MADE[beginning](f"sqlite:///{path}")
                path.rename(ready)
        return ready


class Postgres:
    """Copies of databases of one server, each made when it is first asked for.

    Args:
        new: makes a database out of another whose URL is given, or else an empty one, and gives its URL.
    """

    def __init__(self, new: Callable[..., str]) -> None:
        self._new = new
        self._made: dict[Beginning, str] = {}

    def copy_of(self, beginning: Beginning) -> str:
        """The URL of a copy."""
        if beginning not in self._made:
            url = self._new()
            _MADE[beginning](url)
            self._made[beginning] = url
        return self._new(self._made[beginning])

"""The journal of a store: one line of JSON for each thing that happened, appended, and healed where a crash tore it.

A line counts when its newline is on the disk. What stands after the last newline was being written when the machine or
the process died: a reader ignores it, the next writer cuts it off.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.upstream.failures import StoreError

Event = Mapping[str, Any]


def read(path: Path) -> Iterator[Event]:
    """The events in their order; none if there is no journal.

    Raises:
        StoreError: a line that was finished is no event.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    for number, line in enumerate(data[: data.rfind(b"\n") + 1].splitlines(), start=1):
        try:
            event = json.loads(line)
        except ValueError:
            event = None
        if not isinstance(event, dict) or not isinstance(event.get("event"), str):
            raise StoreError(f"{path}: line {number} is damaged")
        yield event


class Journal:
    """The journal, open for appending.

    Raises:
        OSError: the disk.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab")
        whole = _whole(path)
        if whole < path.stat().st_size:
            self._file.truncate(whole)

    def append(self, event: Event) -> None:
        """Add an event; it is on the disk when this returns."""
        line = json.dumps(event, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"
        self._file.write(line)
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _whole(path: Path) -> int:
    """The length of the lines that were finished."""
    return path.read_bytes().rfind(b"\n") + 1

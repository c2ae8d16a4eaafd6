"""One JSON line per request, and the request id that joins it to the answer.

The query is never logged: a client may have put a secret there. JSON's escapes keep control characters out of the log.
Lines are rendered without `logging`, which costs more than a ready answer, and written in batches by a thread.
"""

import json
import logging
import sys
import time
from collections import deque
from contextlib import suppress
from datetime import UTC, datetime
from threading import Event, Lock, Thread

MAX_PATH = 500
"""Of a longer path the beginning is logged."""

BATCH_SECONDS = 0.1
"""How long a line waits for others before it is written."""

MAX_WAITING = 20_000
"""So many lines may wait, some megabytes; where the output takes no more, requests then wait for it, too."""

_quoted = json.encoder.encode_basestring_ascii


class JsonLines(logging.Formatter):
    """Renders every record that is no request as one JSON object on one line, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; what a record carries as `fields` stands beside its message."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line)


def configure() -> None:
    """Send every log record of the process to standard output as JSON lines."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def described(method: str, path: str, revision: str | None, status: int, size: int) -> str:
    """Return what a line says of a request and its answer, from the method to the bytes of the body."""
    of = "null" if revision is None else f'"{revision}"'
    asked = f'"method": {_quoted(method)}, "path": {_quoted(path[:MAX_PATH])}'
    return f'{asked}, "revision": {of}, "status": {status}, "bytes": {size}'


class RequestLog:
    """The lines of the requests answered, written to standard output a moment later, all of them, in order."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque()
        self._some = Event()
        self._writing = Lock()
        self._closed = False
        self._second, self._until_second = -1, ""
        self._writer: Thread | None = None

    def open(self) -> None:
        """Start to write; before that a process may still be forked."""
        self._writer = Thread(target=self._write, name="request log", daemon=True)
        self._writer.start()

    def add(self, request_id: str, described_: str, seconds: float) -> None:
        """Log an answered request: its id, what `described` says of it, and how long it took."""
        self._lines.append(
            f'{{"at": "{self._now()}", "level": "info", "message": "request", "request_id": "{request_id}", '
            f'{described_}, "ms": {seconds * 1000:.2f}}}\n'
        )
        waiting = len(self._lines)
        if waiting == 1:
            self._some.set()
        elif waiting >= MAX_WAITING:
            self._flush()

    def close(self) -> None:
        """Write what waits; returns when it is written."""
        self._closed = True
        self._some.set()
        if self._writer is not None:
            self._writer.join()
        self._flush()

    def _write(self) -> None:
        while not self._closed:
            self._some.wait()
            if not self._closed:
                time.sleep(BATCH_SECONDS)
            self._some.clear()
            self._flush()

    def _flush(self) -> None:
        """Write until nothing waits, for only a first line that comes to none wakes the writer."""
        with self._writing, suppress(OSError):  # nobody reads them any more: what is asked is answered all the same
            lines = []
            while self._lines:
                lines.append(self._lines.popleft())
            sys.stdout.write("".join(lines))
            sys.stdout.flush()

    def _now(self) -> str:
        """The time as JSON Lines have it; all of it but the milliseconds is rendered once a second."""
        second, millisecond = divmod(int(time.time() * 1000), 1000)
        if second != self._second:
            self._second, self._until_second = second, time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(second))
        return f"{self._until_second}.{millisecond:03d}Z"

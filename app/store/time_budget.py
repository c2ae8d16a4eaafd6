"""How long one answer may keep the database busy, and how its questions are cut short."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from app.store.errors import TookTooLong

_STEPS = 20_000
"""How many steps SQLite's machine takes between two looks at the clock: some milliseconds."""
_BUDGET = "budget"
"""Under which name a connection knows the budget over it."""
_CUT_SHORT = ("SQLITE_INTERRUPT", "57014")


class Budget:
    """The time one answer may spend on its questions, which also ends when nobody waits for the answer any more.

    `cancel` may be called from any thread.
    """

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._cancelled = False
        self._lock = Lock()
        self._interrupt: Callable[[], None] | None = None

    def cancel(self) -> None:
        """End it now; a question that runs is cut short."""
        with self._lock:
            self._cancelled = True
            if self._interrupt is not None:
                self._interrupt()

    @contextmanager
    def interrupting(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """`cancel` calls `interrupt` while the block runs, and never after it."""
        with self._lock:
            self._interrupt = interrupt
        try:
            yield
        finally:
            with self._lock:
                self._interrupt = None

    def remaining(self) -> float:
        """The seconds left; none or less when it has ended."""
        return 0.0 if self._cancelled else self._ends - time.monotonic()

    @contextmanager
    def over(self, connection: Connection) -> Iterator[None]:
        """Questions to `connection` within the block are cut short when the budget ends; it is good for more after it.

        Raises:
            TookTooLong: if one was.
        """
        if self.remaining() <= 0:
            raise TookTooLong("the time for this answer is over")
        limit = _sqlite if connection.dialect.name == "sqlite" else _postgres
        driver: Any = connection.connection.driver_connection
        known = connection.info  # a connection that is lost has none
        known[_BUDGET] = self
        try:
            with limit(self, driver):
                yield
        except OperationalError as error:
            code = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
            if code not in _CUT_SHORT:
                raise
            raise TookTooLong("the question took too long") from error
        finally:
            known.pop(_BUDGET, None)


def check_time(connection: Connection) -> None:
    """Look at the clock between two steps of our own, which no question cuts short.

    Raises:
        TookTooLong: if the budget that is over `connection`, if there is one, has ended.
    """
    budget: Budget | None = connection.info.get(_BUDGET)
    if budget is not None and budget.remaining() <= 0:
        raise TookTooLong("the answer took too long")


@contextmanager
def _sqlite(budget: Budget, driver: Any) -> Iterator[None]:
    driver.set_progress_handler(lambda: budget.remaining() <= 0, _STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


@contextmanager
def _postgres(budget: Budget, driver: Any) -> Iterator[None]:
    """One limit for all questions of the answer, which statement_timeout, made for one, is not."""
    alarm = Timer(budget.remaining(), budget.cancel)
    alarm.daemon = True
    with budget.interrupting(driver.interrupt):
        alarm.start()
        try:
            yield
        finally:
            alarm.cancel()

"""To ask once more: a question whose connection was lost is asked again on another, for reading changes nothing."""

import time
from collections.abc import Callable
from typing import TypeVar

from app.store.errors import Lost
from app.store.time_budget import Budget

PAUSES = (0.0, 0.1, 0.4)
"""Seconds before each further attempt: whoever ends connections may end the next one, too, and a server that has
crashed is there again after some of them."""
PATIENCE_SECONDS = 2.5
"""After so long nothing is asked once more."""

_Answer = TypeVar("_Answer")


def insist(ask: Callable[[], _Answer], budget: Budget | None = None) -> _Answer:
    """Return what `ask` returns; it takes a connection of its own each time.

    Raises:
        Lost: if it was each time, or the time was over; whatever else `ask` raises.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    for pause in PAUSES:
        try:
            return ask()
        except Lost:
            left = until - time.monotonic()
            if min(left, left if budget is None else budget.remaining()) <= pause:
                raise
        time.sleep(pause)
    return ask()

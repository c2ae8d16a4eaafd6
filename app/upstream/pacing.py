"""How often a server is asked: so many times a second at most, whatever the answers."""

import time
from collections.abc import Callable
from dataclasses import dataclass

_MARGIN = 1.05
"""Requests set out a little slower than allowed: on the way they may come closer together."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time and how to let it pass; a test hands in its own.

    Attributes:
        monotonic: seconds from an unknown start, never going back.
        sleep: lets so many seconds pass.
    """

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Pace:
    """One place a `1 / rate` seconds.

    Args:
        rate: the most requests a second; 0 is no limit.
        clock: tells the time.
    """

    def __init__(self, rate: float, clock: Clock) -> None:
        self._every = _MARGIN / rate if rate else 0.0
        self._clock = clock
        self._next = float("-inf")

    def wait(self) -> None:
        """Return when the next request may set out."""
        now = self._clock.monotonic()
        if now < self._next:
            self._clock.sleep(self._next - now)
            now = max(self._clock.monotonic(), self._next)
        self._next = now + self._every

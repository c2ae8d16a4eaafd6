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
    """One place every `1 / rate` seconds.

    Args:
        rate: the most requests a second; 0 is no limit.
        clock: tells the time.
    """

    def __init__(self, rate: float, clock: Clock) -> None:
        self._every = _MARGIN / rate if rate else 0.0
        self._clock = clock
        self._next = float("-inf")

    def wait(self, *others: "Pace") -> None:
        """Return when the next request may set out, by this pace and by others of the same clock.

        All count from the moment at which it does: were each waited for in turn, one would count from a moment before.
        """
        paces = (self, *others)
        ready = max(pace._next for pace in paces)
        now = self._clock.monotonic()
        if now < ready:
            self._clock.sleep(ready - now)
            now = max(self._clock.monotonic(), ready)
        for pace in paces:
            pace._next = now + pace._every

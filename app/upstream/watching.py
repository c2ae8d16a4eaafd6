"""The loop of `eo watch`: look, take in, say how it went, wait. The clock, the looking and the taking in are handed in.

What is new counts as taken in only when the database has it. So a process that ends anywhere in between begins with
taking in whatever the store holds, which does nothing where there is nothing new.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.schemas import Announced, Upstream
from app.upstream.failures import IncompleteError, StoreError, UpstreamError
from app.upstream.inspection import Inspected
from app.upstream.polling import Look

LONGEST_WAIT = timedelta(hours=1)
"""Failures are waited out so long at most, or as long as between two looks if that is longer."""


class NotTakenInError(Exception):
    """The database did not take in what was fetched."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What the loop does, and the time.

    Attributes:
        look: asks the upstream; raises UpstreamError, IncompleteError, StoreError.
        take_in: makes the database hold what the store holds; tells whether it was changed. Raises NotTakenInError.
        record: keeps how it went, for those who serve.
        now: the present, aware.
        sleep: lets so many seconds pass.
    """

    look: Callable[[datetime], Look]
    take_in: Callable[[], bool]
    record: Callable[[Upstream], None]
    now: Callable[[], datetime]
    sleep: Callable[[float], None]


@dataclass(slots=True)
class Watch:
    """One process that watches.

    Attributes:
        every: the time between two looks.
        said: how it went last, also in the process before.
    """

    doing: Doing
    every: timedelta
    said: Upstream | None = None
    _is_pending: bool = True
    _failures: int = 0
    _random: random.Random = field(default_factory=random.Random)

    def run(self, told: Callable[[Upstream], None]) -> None:
        """Watch until the process is ended.

        Args:
            told: called after each look.
        """
        while True:
            told(self.step())
            self.doing.sleep(self.wait().total_seconds())

    def step(self) -> Upstream:
        """Look once, take in what is new, and say how it went."""
        now = self.doing.now()
        changed_at = None
        try:
            look = self.doing.look(now)
            self._is_pending |= look.changed
            if self._is_pending:
                changed_at = self.doing.now() if self.doing.take_in() else None
                self._is_pending = False
            said = self._succeeded(now, look) if look.trouble is None else self._failed(now, look.trouble)
        except (UpstreamError, IncompleteError, StoreError, NotTakenInError) as error:
            self._is_pending = True  # something may have come before it failed
            said = self._failed(now, str(error))
        self._failures = self._failures + 1 if said.failing_since else 0
        self.said = said if changed_at is None else said.model_copy(update={"last_change_at": changed_at})
        self.doing.record(self.said)
        return self.said

    def wait(self) -> timedelta:
        """How long to wait: after failures twice as long each time, with jitter."""
        if not self._failures:
            return self.every
        doubled: timedelta = self.every * 2 ** min(self._failures - 1, 20)
        longest: timedelta = min(doubled, max(LONGEST_WAIT, self.every))
        return longest * self._random.uniform(0.75, 1.0)

    def _succeeded(self, now: datetime, look: Look) -> Upstream:
        return Upstream(
            checked_at=now,
            last_success_at=now,
            last_change_at=self.said.last_change_at if self.said else None,
            lag_seconds=0,
            failing_since=None,
            reason=None,
            announced=[_announced(one) for one in look.announced or ()],
        )

    def _failed(self, now: datetime, reason: str) -> Upstream:
        before = self.said
        success = before.last_success_at if before else None
        return Upstream(
            checked_at=now,
            last_success_at=success,
            last_change_at=before.last_change_at if before else None,
            lag_seconds=int((now - success).total_seconds()) if success else None,
            failing_since=(before.failing_since if before else None) or now,
            reason=reason[:500],
            announced=before.announced if before else [],
        )


def _announced(one: Inspected) -> Announced:
    return Announced(
        document_number=one.number,
        number=one.order,
        title=one.title,
        publishes_on=one.publishes_on,
        filed_at=one.filed_at,
        url=one.url,
    )

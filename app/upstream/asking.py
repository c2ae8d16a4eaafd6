"""A question until it is answered: paced, repeated with jitter where a failure may pass, within a budget of time."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type

from app.upstream.answers import Answer, Validators
from app.upstream.client import Client
from app.upstream.failures import AnswerRefusedError, BudgetSpentError, TransientError
from app.upstream.pacing import Clock, Pace

Found = TypeVar("Found")

MAX_RETRY_AFTER = 120.0
MAX_WAIT = 60.0
_ATTEMPTS = 7
_ATTEMPTS_AT_REFUSED = 3


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a failing server is put up with.

    Attributes:
        budget: the most seconds that may go into failed requests and into waiting from one success to the next.
        first_wait: the seconds before the first repetition; each later one waits twice as long.
    """

    budget: float = 900.0
    first_wait: float = 1.0


class Asking:
    """Asks through one client.

    Args:
        client: asks once.
        rate: the most requests a second.
        text_rate: the most texts a second, which count as requests as well.
        patience: when to give up.
        clock: tells the time.
    """

    def __init__(
        self, client: Client, rate: float, text_rate: float, patience: Patience, clock: Clock | None = None
    ) -> None:
        self.client = client
        self._clock = clock or Clock()
        self._all = Pace(rate, self._clock)
        self._texts = Pace(text_rate, self._clock)
        self._patience = patience
        self._spent = 0.0
        self._random = random.Random()  # noqa: S311 (jitter)

    def get(
        self,
        path: str,
        read: Callable[[Answer], Found],
        *,
        validators: Validators | None = None,
        is_text: bool = False,
    ) -> Found:
        """What `read` makes of the answer; what it refuses is asked for again as well.

        Args:
            path: the path and query.
            read: raises TransientError for an answer that is damaged, AnswerRefusedError for one that is about
                something else.
            validators: of the answer that is held.
            is_text: whether the slower pace of texts holds.

        Raises:
            UpstreamError: as the client and `read` do, after the last attempt.
            BudgetSpentError: there is no time left to ask again.
        """
        again = Retrying(
            retry=retry_if_exception_type((TransientError, AnswerRefusedError)),
            wait=self._wait,
            stop=_is_last,
            sleep=self._clock.sleep,
            reraise=True,
        )
        found: Found = again(self._once, path, read, validators, is_text)
        return found

    def _once(self, path: str, read: Callable[[Answer], Found], validators: Validators | None, is_text: bool) -> Found:
        paces = (self._texts,) if is_text else ()

        began = self._clock.monotonic()
        try:
            found = read(self.client.get(path, validators, lambda: self._all.wait(*paces)))
        except (TransientError, AnswerRefusedError):
            self._spent += self._clock.monotonic() - began
            raise
        self._spent = 0.0
        return found

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        doubled: float = min(MAX_WAIT, self._patience.first_wait * 2 ** (state.attempt_number - 1))
        seconds = doubled * self._random.uniform(0.5, 1.0)
        if isinstance(error, TransientError) and error.retry_after is not None:
            seconds = min(error.retry_after, MAX_RETRY_AFTER) + self._random.uniform(0, self._patience.first_wait)
        self._spent += seconds
        if self._spent > self._patience.budget:
            raise BudgetSpentError(f"{error}; no time is left to ask again")
        return seconds


def _is_last(state: RetryCallState) -> bool:
    error = state.outcome.exception() if state.outcome else None
    return state.attempt_number >= (_ATTEMPTS_AT_REFUSED if isinstance(error, AnswerRefusedError) else _ATTEMPTS)

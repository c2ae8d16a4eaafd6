"""Which generation of the corpus is served, asked cheaply before every answer.

A generation is one publish: of a revision, at a position of the ledger. What an answer tells of the ledger differs
where the revision does not.
"""

import time
from collections import deque

from anyio import CapacityLimiter, fail_after, to_thread
from sqlalchemy import Engine

from app import store
from app.store import engines
from app.store.published_file import identity

ANSWER_SECONDS = 2
"""How long the database may take to name its revision; a server that hangs is as good as away."""

TRUSTED_SECONDS = 0.1
"""How long the hot path takes the file for the one it was: a look at it costs as much as finding a ready answer."""

MAX_PAST = 8
"""So many generations are remembered that were served before: an answer that took long may still be made from one."""

POLL_SECONDS = 0.5
"""How often Postgres is asked."""


class Revisions:
    """Which generation is served now: SQLite's file tells it by its identity, Postgres is asked twice a second.

    Attributes:
        away: whether Postgres did not answer when it was asked last; asked again later, so that requests are refused
            at once instead of queueing for a connection each.
        known: the generation known last, or None.
    """

    def __init__(self, engine: Engine, database_url: str, followed: store.Followed) -> None:
        self.away = False
        self._engine = engine
        self._followed = followed
        url = engines.parse_url(database_url)
        self._path = engines.sqlite_path(url) if url.get_backend_name() == "sqlite" else None
        self._seen: object = None
        self._trusted_until = 0.0
        self._past: deque[str] = deque(maxlen=MAX_PAST)
        self.known: str | None = None
        self._limiter: CapacityLimiter | None = None

    async def confirmed(self) -> str:
        """Return the generation, asking the database now.

        Raises:
            store.NotReady, store.Unavailable: if there is none, or no database.
        """
        self._limiter = self._limiter or CapacityLimiter(1)
        try:
            with fail_after(ANSWER_SECONDS):
                return await to_thread.run_sync(self._ask, limiter=self._limiter, abandon_on_cancel=True)
        except TimeoutError:
            raise store.Unavailable("the database does not answer in time") from None

    def _ask(self) -> str:
        store.insist(lambda: self._followed.refresh(self._engine))
        return store.insist(lambda: store.generation(self._engine))

    def trusted(self) -> str | None:
        """Return the generation if it was served a moment ago and nothing tells that it is not now; never waits."""
        now = time.monotonic()
        if now < self._trusted_until:
            return self.known
        if self._path is None or self._mark() != self._seen:
            return None
        self._trusted_until = now + TRUSTED_SECONDS
        return self.known

    async def current(self) -> str | None:
        """Return the generation, or None while there is none; the last known one while the database is away."""
        mark = self._mark()
        if mark != self._seen:
            self._seen = mark  # set first: whoever comes meanwhile is answered from what is known so far
            if self._path is None:
                self._trusted_until = time.monotonic() + POLL_SECONDS
            try:
                self._turn_to(await self.confirmed())
                self.away = False
            except store.NotReady:
                self.known, self.away = None, False
            except store.Overloaded:
                self._seen = None
            except store.Unavailable:
                self._failed()
        return self.known

    def learn(self, generation: str) -> None:
        """Take note of the generation that an answer was made from: whatever is older is served to nobody after it."""
        if generation not in self._past:
            self._turn_to(generation)

    def _turn_to(self, generation: str) -> None:
        if generation != self.known:
            if self.known is not None:
                self._past.append(self.known)
            self.known = generation

    def _failed(self) -> None:
        """A file that cannot be read is tried again by the next request, for that takes no time."""
        if self._path is None:
            self.away = True
        else:
            self._seen = None

    def _mark(self) -> object:
        if self._path is None:
            return int(time.monotonic() / POLL_SECONDS)
        try:
            return identity(self._path)
        except OSError:
            return ()

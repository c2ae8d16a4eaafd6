"""Which revision is served, asked cheaply before every answer."""

import time

from anyio import CapacityLimiter, to_thread
from sqlalchemy import Engine

from app import store
from app.store import engines


class Revisions:
    """Which revision is served now: SQLite's file tells it by its identity, Postgres is asked once a second."""

    def __init__(self, engine: Engine, database_url: str) -> None:
        self._engine = engine
        url = engines.parse_url(database_url)
        self._path = engines.sqlite_path(url) if url.get_backend_name() == "sqlite" else None
        self._seen: object = None
        self._revision: str | None = None
        self._limiter: CapacityLimiter | None = None

    async def confirmed(self) -> str:
        """Return the revision, asking the database now.

        Raises:
            store.NotReady, store.Unavailable: if there is none, or no database.
        """
        self._limiter = self._limiter or CapacityLimiter(1)
        return await to_thread.run_sync(store.revision, self._engine, limiter=self._limiter)

    async def current(self) -> str | None:
        """Return the revision, or None while there is none; the last known one while the database is away."""
        mark = self._mark()
        if mark != self._seen:
            self._seen = mark  # set first: whoever comes meanwhile is answered from the revision known so far
            try:
                self._revision = await self.confirmed()
            except store.NotReady:
                self._revision, self._seen = None, None
            except store.Unavailable:
                self._seen = None
        return self._revision

    def _mark(self) -> object:
        if self._path is None:
            return int(time.monotonic())
        try:
            return engines.identity(self._path)
        except OSError:
            return ()

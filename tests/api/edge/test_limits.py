"""Slots: so many at once, a few more wait, the others are refused."""

import asyncio
import time

import pytest
from fastapi.testclient import TestClient

from app.api.edge.limits import QUEUE, limits
from app.api.problems import Problem
from app.main import create_app
from app.settings import Settings
from tests.api import probe


def test_searches_wait_for_a_slot_and_too_many_are_refused() -> None:
    """A slot that is given back goes to one who waits; whoever finds the queue full is told at once."""

    async def run() -> None:
        slots = limits(Settings(threads=2, searches=1)).searches
        await slots.take()
        waiting = [asyncio.create_task(slots.take()) for _ in range(QUEUE)]
        await asyncio.sleep(0)
        with pytest.raises(Problem) as refused:
            await slots.take()
        assert refused.value.code == "overloaded"
        for task in waiting:
            slots.give_back()
            await task
        slots.give_back()
        assert slots.free == 1

    asyncio.run(run())


def test_whoever_would_wait_in_vain_need_not() -> None:
    """Whose turn comes only when his time is over, by what the searches before took, is refused at once."""

    async def run() -> None:
        slots = limits(Settings(threads=2, searches=1)).searches
        now = time.monotonic()
        for _ in range(200):
            await slots.take()
            slots.give_back(now - 0.4)
        await slots.take()
        waiting = asyncio.create_task(slots.take(now + 60))
        await asyncio.sleep(0)
        with pytest.raises(Problem):
            await slots.take(now + 0.9)
        assert (slots.waiting, slots.refused) == (1, 1)
        slots.give_back()
        await waiting

    asyncio.run(run())


def test_work_is_not_begun_too_late() -> None:
    """A slot that comes free when there is no time left for the work is not taken."""

    async def run() -> None:
        slots = limits(Settings(threads=2, searches=1)).searches
        await slots.take()
        waiting = asyncio.create_task(slots.take(time.monotonic() + 0.05))
        with pytest.raises(Problem) as refused:
            await waiting
        assert refused.value.code == "overloaded"
        assert (slots.waiting, slots.refused) == (0, 1)

    asyncio.run(run())


def test_as_many_searches_run_as_are_set() -> None:
    """The slots of searches are those of the setting, which leaves a thread to other reads."""
    assert create_app(Settings(threads=3, searches=2)).state.limits.searches.free == 2


def test_only_so_many_exports_at_once(sqlite_database: str) -> None:
    """An export beyond the limit is refused with a time to come back, and the slots are given back."""
    made = probe.app(sqlite_database, exports=1)
    with TestClient(made) as client:
        assert client.portal
        client.portal.call(made.state.limits.exports.take)
        refused = client.get("/v1/probe/stream.txt")
        assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
        assert int(refused.headers["Retry-After"]) > 0
        client.portal.call(made.state.limits.exports.give_back)
        assert [client.get("/v1/probe/stream.txt").status_code for _ in range(3)] == [200, 200, 200]

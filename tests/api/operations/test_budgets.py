"""The budgets of answers end with those who wait for them."""

import asyncio
import json
import os
import signal
from collections.abc import Iterator

import pytest

from app import store
from app.api.operations.route import cancel_when_gone
from tests.api.edge.processes import children, descendants, serving, until


def test_a_client_that_goes_away_ends_its_budget() -> None:
    """The server's word that the client is gone cancels."""
    messages: Iterator[dict[str, object]] = iter(
        [{"type": "http.request", "body": b"", "more_body": False}, {"type": "http.disconnect"}]
    )

    async def receive() -> dict[str, object]:
        return next(messages)

    budget = store.Budget(60)
    asyncio.run(cancel_when_gone(receive, budget))
    assert budget.remaining() == 0


@pytest.mark.parametrize("path", ["/v1/sections?q=order", "/v1/orders?q=order", "/v1/suggest?q=order"])
def test_a_search_whose_process_says_nothing_is_answered(database: str, path: str) -> None:
    """A process that is stopped, as one that looks at no clock, is not waited for: its successor answers the next."""
    with serving(1, database, slow=False, EO_SEARCH_SECONDS="1", EO_SEARCHES="1") as server:
        until(lambda: server.get(path)[0] == 200)
        searchers = [child for nursery in children(server.pid) for child in children(nursery)]
        assert len(searchers) == 1
        for child in searchers:
            os.kill(child, signal.SIGSTOP)
        for _ in searchers:
            status, body = server.get(f"{path}&limit=7")
            assert (status, json.loads(body)["code"]) == (503, "query-timeout")
        until(lambda: server.get(f"{path}&limit=7")[0] == 200)
        until(lambda: not set(searchers) & descendants(server.pid))

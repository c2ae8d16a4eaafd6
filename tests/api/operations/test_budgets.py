"""The budgets of answers end with those who wait for them."""

import asyncio
from collections.abc import Iterator

from app import store
from app.api.operations.route import cancel_when_gone


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

"""How a campaign begins: with its line recorded."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.soak.campaign import Begin, Campaign, campaign


@pytest.fixture
def begin(record_property: Callable[[str, object], None]) -> Begin:
    """A function that begins a campaign of a goal, for the length of a block."""

    def begun(goal: str) -> AbstractContextManager[Campaign]:
        return campaign(goal, record_property)

    return begun

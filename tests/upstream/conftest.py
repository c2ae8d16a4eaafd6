"""A small register on loopback, and a fetch from it in this process."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.upstream import addresses, running
from app.upstream.asking import Patience
from app.upstream.store.state import Scope
from tests.upstream.small_register import SmallRegister, serving

NOW = datetime(2001, 1, 5, 12, 0, tzinfo=UTC)
Fetch = Callable[..., running.Report]


@pytest.fixture
def register() -> Iterator[SmallRegister]:
    """The register, answering."""
    with serving(SmallRegister()) as register:
        yield register


@pytest.fixture
def fetch(register: SmallRegister, tmp_path: Path) -> Fetch:
    """A function that fetches from the register into the test's store; keywords are those of the options."""

    def fetch(now: datetime = NOW, **options: Any) -> running.Report:
        defaults: dict[str, Any] = {"scope": Scope(date(1999, 1, 1)), "rate": 0, "text_rate": 0, "deadline": 5.0}
        if options.get("resume"):
            defaults["scope"] = None
        defaults |= {"patience": Patience(budget=2.0, first_wait=0.001)}
        base = addresses.base(register.url)
        given = running.Options(tmp_path / "store", base=base, **(defaults | options))
        return running.run(given, now, lambda *_: None)

    return fetch

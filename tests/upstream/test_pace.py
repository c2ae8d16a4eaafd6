"""How often a server is asked: 5 times a second, and once a second for a text, whatever it answers."""

import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from tests.upstream import fetching
from tests.upstream.stand_in import made_up
from tests.upstream.stand_in.asked import DOCUMENT, LIST, TXT, XML, Asked
from tests.upstream.stand_in.lies import LIES
from tests.upstream.stand_in.lies.lie import both
from tests.upstream.stand_in.server import Tell, standing_in

RATE, TEXT_RATE = 5, 1
ROUNDED = 1e-6
"""Seconds that sums of seconds may lack."""


def _check(asked: Sequence[Asked]) -> None:
    times = [one.at for one in asked]
    texts = [one.at for one in asked if one.kind in (XML, TXT)]
    assert len(texts) > 1
    for first, sixth in zip(times, times[RATE:], strict=False):
        assert sixth - first >= 1 - ROUNDED, "more than 5 requests within a second"
    for before, after in pairwise(texts):
        assert after - before >= 1 / TEXT_RATE - ROUNDED, "two texts within a second"


def _lie(name: str) -> Tell:
    return next(lie.tell for lie in LIES if lie.name == name)


@pytest.mark.parametrize("lies", [(), ("520 twice",), ("three redirects", "429 with nothing", "half of an XML once")])
def test_the_pace_is_kept(lies: Sequence[str], tmp_path: Path) -> None:
    """At the usual rates neither failures that are asked again nor redirects make it ask more often."""
    clock = fetching.Skipping(real=lambda: 0.0)
    with standing_in(made_up.today(), both(*map(_lie, lies)), 4, clock.monotonic) as stand_in:
        done = fetching.fetch(tmp_path / "fetched", stand_in.origin, rates=(RATE, TEXT_RATE), clock=clock)
    assert done.exit == 0
    assert {one.kind for one in stand_in.asked} == {LIST, DOCUMENT, XML, TXT}
    _check(stand_in.asked)


def test_the_pace_is_kept_in_real_time(tmp_path: Path) -> None:
    """By the clock of the machine a run takes as long as its requests must, however late each of them comes."""
    few = made_up.yesterday().without(*(made_up.number_of(order) for order in range(12_983, 12_990)))
    with standing_in(few) as stand_in:
        began = time.monotonic()
        assert fetching.in_real_time(tmp_path / "fetched", stand_in.origin, RATE, TEXT_RATE) == 0
        took = time.monotonic() - began
    texts = sum(one.kind in (XML, TXT) for one in stand_in.asked)
    assert texts > 1
    assert took >= max((texts - 1) / TEXT_RATE, (len(stand_in.asked) - 1) / RATE)

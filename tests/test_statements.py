"""What of Postgres the server needs is what docs/scale.md says."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.beginnings import CopyOf
from tests.statements import FEATURES, features, sent_by_server

SCALE = (Path(__file__).parents[1] / "docs" / "scale.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sent(copy_of: CopyOf) -> Iterable[str]:
    """The statements of a server that was asked for all it has."""
    return sent_by_server(copy_of("postgres", "sample"), 400)


def test_the_paper_tells_what_the_statements_use(sent: Iterable[str]) -> None:
    """Every feature that a statement uses has its row."""
    told = set(re.findall(r"^\| ([^|]+?) \|", SCALE, re.MULTILINE)) & set(FEATURES)
    assert len(set(sent)) > 100
    used = set().union(*map(features, sent))
    assert used <= told
    assert {"full text", "JSON", "arrays", "set_config"} <= used


def test_the_server_writes_nothing_and_locks_nothing(sent: Iterable[str]) -> None:
    """So that any copy can be read, by a role that only reads."""
    used = set().union(*map(features, sent))
    assert not used & {"writes", "row locks", "advisory locks", "temporary tables"}
    assert features("INSERT INTO corpus VALUES (1)") == {"writes"}

"""What of Postgres the server needs is what docs/scale.md says."""

import re
from pathlib import Path

from tests.statements import FEATURES, features, sent_by_server

SCALE = (Path(__file__).parents[1] / "docs" / "scale.md").read_text(encoding="utf-8")


def test_the_paper_tells_what_the_statements_use(postgres_url: str) -> None:
    """Every feature that a statement uses has its row."""
    told = set(re.findall(r"^\| ([^|]+?) \|", SCALE, re.MULTILINE)) & set(FEATURES)
    sent = sent_by_server(postgres_url, 400)
    assert len(sent) > 100
    used = set().union(*map(features, sent))
    assert used <= told
    assert {"full text", "JSON", "arrays", "set_config"} <= used


def test_the_server_writes_nothing_and_locks_nothing(postgres_url: str) -> None:
    """So that any copy can be read, by a role that only reads."""
    used = set().union(*map(features, sent_by_server(postgres_url, 200)))
    assert not used & {"writes", "row locks", "advisory locks", "temporary tables"}
    assert features("INSERT INTO corpus VALUES (1)") == {"writes"}

"""`eo watch` as a process: what it prints, a kill, a process that goes on, an end that was asked for."""

import json
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app import store
from app.tables import OrderRow
from tests.commands import Forked
from tests.upstream.small_register import SmallRegister, document


def watching(register: SmallRegister, folder: Path) -> Forked:
    """The command, looking every second."""
    return Forked(
        "app", "watch", "--every", "1s", "--base-url", register.url, "--rate", "0",
        "--text-rate", "0", "--store", folder / "store", "--database-url", f"sqlite:///{folder / 'eo.sqlite'}",
        "--no-register",
    )  # fmt: skip


def look(process: Forked) -> dict[str, Any]:
    """What it says of its next look."""
    said: dict[str, Any] = json.loads(process.stdout.readline())
    return said


def numbers(folder: Path) -> int:
    """How many orders are held."""
    engine = store.engine(f"sqlite:///{folder / 'eo.sqlite'}", pool_size=1)
    with store.snapshot(engine) as current:
        return current.connection.execute(select(func.count()).select_from(OrderRow)).scalar_one()


def test_killed_and_begun_again(register: SmallRegister, tmp_path: Path) -> None:
    """A watch that is killed goes on where it was when it is begun again, and ends when it is told to."""
    with watching(register, tmp_path) as process:
        first = look(process)
        assert (first["failing_since"], first["reason"]) == (None, None)
        assert look(process)["last_change_at"] == first["last_change_at"]
        process.kill()
        assert process.wait() == -signal.SIGKILL
    held, texts = numbers(tmp_path), len(register.paths("/full_text/"))
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    register.documents.append(document("2026-01007", 13804, yesterday.isoformat()))
    with watching(register, tmp_path) as process:
        again = look(process)
        assert again["last_change_at"] > first["last_change_at"]
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 143
    assert numbers(tmp_path) == held + 1
    assert len(register.paths("/full_text/")) == texts + 1

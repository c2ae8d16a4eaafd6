"""The unit of systemd: valid, closed off, and the server works under what it denies."""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.edge.processes import Process, until
from tests.api.probe import exchange

UNIT = Path(__file__).parents[2] / "deploy" / "systemd" / "eo.service"
MOST_EXPOSED = 2.0
"""As `systemd-analyze security` counts; without any hardening it is 9.6."""
_PR_SET_MDWE = 65
needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a program that is here."""
    installed = tmp_path / "eo.service"
    installed.write_text(UNIT.read_text().replace("/opt/eo/.venv/bin/eo", sys.executable))
    return installed


@needs_systemd
def test_the_unit_is_valid(unit: Path) -> None:
    """Systemd takes every line of it, and says nothing."""
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs_systemd
def test_the_unit_is_closed_off(unit: Path) -> None:
    """By systemd's own count little is left open."""
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(unit)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Overall exposure level for eo\.service: ([\d.]+)", told)
    assert found
    assert float(found[1]) <= MOST_EXPOSED


def _deny_writable_code() -> None:
    """What MemoryDenyWriteExecute does, by the kernel's own means; older kernels have none and deny nothing."""
    ctypes.CDLL(None).prctl(_PR_SET_MDWE, 1, 0, 0, 0)


def test_the_server_works_without_writable_code(sqlite_database: str) -> None:
    """Where memory cannot be written and then run, as in the unit, what is served and searched is the same."""
    command = [sys.executable, "-m", "app", "serve", "--port", "0", "--workers", "2"]
    environment = {**os.environ, "DATABASE_URL": sqlite_database, "EO_ADMIN_PORT": "0"}
    pipe = subprocess.PIPE
    started = subprocess.Popen(
        command,
        env=environment,
        stdout=pipe,
        stderr=pipe,
        text=True,
        preexec_fn=_deny_writable_code,
    )
    process = Process(started)
    try:
        until(lambda: process.said("running on"))
        found = re.search(r"running on http://127\.0\.0\.1:(\d+)", "".join(process.lines))
        assert found
        for path in ("/v1/orders/14288", "/v1/sections?q=police", "/v1/directives.csv", "/livez"):
            ask = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
            assert exchange(("127.0.0.1", int(found[1])), ask)[:12] == b"HTTP/1.1 200", path
        process.signal(15)
        assert process.end() == (0, "")
    finally:
        process.close()

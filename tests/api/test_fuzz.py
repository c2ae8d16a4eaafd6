"""Whatever is sent, the answer is one the OpenAPI document foresees: schemathesis against a real server."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.api import probe

CONFIGURATION = """
[checks.positive_data_acceptance]
# what no schema can say: a cursor must be one of ours, a range must not end before it begins
expected-statuses = ["2xx", 404, 422]
"""


LEFT_OUT = r"^/v1/probe|^/v1/(?!orders\.|directives\.).*\.(csv|ndjson|atom|feed\.json|ics)$"
"""The forms of a list read its parameters by the same functions as the list: those of two lists are asked, too."""


def fuzz(database: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run schemathesis over every operation, in phases and numbers as given."""
    (folder / "schemathesis.toml").write_text(CONFIGURATION)
    executable = Path(sys.executable).with_name("schemathesis")
    with probe.served(database) as (host, port):
        url = f"http://{host}:{port}/openapi.json"
        httpx.get(url, timeout=60)  # made when it is first asked for, which schemathesis waits ten seconds for
        command = [str(executable), "run", url, "--exclude-path-regex", LEFT_OUT, "--no-color", *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=dict(os.environ))


@pytest.mark.fuzz
def test_boundary_values(sqlite_database: str, tmp_path: Path) -> None:
    """Boundary values of every parameter, good and bad, missing headers and other methods meet documented answers."""
    done = fuzz(sqlite_database, tmp_path, "--phases", "coverage", "--seed", "1")
    assert done.returncode == 0, done.stdout[-4000:]

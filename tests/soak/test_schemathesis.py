"""Random requests by the OpenAPI document, right ones and wrong ones: every answer is one that it foresees."""

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.api.edge import processes
from tests.beginnings import CopyOf, Server
from tests.soak.campaign import SEED, Begin, Campaign, size

pytestmark = pytest.mark.soak

CASES = 60_000
"""Over both databases."""
EXAMPLES = 200
"""Of an operation, at most, in one run with one seed."""
PHASES = "examples,fuzzing,stateful"
CONFIGURATION = """
# What no schema can say: a path has no control characters (400), a cursor is one of ours, a range does not end before
# it begins (422), and what is right by itself, or wrong, may be too long together (414).
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 400, 404, 414, 422]
[checks.negative_data_rejection]
expected-statuses = [400, 404, 405, 406, 413, 414, 415, 422, 431]
"""
_CASES = re.compile(r"^Test cases:\n +([\d,]+) generated", re.MULTILINE)
_STATUS = re.compile(r"^\[(\d{3})\] ", re.MULTILINE)


def run_once(run: Campaign, port: int, folder: Path, seed: int, examples: int) -> None:
    """One run of schemathesis over all operations; what it finds is kept."""
    (folder / "schemathesis.toml").write_text(CONFIGURATION)
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", f"http://127.0.0.1:{port}/openapi.json"]
    command += ["--no-color", "--continue-on-failure", "--phases", PHASES, "--seed", str(seed)]
    command += ["--max-examples", str(examples)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = _CASES.search(done.stdout)
    run.n += int(found[1].replace(",", "")) if found else 0
    for status in _STATUS.findall(done.stdout):
        run.counted[f"failed_with_{status}"] += 1
    run.expect(done.returncode == 0, f"seed {seed}: {done.stdout[-20_000:]}{done.stderr[-2_000:]}")
    run.expect(found, f"seed {seed}: no case was made")


@pytest.mark.parametrize("server", ["sqlite", "postgres"])
def test_random_requests(tmp_path: Path, begin: Begin, copy_of: CopyOf, server: Server) -> None:
    """Tens of thousands of requests, and chains of requests, meet documented answers, and no error of the server."""
    with begin(f"R3 schemathesis, {server}") as run:
        wanted, examples = size(CASES // 2), size(EXAMPLES, 2)
        url = copy_of(server, "sample and coverage")
        with processes.serving(1, url, slow=False, EO_REQUEST_LOG="false") as served:
            # The document is made when it is first asked for, which schemathesis waits ten seconds for.
            httpx.get(f"http://127.0.0.1:{served.address[1]}/openapi.json", timeout=60)
            for seed in range(SEED, SEED + 50):
                run_once(run, served.address[1], tmp_path, seed, examples)
                if run.n >= wanted or run.failures:
                    break
            run.expect(served.popen.poll() is None, "the server has ended")
        run.expect(run.n >= wanted, f"only {run.n} cases")

"""A crowd that searches for what takes longest: whatever it is told, it is told in time."""

import json
import subprocess
import sys

import pytest

from tests.api.edge.processes import serving
from tests.corpus.conftest import _whole, url, whole_postgres  # noqa: F401 (fixtures)
from tests.soak.campaign import SCALE, SEED, Begin, size
from tests.soak.load import Asker

pytestmark = pytest.mark.soak

CLIENTS, SECONDS = 30, 20
FIRST = "/v1/sections?q=order"
TRIES = 200
LATEST_SECONDS = 1.2
"""No answer to a search comes later, be it 200 or 503."""


@pytest.mark.parametrize("server", ["sqlite", "postgres"])
def test_no_search_is_answered_late(begin: Begin, request: pytest.FixtureRequest, server: str) -> None:
    """Of searches that take longest, by thirty clients at once, none is answered after 1.2 s, refused or not.

    On the whole corpus; in the short form on the sample, of which a search has a third of the time.
    """
    is_whole = SCALE >= 1
    names = {"sqlite": "url", "postgres": "whole_postgres"} if is_whole else {"sqlite": "sqlite_database"}
    database = request.getfixturevalue(names.get(server, "postgres_url"))
    budget = "1.0" if is_whole else "0.3"
    with begin(f"searches in time, {server}") as run, serving(1, database, slow=False, EO_SEARCH_SECONDS=budget) as at:
        asker = Asker(at.address)  # a server that has just begun still prepares its operations
        run.expect(any(asker.ask(FIRST).status == 200 for _ in range(TRIES)), "a search alone was not answered")
        asker.close()
        told = (at.address[1], CLIENTS, size(SECONDS, 3), SEED)
        command = [sys.executable, "-m", "tests.soak.searching", *map(str, told)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seen: dict[str, list[float]] = json.loads(done.stdout)
        run.n = sum(map(len, seen.values()))
        for status, took in seen.items():
            run.measured[status] = {
                "n": len(took),
                "p50": round(took[len(took) // 2], 3),
                "p99": round(took[len(took) * 99 // 100], 3),
                "max": round(took[-1], 3),
            }
        late = [each for took in seen.values() for each in took if each > LATEST_SECONDS]
        run.expect(not late, f"{len(late)} answers came late, the last after {max(late, default=0):.2f} s")
        run.expect(set(seen) <= {"200", "503"}, f"there were answers {sorted(seen)}")
        run.expect("200" in seen, "nothing was found")
        run.expect("503" in seen, "nobody was sent away: it was no crowd")

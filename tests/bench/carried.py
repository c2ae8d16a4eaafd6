"""What one node carries: `python -m tests.bench.carried NAME=URL …` serves each database and has wrk ask it.

The databases take turns, so that whatever else the machine does falls on all of them; each figure is the median of the
rounds. It is no part of `make bench`, which compares with peers.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from statistics import median

from tests.api.edge import processes

ROUNDS, SECONDS, CLIENTS = 3, 4, 16
KINDS: Mapping[str, Sequence[str]] = {
    "hot order": ("/v1/orders/14067",),
    "order": tuple(f"/v1/orders/{number}" for number in range(12_866, 14_200)),
    "text": tuple(f"/v1/orders/{number}.txt" for number in range(12_866, 14_200)),
    "list": tuple(f"/v1/orders?year={year}&limit={limit}" for year in range(1937, 2025) for limit in range(17, 24)),
    "search": tuple(f"/v1/sections?q={first}+{second}&limit=20" for first in ("agency", "council", "defense", "trade")
                    for second in ("report", "policy", "secretary", "commission", "emergency", "labor", "energy")),
}  # fmt: skip
"""The requests of each kind; of all but the first none is kept in memory."""
_SCRIPT = """
local paths, turn = {%s}, 0
local thread = 0
function setup(t) thread = thread + 1; t:set("turn", thread * 977) end
function request() turn = turn + 1; return wrk.format("GET", paths[turn %% #paths + 1]) end
"""


def asked(port: int, paths: Sequence[str], seconds: int = SECONDS) -> dict[str, float]:
    """What wrk measures: answers a second, the 50th and 99th percentile in milliseconds, and what was no answer."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_SCRIPT % ", ".join(f"'{path}'" for path in paths))
        script.flush()
        load = ["-t1", f"-c{CLIENTS}", f"-d{seconds}s", "--latency", "-H", "Host: localhost", "-s", script.name]
        said = subprocess.run(
            ["wrk", *load, f"http://127.0.0.1:{port}"], check=True, capture_output=True, text=True, timeout=60
        ).stdout
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return {
        "a_second": _number(r"Requests/sec:\s+([\d.]+)", said),
        "p50_ms": _milliseconds("50%", said),
        "p99_ms": _milliseconds("99%", said),
        "not_answered": float(failed[1]) if failed else 0.0,
    }


def _number(pattern: str, said: str) -> float:
    found = re.search(pattern, said)
    assert found, said
    return float(found[1])


def _milliseconds(percentile: str, said: str) -> float:
    found = re.search(rf"{percentile}\s+([\d.]+)(us|ms|s)", said)
    assert found, said
    return float(found[1]) * {"us": 0.001, "ms": 1.0, "s": 1_000.0}[found[2]]


def main(given: Sequence[str]) -> None:
    """Measure the databases in turn, and say what came of it."""
    urls = dict(each.split("=", 1) for each in given)
    found: dict[tuple[str, str], list[dict[str, float]]] = defaultdict(list)
    with ExitStack() as stack:
        kept = {name: stack.enter_context(_served(url, "67108864")) for name, url in urls.items()}
        unkept = {name: stack.enter_context(_served(url, "0")) for name, url in urls.items()}
        for kind, paths in KINDS.items():
            servers = kept if len(paths) == 1 else unkept
            for turn in range(ROUNDS + 1):
                for name, server in servers.items():
                    measured = asked(server.address[1], paths, SECONDS if turn else 1)
                    if turn:  # the first warms up
                        found[kind, name].append(measured)
    for (kind, name), rounds in found.items():
        figures = {key: round(median(each[key] for each in rounds), 2) for key in rounds[0]}
        sys.stdout.write(json.dumps({"kind": kind, "database": name, **figures}) + "\n")


def _served(url: str, cache: str) -> AbstractContextManager[processes.Server]:
    settings = {"EO_CACHE_BYTES": cache, "EO_REQUEST_LOG": "false", "EO_SEARCH_SECONDS": "10"}
    return processes.serving(1, url, slow=False, **settings)


if __name__ == "__main__":
    main(sys.argv[1:])

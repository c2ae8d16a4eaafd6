"""Full load: so many clients, each asking again as soon as it has its answer; by wrk, or where it is absent by our own.

Our own, on uvloop's sockets, sends fewer requests a second than the fastest of the servers answer, so ratios of those
are then rather those of the client; what answers a few thousand a second is measured as well by it.
"""

import asyncio
import itertools
import json
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import uvloop

from tests.bench.serving.figures import COST, CPU, P50, P99, RATE, Figures, percentile
from tests.bench.serving.processes import HOST, Server
from tests.bench.serving.requests import Asked, WrongAnswer
from tests.bench.serving.wire import Connection, connected

WRK = shutil.which("wrk")
TOOL = "wrk" if WRK else "a client on uvloop's raw sockets (wrk is not installed)"
"""What makes the load here; the page of results names it."""

_DONE = """
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('\\nDONE {"requests": %d, "seconds": %f, "p50": %f, "p99": %f, "errors": %d}\\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""
_WALK = """
local made, at = {}, 0
function init(args)
  for path in io.lines(args[1]) do made[#made + 1] = wrk.format("GET", path) end
  at = tonumber(args[2])
end
function request()
  at = at % #made + 1
  return made[at]
end
"""


def load(server: Server, asked: Asked) -> Figures:
    """Ask as fast as answers come: how many came in a second, how late, and what each cost the server.

    Raises:
        WrongAnswer: if any answer was none or another than expected.
    """
    before = server.processor_seconds()
    requests, seconds, p50, p99 = (_by_wrk if WRK else _by_sockets)(server, asked)
    spent = 1000 * (server.processor_seconds() - before) / requests
    return {RATE: requests / seconds, COST: 1000 * seconds / requests, CPU: spent, P50: p50, P99: p99}


def _by_wrk(server: Server, asked: Asked) -> tuple[int, float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        script, paths = Path(folder) / "load.lua", Path(folder) / "paths"
        script.write_text(_DONE + _WALK if len(asked.paths) > 1 else _DONE)
        paths.write_text("\n".join(asked.paths) + "\n")
        headers = [part for name, value in asked.headers for part in ("-H", f"{name}: {value}")]
        first = str(random.randrange(len(asked.paths)))  # noqa: S311 (where a walk begins is no secret)
        done = subprocess.run(
            [
                *(str(WRK), "-t1", f"-c{asked.connections}", f"-d{asked.seconds}s", "--timeout", "30s", *headers),
                *("-s", str(script), f"http://{HOST}:{server.port}{asked.paths[0]}", str(paths), first),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    return told(done.stdout or done.stderr)


def told(output: str) -> tuple[int, float, float, float]:
    """What wrk says: requests, seconds, and two percentiles in ms.

    Raises:
        WrongAnswer: if it says nothing, or tells of errors or of no answer at all.
    """
    _, found, line = output.partition("\nDONE ")
    said = json.loads(line.partition("\n")[0]) if found else {"requests": 0, "errors": 0}
    if said["errors"] or not said["requests"]:
        raise WrongAnswer(f"wrk saw {said['errors']} errors in {said['requests']} answers:\n{output}")
    return said["requests"], said["seconds"], said["p50"], said["p99"]


def _by_sockets(server: Server, asked: Asked) -> tuple[int, float, float, float]:
    return uvloop.run(_asking(server, asked))


async def _asking(server: Server, asked: Asked) -> tuple[int, float, float, float]:
    requests = itertools.cycle(asked.sent(path, server.port) for path in asked.paths)
    taken: list[float] = []
    wrong: list[int] = []
    over = time.perf_counter() + asked.seconds

    def again(connection: Connection, status: int, _head: bytes) -> None:
        now = time.perf_counter()
        taken.append(1000 * (now - connection.asked_at))
        if status != asked.status:
            wrong.append(status)
        if now < over:
            connection.ask(next(requests), now)

    connections = await connected(again, server.port, asked.connections)
    began = time.perf_counter()
    for connection in connections:
        connection.ask(next(requests), began)
    await asyncio.sleep(asked.seconds)
    seconds = time.perf_counter() - began
    lost = sum(connection.lost for connection in connections)
    for connection in connections:
        connection.close()
    if wrong or lost or not taken:
        raise WrongAnswer(f"{len(wrong)} wrong answers ({wrong[:5]}), {lost} connections lost, {len(taken)} answers")
    return len(taken), seconds, percentile(taken, 0.5), percentile(taken, 0.99)

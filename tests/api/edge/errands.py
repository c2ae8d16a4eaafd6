"""What can happen to `Processes`: `python -m tests.api.edge.errands NAME…` prints what came of each."""

import asyncio
import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from stat import S_ISSOCK
from typing import Any

import uvloop

from app.api.edge import access_log
from app.api.edge import processes as module
from app.api.edge.forking import open_files
from app.api.edge.limits import Slots
from app.api.edge.processes import Processes, WorkFailed
from app.api.problems import Problem
from tests.api.edge.processes import children, gone

interrupted = threading.Event()
prepared = threading.Event()
_LONG = 60.0
"""Seconds that work takes of which nobody awaits the end."""
_TIMES = 3_000
"""How often it is looked, each hundredth of a second, whether something has become so."""


def work(request: bytes) -> bytes:
    """Do what the first word says."""
    word, _, rest = request.partition(b" ")
    return _WORK[word.decode()](rest)


def _wait(_: bytes) -> bytes:
    interrupted.clear()
    if interrupted.wait(_LONG):
        raise InterruptedError
    return b""


def _nap(seconds: bytes) -> bytes:
    time.sleep(float(seconds))
    return b"awake"


def _stuck(_: bytes) -> bytes:
    time.sleep(_LONG)
    return b""


def _prepare(_: bytes) -> bytes:
    """Listen to nobody until what later requests need is there, once in a process."""
    if not prepared.is_set():
        time.sleep(2 * module.PATIENCE_SECONDS)
        prepared.set()
    return b"prepared"


def _die(_: bytes) -> bytes:
    os._exit(9)


def _about(_: bytes) -> bytes:
    sockets = sum(
        Path(f"/proc/self/fd/{number}").exists() and S_ISSOCK(os.fstat(number).st_mode)
        for number in open_files()
        if number > 2
    )
    return json.dumps({"pid": os.getpid(), "nice": os.nice(0), "sockets": sockets}).encode()


_WORK: dict[str, Callable[[bytes], bytes]] = {
    "echo": lambda rest: rest,
    "repeat": lambda rest: b"x" * int(rest),
    "about": _about,
    "nap": _nap,
    "wait": _wait,
    "stuck": _stuck,
    "prepare": _prepare,
    "die": _die,
    "fail": lambda rest: bytes([int(rest)]),
}


async def _code(answer: Awaitable[bytes]) -> str:
    """What became of a question."""
    try:
        return (await answer).decode()
    except Problem as problem:
        return problem.code
    except WorkFailed:
        return "failed"
    except asyncio.CancelledError:
        return "cancelled"


async def _about_child(processes: Processes) -> dict[str, int]:
    about: dict[str, int] = json.loads(await processes.ask(b"about"))
    return about


def _nursery() -> int:
    """The process that was started last; those of errands before this one may not be reaped."""
    return children(os.getpid())[-1]


async def _all_there(processes: Processes) -> list[int]:
    """The process ids of both children, when both are there."""
    for _ in range(_TIMES):
        await asyncio.gather(*(processes.ask(b"nap 0.1") for _ in range(2)))
        if len(found := children(_nursery())) == 2:
            break
    return found


async def _free(processes: Processes) -> int:
    """How many slots are free, when both are or never will be."""
    for _ in range(_TIMES):
        if processes._slots.free == 2:
            break
        await asyncio.sleep(0.01)
    return processes._slots.free


async def answers(processes: Processes) -> Any:
    """Ask much and little, one after the other and at once."""
    small = [await processes.ask(b"echo " + str(number).encode()) for number in range(100)]
    big = len(await processes.ask(b"repeat 5000000"))
    longest = len(await processes.ask(b"echo " + b"y" * (160 * 1024 - 5)))
    many = await asyncio.gather(*(processes.ask(b"echo %d" % number) for number in range(8)))
    refused = False
    try:
        await processes.ask(b"y" * (160 * 1024 + 1))
    except ValueError:
        refused = True
    return [[int(s) for s in small] == list(range(100)), big, longest, [int(m) for m in many], refused]


async def both_at_once(processes: Processes) -> Any:
    """Have two children sleep at the same time, and a third question wait."""
    started = time.monotonic()
    said = await asyncio.gather(*(_code(processes.ask(b"nap 0.5")) for _ in range(3)))
    return [said, time.monotonic() - started > 0.9]


async def crowd(processes: Processes) -> Any:
    """Ask more than may wait, and for longer than they may."""
    asked = [asyncio.create_task(_code(processes.ask(b"wait"))) for _ in range(2)]
    await asyncio.sleep(0.1)
    late = [asyncio.create_task(_code(processes.ask(b"echo late"))) for _ in range(8)]
    await asyncio.sleep(0)
    full = await _code(processes.ask(b"echo full"))
    said = [await task for task in late]
    for task in asked:
        task.cancel()
    await asyncio.gather(*asked)
    return [full, said, await _code(processes.ask(b"echo well"))]


async def cancelled(processes: Processes) -> Any:
    """Cancel a question that is worked on, one that waits for a child, and ask again at once."""
    before = {(await _about_child(processes))["pid"] for _ in range(4)}
    tasks = [asyncio.create_task(_code(processes.ask(b"wait"))) for _ in range(3)]
    await asyncio.sleep(0.1)
    started = time.monotonic()
    for task in tasks:
        task.cancel()
    said = [await task for task in tasks]
    again = await asyncio.gather(*(_code(processes.ask(b"echo again")) for _ in range(4)))
    after = {(await _about_child(processes))["pid"] for _ in range(4)}
    return [said, again, after <= before | after and len(after | before) <= 2, time.monotonic() - started < _LONG / 2]


async def cancelled_at_any_moment(processes: Processes) -> Any:
    """Cancel after ever so little time, many times, and see that each answer belongs to its question."""
    right = True
    for number in range(300):
        task = asyncio.create_task(processes.ask(b"echo cancelled"))
        await asyncio.sleep(number * 1e-6)
        task.cancel()
        right = right and await processes.ask(b"echo %d" % number) == b"%d" % number
        await asyncio.gather(task, return_exceptions=True)
    return [right, await _free(processes)]


async def deaf(processes: Processes) -> Any:
    """Cancel what does not listen: the child is killed when its time is over, and its place is free again."""
    tasks = [asyncio.create_task(_code(processes.ask(b"stuck"))) for _ in range(2)]
    await asyncio.sleep(0.2)
    for task in tasks:
        task.cancel()
    said = [await task for task in tasks]
    return [said, await _code(processes.ask(b"echo well")), await _free(processes)]


async def slow_to_prepare(processes: Processes) -> Any:
    """Give up each request before its child could prepare for it, until one is answered in so short a time."""
    for asked in range(1, 31):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.1):
                return [(await processes.ask(b"prepare")).decode(), asked > 2]
        await _free(processes)
    return ["never answered", asked]


async def deaths(processes: Processes) -> Any:
    """Have a child die of its request, kill an idle one, kill one that works."""
    of_request = await _code(processes.ask(b"die"))
    for pid in await _all_there(processes):
        os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.01)  # not in the event loop, which is not to know of it
    at_once = await _code(processes.ask(b"echo at once"))
    asked = asyncio.create_task(_code(processes.ask(b"wait")))
    await asyncio.sleep(0.1)
    for pid in children(_nursery()):
        os.kill(pid, signal.SIGKILL)
    with_work = await asked
    after = await asyncio.gather(*(_code(processes.ask(b"echo after")) for _ in range(4)))
    return [of_request, at_once, with_work, after, await _free(processes)]


async def failures(processes: Processes) -> Any:
    """Have the work raise."""
    before = await _about_child(processes)
    said = await _code(processes.ask(b"fail 256"))
    return [said, before["pid"] == (await _about_child(processes))["pid"]]


async def manners(processes: Processes) -> Any:
    """Look at the children: priority, files, and that they stay when a terminal or a service signals to all."""
    pids = await _all_there(processes)
    about = await _about_child(processes)
    for pid in (*pids, _nursery()):
        os.kill(pid, signal.SIGINT)
        os.kill(pid, signal.SIGTERM)
    return [about["nice"] - os.nice(0), about["sockets"], about["pid"] == (await _about_child(processes))["pid"]]


async def closing(processes: Processes) -> Any:
    """Close while a child works: nobody stays."""
    pids = [_nursery(), *await _all_there(processes)]
    asked = asyncio.create_task(_code(processes.ask(b"stuck")))
    await asyncio.sleep(0.1)
    processes.close()
    said = await asked
    for _ in range(_TIMES):
        if all(map(gone, pids)):
            break
        await asyncio.sleep(0.01)
    return [said, len(pids), [pid for pid in pids if not gone(pid)], await _code(processes.ask(b"echo closed"))]


async def orphaned(processes: Processes) -> Any:
    """Kill the process that starts the others."""
    nursery = _nursery()
    os.kill(nursery, signal.SIGKILL)
    for _ in range(_TIMES):
        if not processes.available:
            break
        await asyncio.sleep(0.01)
    return [processes.available, await _code(processes.ask(b"echo")), await _free(processes)]


async def killed(processes: Processes) -> Any:
    """Wait to be killed, with children that work and children that do not."""
    pids = [_nursery(), *await _all_there(processes)]
    asked = asyncio.create_task(_code(processes.ask(b"stuck")))
    await asyncio.sleep(0.1)
    print(json.dumps(pids), flush=True)  # noqa: T201
    return await asked


async def _within(errand: Callable[[Processes], Awaitable[Any]], processes: Processes) -> Any:
    processes.open()
    try:
        return await errand(processes)
    finally:
        processes.close()


def main(name: str) -> None:
    """Do one of these."""
    wait_seconds = 1 if name == "crowd" else _LONG / 2
    slots = Slots(2, wait_seconds=wait_seconds, longest_queue=8, when_full="full", when_late="late")
    processes = Processes(2, work, slots, cancel=interrupted.set, nice=7)
    processes.start()
    came = uvloop.run(_within(globals()[name], processes))
    print(json.dumps({"errand": name, "came": came}), flush=True)  # noqa: T201


if __name__ == "__main__":
    access_log.configure()
    for _name in sys.argv[1:]:
        main(_name)

"""One target fuzzed by coverage: `python -m tests.soak.fuzzing TARGET SECONDS FOLDER… [libFuzzer's options]`.

Inputs that reach something new are kept in the first folder. What fails, or takes too long, is left as a file in the
folder of the process.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["app"]):
    from tests.soak.beginnings import BEGINNINGS
    from tests.soak.targets import TARGETS

MOST_SECONDS = 1.0
"""Of processor time that an input may take."""


class SlowError(AssertionError):
    """An input takes too long."""


def main(name: str, seconds: str, *given: str) -> None:
    """Fuzz a target for so many seconds of processor time; then say what was done, as a line of JSON."""
    target, runs = TARGETS[name], 0
    folder = Path(next(each for each in given if not each.startswith("-")))
    for place, data in enumerate(BEGINNINGS[name]):
        (folder / f"beginning-{place}").write_bytes(data)
        target(data)  # what is imported late is imported now
    began = time.process_time()

    def once(data: bytes) -> None:
        nonlocal runs
        runs, started = runs + 1, time.thread_time()
        target(data)
        ended = time.thread_time()
        if ended - started > MOST_SECONDS:
            raise SlowError(name)
        if time.process_time() - began > float(seconds):
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(json.dumps({"runs": runs, "seconds": round(ended), "megabytes": memory}), flush=True)  # noqa: T201
            os._exit(0)

    atheris.Setup([sys.argv[0], *given], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])

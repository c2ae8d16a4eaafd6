"""A process with the program already imported: it forks the processes that `tests.commands` asks of it.

What a fork does without is the start of an interpreter and its imports, which cost more than most commands do. It is
otherwise a process like any: it runs `python -m` with arguments, a folder and files of its own, and can be killed.
"""

import gc
import importlib
import json
import os
import runpy
import socket
import sys
from typing import Any

IMPORTED = (
    "alembic.command", "app.api.rendered", "app.audit", "app.ingest.coverage.running", "app.ingest.extraction",
    "app.main", "app.queries.prose", "app.settings", "rich.markdown", "rich.progress", "rich.table", "typer.rich_utils",
)  # fmt: skip
"""What commands import and nothing of `app` that looks at the environment; `app.__main__` is run anew each time."""
LONGEST = 1 << 16
"""Bytes of a request; a longer one would be cut."""


def main() -> None:
    """Fork a process a request from the socket whose number is the argument; end when nobody holds its other end.

    A request is JSON with "module", "arguments", "folder" and "environment", and four files: the standard three of the
    process, and a pipe to which its process id is written and then, when it has ended, its return code, a line each.
    """
    requests = socket.socket(fileno=int(sys.argv[1]))
    for module in IMPORTED:
        importlib.import_module(module)
    gc.freeze()  # what is there already is not looked through, and so not copied, in every fork
    watching: set[int] = set()
    while True:
        request, files, _, _ = socket.recv_fds(requests, LONGEST, 4)
        watching = {each for each in watching if os.waitpid(each, 0 if not request else os.WNOHANG)[0] == 0}
        if not request:
            return
        watcher = os.fork()
        watching.add(watcher)
        if watcher == 0:
            requests.close()
            _watch(json.loads(request), files)
            return
        for file in files:
            os.close(file)


def _watch(request: dict[str, Any], files: list[int]) -> None:
    """Run the module in a fork of this process, and write to the pipe what becomes of it."""
    *standard, pipe = files
    process = os.fork()
    if process == 0:
        os.close(pipe)
        _become(request, standard)
        return
    for file in standard:
        os.close(file)
    os.write(pipe, b"%d\n" % process)
    _, status = os.waitpid(process, 0)
    os.write(pipe, b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _become(request: dict[str, Any], standard: list[int]) -> None:
    for number, file in enumerate(standard):
        os.dup2(file, number)
        os.close(file)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = [request["module"], *request["arguments"]]
    runpy.run_module(request["module"], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()

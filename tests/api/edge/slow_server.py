"""`eo serve` with a few routes more, and a child a worker: `python -m tests.api.edge.slow_server --workers 2`."""

import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from unittest.mock import patch

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from app import __main__, main
from app.api.deprecations import DEPRECATIONS, Deprecation
from app.api.edge.access_log import RequestLog
from app.api.edge.limits import Slots
from app.api.edge.processes import Processes
from app.main import Api
from app.settings import Settings
from tests.api import probe

router = APIRouter(prefix="/v1/probe")
_create_app = main.create_app


@router.get("/pid", response_class=PlainTextResponse)
async def get_pid() -> str:
    """Tell who answers."""
    return str(os.getpid())


@router.get("/sleep/{seconds}/{name}", response_class=PlainTextResponse)
async def get_sleep(seconds: float, name: str) -> str:
    """Say that it begins, and take so long."""
    logging.getLogger("app.probe").info("asleep", extra={"fields": {"name": name}})
    await asyncio.sleep(seconds)
    return "slept"


@router.get("/child/{name}", response_class=PlainTextResponse)
async def get_child(name: str) -> str:
    """Tell who computes for the process that answers."""
    return (await processes.ask(name.encode())).decode()


processes = Processes(1, lambda _: str(os.getpid()).encode(), Slots(1, wait_seconds=9, longest_queue=99))


def _with_routes(
    settings: Settings | None = None,
    log: RequestLog | None = None,
    deprecations: Sequence[Deprecation] = DEPRECATIONS,
) -> Api:
    app = _create_app(settings, log, deprecations)
    app.include_router(router)
    app.include_router(probe.router)
    return app


if __name__ == "__main__":
    main.create_app = _with_routes
    with patch.object(main, "Processes", return_value=processes):
        __main__.cli(["serve", *sys.argv[1:]])

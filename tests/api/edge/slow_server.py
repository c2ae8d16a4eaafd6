"""`eo serve` with a few routes more: `python -m tests.api.edge.slow_server --workers 2`."""

import asyncio
import logging
import os
import sys

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from app import __main__, main
from app.main import Api
from app.settings import Settings

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


def _with_routes(settings: Settings | None = None) -> Api:
    app = _create_app(settings)
    app.include_router(router)
    return app


if __name__ == "__main__":
    main.create_app = _with_routes
    __main__.cli(["serve", *sys.argv[1:]])

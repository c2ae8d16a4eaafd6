"""The application: engine, routers, error handlers and the layers around them."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import BoundedSemaphore

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.types import ASGIApp

from app import store
from app.api import accept, parameters, problems
from app.api.cache import AnswerCache
from app.api.guard import Guard
from app.api.log import RequestLog
from app.api.revisions import Revisions
from app.settings import BUILD, Settings

ROUTERS: tuple[APIRouter, ...] = ()
"""Every router of the API; an endpoint exists by being in one of them."""


def operation_id(route: APIRoute) -> str:
    """Return the operationId of a route: its function's name in camelCase, `list_orders` is listOrders."""
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), route.name)


class Api(FastAPI):
    """FastAPI inside our own layers, which so also dress and log what its last-resort error handler sends."""

    def build_middleware_stack(self) -> ASGIApp:
        """Return the layers, outermost first: log, guard, cache, FastAPI."""
        settings: Settings = self.state.settings
        cached = AnswerCache(super().build_middleware_stack(), self.state.revisions, settings.cache_bytes)
        return RequestLog(Guard(cached, settings))


def _lifespan(settings: Settings) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = settings.threads
        yield
        app.state.engine.dispose()

    return lifespan


def create_app(settings: Settings | None = None) -> Api:
    """Return the application; it starts without a database and says so in `/readyz`."""
    settings = settings or Settings()
    app = Api(
        title="Executive orders API",
        version=BUILD,
        lifespan=_lifespan(settings),
        dependencies=[Depends(accept.acceptable), Depends(parameters.strict)],
        generate_unique_id_function=operation_id,
        redirect_slashes=False,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.engine = store.engine(settings.database_url, pool_size=settings.threads + 1)  # one asks for the revision
    app.state.revisions = Revisions(app.state.engine, settings.database_url)
    app.state.exports = BoundedSemaphore(settings.exports)
    problems.install(app, settings.public_base_url)
    for router in ROUTERS:
        app.include_router(router)
    return app

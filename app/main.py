"""The application: engine, routers, error handlers and the layers around them."""

import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cached_property
from typing import Any

import uvicorn
from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.types import ASGIApp

from app import store
from app.api import openapi, problems
from app.api.edge import access_log, server, serving
from app.api.edge.access_log import RequestLog
from app.api.edge.cache import AnswerCache
from app.api.edge.guard import Guard
from app.api.edge.limits import limits
from app.api.edge.negotiation import acceptable
from app.api.edge.revisions import Revisions
from app.api.parameters.strictness import strict
from app.api.routes import (
    actors,
    corpus,
    directives,
    docs,
    exports,
    graph,
    health,
    history,
    orders,
    query_language,
    references,
    resolve,
    search,
    sections,
)
from app.settings import BUILD, Settings

ROUTERS: tuple[APIRouter, ...] = (
    health.router,
    docs.router,
    query_language.router,
    orders.router,
    sections.router,
    references.router,
    history.router,
    graph.router,
    resolve.router,
    directives.router,
    actors.router,
    corpus.router,
    exports.router,
    search.router,
)
"""Every router of the API; an endpoint exists by being in one of them."""


def operation_id(route: APIRoute) -> str:
    """Return the operationId of a route: its function's name in camelCase, `list_orders` is listOrders."""
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), route.name)


class Api(FastAPI):
    """FastAPI inside our own layers, which so also complete and log what its last-resort error handler sends."""

    def build_middleware_stack(self) -> ASGIApp:
        """Return the layers, outermost first: log, guard, cache, FastAPI."""
        settings: Settings = self.state.settings
        cached = AnswerCache(super().build_middleware_stack(), self.state.revisions, settings)
        return RequestLog(Guard(cached, settings))

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document, made once."""
        if self.openapi_schema is None:
            self.openapi_schema = openapi.document(self, self.state.settings.public_base_url)
        return self.openapi_schema

    @cached_property
    def openapi_json(self) -> bytes:
        """The OpenAPI document as it is sent."""
        return json.dumps(self.openapi(), separators=(",", ":")).encode()


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
        dependencies=[Depends(acceptable), Depends(strict)],
        generate_unique_id_function=operation_id,
        redirect_slashes=False,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.draining = False
    connections = settings.threads + settings.exports + 1  # one of them asks for the revision
    app.state.engine = store.engine(settings.database_url, pool_size=connections)
    app.state.revisions = Revisions(app.state.engine, settings.database_url)
    app.state.limits = limits(settings)
    problems.install(app, settings.public_base_url)
    for router in ROUTERS:
        app.include_router(router)
    if settings.docs:
        app.include_router(docs.swagger)
    return app


def serve(settings: Settings) -> int:
    """Serve until a signal says otherwise, and return the exit code.

    Raises:
        store.StoreError: if the database's URL is not one.
        listening.CannotListen: if the port is in use, or not ours.
    """
    access_log.configure()
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http=server.with_deadline(settings.receipt_seconds),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # a forwarded host, scheme or address is anyone's claim, and nothing here needs one
        server_header=False,
        timeout_graceful_shutdown=settings.shutdown_seconds,
    )
    return serving.run(config, app.state, settings)

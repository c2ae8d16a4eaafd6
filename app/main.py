"""The application: engine, routers, error handlers and the layers around them."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import cached_property, partial
from threading import Lock
from typing import Any

import uvicorn
from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, Depends, FastAPI
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from app import store
from app.agents.asking import Ask
from app.api import openapi, problems
from app.api.deprecations import DEPRECATIONS, Deprecation, touch
from app.api.edge import access_log, server, serving
from app.api.edge.access_log import RequestLog
from app.api.edge.cache import AnswerCache
from app.api.edge.counts import Counts
from app.api.edge.entrance import Entrance
from app.api.edge.guard import Guard
from app.api.edge.hot_path import HotPath
from app.api.edge.kept_answers import ReadyAnswers
from app.api.edge.limits import limits
from app.api.edge.preconditions import Preconditions
from app.api.edge.processes import Processes
from app.api.edge.rates import RateLimits, rates
from app.api.edge.rendered_answers import RenderedAnswers
from app.api.edge.revisions import Revisions
from app.api.negotiation import acceptable
from app.api.operations import Dispatch, Operation, Operations, Paths, Performer, operation_id
from app.api.parameters.strictness import strict
from app.api.rendered import OF_AN_ORDER
from app.api.routes import (
    actors,
    amendments,
    bodies,
    bulk,
    changes,
    comparisons,
    corpus,
    coverage,
    directives,
    docs,
    exports,
    graph,
    health,
    history,
    index,
    orders,
    presidents,
    query_language,
    quotes,
    references,
    relations,
    resolve,
    search,
    sections,
    statistics,
)
from app.settings import BUILD, Settings
from app.site import routes as site
from app.site.problem_pages import ProblemPages

_ROUTERS: tuple[APIRouter, ...] = (
    health.router,
    docs.router,
    query_language.router,
    orders.router,
    sections.router,
    references.router,
    relations.router,
    amendments.router,
    history.router,
    graph.router,
    resolve.router,
    quotes.router,
    coverage.router,
    directives.router,
    actors.router,
    bodies.router,
    comparisons.router,
    changes.router,
    corpus.router,
    bulk.router,
    bulk.files,
    presidents.router,
    statistics.router,
    exports.router,
    search.router,
)
ROUTERS: tuple[APIRouter, ...] = (*_ROUTERS, index.index_of(_ROUTERS))
"""Every router of the API; an endpoint exists by being in one of them."""


_MAKING = Lock()
_HERE = "http://localhost"
PATIENCE_SECONDS = 60.0
"""How long a search may take of somebody at the command line, who has nothing ready, and the machine alone."""


class Api(FastAPI):
    """FastAPI inside our own layers, which so also complete and log what its last-resort error handler sends.

    Attributes:
        known: every route of the routers.
    """

    def __init__(self, **options: Any) -> None:
        self.operations = Operations()
        self.known: list[BaseRoute] = []
        super().__init__(**options)

    def include_router(self, router: APIRouter, **options: Any) -> None:
        """Include the routes of a router.

        Those that are operations are reached past FastAPI, and stand among its routes as they are: of what it includes
        it makes routes anew, with all that they declare, for each application.
        """
        operations, others = [route for route in router.routes if isinstance(route, Operation)], APIRouter()
        others.routes += [route for route in router.routes if not isinstance(route, Operation)]
        self.known += router.routes
        self.operations.add(operations)
        self.router.routes += operations
        if others.routes:
            super().include_router(others, **options)

    def build_middleware_stack(self) -> ASGIApp:
        """Return the layers, outermost first: entrance, guard, preconditions, cache, way to the operations, FastAPI."""
        state, settings = self.state, self.state.settings
        paths = Paths([*self.known, *(route for route in self.routes if not isinstance(route, Operation))])
        dispatch = Dispatch(super().build_middleware_stack(), self.operations, paths, state)
        cached = AnswerCache(dispatch, partial(self.operations.more, state), state.revisions, state.answers, settings)
        asked = self._with_agents(cached) if settings.mcp else cached
        judged = Preconditions(asked, settings)
        counted = judged if state.rates is None else RateLimits(judged, state.rates, settings)
        return Entrance(ProblemPages(Guard(counted, settings, paths.lost)), state.hot_path, state.log, state.counts)

    def _with_agents(self, app: ASGIApp) -> ASGIApp:
        """Return the application that answers agents, too; the package they are answered by takes long to import."""
        from app.agents.protocol import OverHttp

        agents = OverHttp(app, Ask(app, self.state.settings.public_base_url), self.state.settings)
        self.state.agents = agents
        return agents

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document, made once."""
        if self.openapi_schema is None:
            self.openapi_schema = openapi.document(self, self.state.settings.public_base_url, self.state.deprecations)
        return self.openapi_schema

    @cached_property
    def openapi_json(self) -> bytes:
        """The OpenAPI document as it is sent; made by one thread at a time, for FastAPI changes warnings meanwhile."""
        with _MAKING:
            return json.dumps(self.openapi(), separators=(",", ":")).encode()

    @cached_property
    def openapi_3_0_json(self) -> bytes:
        """The same in the words of OpenAPI 3.0.3."""
        return json.dumps(openapi.downgraded(json.loads(self.openapi_json)), separators=(",", ":")).encode()


_CUT_SECONDS = 2.0
"""How long exports that a server cuts as it leaves may take to give back what they hold."""


def _lifespan(settings: Settings) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = settings.threads
        state = app.state
        if state.log is not None:
            state.log.open()
        if state.elsewhere is not None:
            state.elsewhere.open()
        with ThreadPoolExecutor(settings.threads, thread_name_prefix="reader") as state.threads:
            state.preparing = asyncio.create_task(state.operations.prepare())
            async with nullcontext() if state.agents is None else state.agents.open():
                yield
            state.preparing.cancel()
            await state.limits.exports.emptied(_CUT_SECONDS)
        if state.elsewhere is not None:
            state.elsewhere.close()
        state.engine.dispose()
        if state.log is not None:
            state.log.close()

    return lifespan


def _rendered(settings: Settings, deprecations: Sequence[Deprecation]) -> RenderedAnswers | None:
    """What the protocol reads by itself: never from Postgres, which may keep it waiting.

    Nor where such an answer has to say more than what a publish rendered: that it is deprecated.
    """
    if store.parse_url(settings.database_url).get_backend_name() != "sqlite" or touch(deprecations, OF_AN_ORDER):
        return None
    return RenderedAnswers(store.DocumentFile(settings.database_url), settings)


def create_app(
    settings: Settings | None = None,
    log: RequestLog | None = None,
    deprecations: Sequence[Deprecation] = DEPRECATIONS,
) -> Api:
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
    app.state.deprecations = deprecations
    app.state.operations = app.operations
    app.state.draining = False
    app.state.preparing = None
    connections = settings.threads + settings.exports + 1  # one of them asks for the revision
    app.state.engine = store.engine(settings.database_url, pool_size=connections)
    app.state.followed = store.Followed(settings.database_url)
    app.state.shelf = store.Shelf(store.editions.folder_of(settings.database_url, settings.bulk_dir))
    app.state.revisions = Revisions(app.state.engine, settings.database_url, app.state.followed)
    app.state.limits = limits(settings)
    app.state.answers = ReadyAnswers(settings.cache_bytes)
    app.state.hot_path = HotPath(app.state.answers, app.state.revisions, _rendered(settings, deprecations))
    app.state.rates = rates(settings)
    app.state.log = log
    app.state.counts = Counts(app.operations.name)
    app.state.elsewhere = None
    app.state.agents = None
    problems.install(app, settings.public_base_url)
    for router in ROUTERS:
        app.include_router(router)
    for router in site.ROUTERS:
        app.include_router(router)
    for router in (*site.DOCUMENTATION, docs.swagger) if settings.docs else ():
        app.include_router(router)
    return app


def serve(settings: Settings) -> int:
    """Serve until a signal says otherwise, and return the exit code.

    Raises:
        listening.CannotListen: if the port is in use, or not ours.
    """
    access_log.configure()
    app = create_app(settings, RequestLog() if settings.request_log else None)
    performer = Performer(app.operations.find, app.state)
    searches = app.state.limits.searches
    app.state.elsewhere = Processes(searches.free, performer.work, searches, cancel=performer.cancel)
    counts = None if settings.admin_port is None else app.state.counts
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http=server.protocol(settings.receipt_seconds, app.state.hot_path, app.state.log, counts, app.state.rates),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # a forwarded host, scheme or address is anyone's claim, and nothing here needs one
        server_header=False,
        timeout_graceful_shutdown=settings.shutdown_seconds,
    )
    return serving.run(config, app.state, settings, app.state.elsewhere.start)


def answered(settings: Settings, target: str) -> tuple[int, bytes, str | None]:
    """Return what is answered here to a path and query, as to a client: the status, the body, the Location.

    Raises:
        store.StoreError: if there is no corpus to ask.
    """
    unhurried = settings.model_copy(update={"search_seconds": PATIENCE_SECONDS})
    app = create_app(unhurried)
    with store.snapshot(app.state.engine):
        pass
    return asyncio.run(_answered(app, target))


async def _answered(app: Api, target: str) -> tuple[int, bytes, str | None]:
    import httpx  # which brings a command line of its own

    within = httpx.ASGITransport(app=app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=within, base_url=_HERE) as client:
        response = await client.get(target)
        return response.status_code, response.content, response.headers.get("location")


def answer_agents(settings: Settings) -> None:
    """Answer the one agent at standard input and output, until it closes them.

    Raises:
        store.StoreError: if there is no corpus to ask.
    """
    from app.agents.protocol import over_stdio

    app = create_app(settings)
    with store.snapshot(app.state.engine):
        pass

    async def answered() -> None:
        async with app.router.lifespan_context(app):
            await over_stdio(Ask(app, settings.public_base_url))

    asyncio.run(answered())

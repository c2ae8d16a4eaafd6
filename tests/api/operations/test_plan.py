"""What an operation may declare, and that everything under /v1 is one."""

import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Body, Cookie, Depends, Header, Request, Response
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from app.api.context import Current
from app.api.operations import Operation, operation_id
from app.api.rendered import OF_AN_ORDER
from app.main import ROUTERS, create_app
from app.settings import Settings
from tests.api import probe

FILE = "/v1/bulk/{edition}/{file}"
"""Lies in a folder, and needs no corpus."""
WHAT_TO_DO = "make it one, by APIRouter(route_class=Operation); docs/performance.md says what it may declare"


def routes() -> list[APIRoute]:
    """Every route of the API."""
    found = [route for router in ROUTERS for route in router.routes]
    assert all(isinstance(route, APIRoute) for route in found)
    return [route for route in found if isinstance(route, APIRoute)]


def test_every_route_of_the_corpus_is_an_operation() -> None:
    """A route under /v1 that FastAPI would run, by its dependencies one by one, fails here; but a file."""
    strays = {route.path for route in routes() if route.path.startswith("/v1") and not isinstance(route, Operation)}
    assert strays == {FILE}, f"{strays}: {WHAT_TO_DO}"
    inside = create_app(Settings(database_url="sqlite:///none.sqlite"))
    added = [getattr(route, "path", "") for route in inside.routes if not isinstance(route, Operation)]
    assert not [path for path in added if path.startswith("/v1")], f"{added}: {WHAT_TO_DO}"


def test_every_operation_is_reached_past_fastapi() -> None:
    """Each operation that is declared is found by its path."""
    app = create_app(Settings(database_url="sqlite:///none.sqlite"))
    for route in routes():
        if isinstance(route, Operation):
            found = app.operations.find(route.path.replace("{", "").replace("}", ""), route.method)
            assert found is not None, route.path
            assert found[0] is route


def test_what_is_rendered_is_an_operation_without_parameters_of_its_own() -> None:
    """Each row of the table of what a publish renders is an operation that its path alone answers."""
    operations = {operation_id(route): route for route in routes() if isinstance(route, Operation)}
    assert set(OF_AN_ORDER) <= set(operations)
    assert {name for name, route in operations.items() if route.is_rendered} == set(OF_AN_ORDER)
    for name in OF_AN_ORDER:
        required = [field for field in fields(operations[name]) if field.field_info.is_required()]
        assert required == [], name


def fields(operation: Operation) -> Iterator[Any]:
    """The parameters of an operation's query."""
    waiting = [operation.dependant]
    while waiting:
        dependant = waiting.pop()
        waiting += dependant.dependencies
        yield from dependant.query_params


async def async_dependency() -> int:
    """Wait."""
    return 1


def yielding_dependency() -> Iterator[int]:
    """Be cleaned up after."""
    yield 1


async def async_yielding_dependency() -> AsyncIterator[int]:
    """Be both."""
    yield 1


async def async_endpoint() -> dict[str, str]:
    """Run on the event loop."""
    return {}


def takes_async(value: Annotated[int, Depends(async_dependency)]) -> dict[str, str]:
    """Depend on what waits."""
    return {}


def takes_yielding(value: Annotated[int, Depends(yielding_dependency)]) -> dict[str, str]:
    """Depend on what is cleaned up."""
    return {}


def takes_both(value: Annotated[int, Depends(async_yielding_dependency)]) -> dict[str, str]:
    """Depend on what is cleaned up and waits."""
    return {}


def takes_body(value: Annotated[dict[str, str], Body()]) -> dict[str, str]:
    """Read a body."""
    return {}


def takes_header(value: Annotated[str, Header()]) -> dict[str, str]:
    """Read a header: the answer would depend on more than its URL."""
    return {}


def takes_cookie(value: Annotated[str, Cookie()]) -> dict[str, str]:
    """Read a cookie."""
    return {}


def takes_request(request: Request) -> dict[str, str]:
    """Look at the request."""
    return {}


def takes_response(response: Response) -> dict[str, str]:
    """Write headers by FastAPI's response."""
    return {}


@pytest.mark.parametrize(
    "endpoint",
    [async_endpoint, takes_async, takes_yielding, takes_both, takes_body, takes_header, takes_cookie, takes_request,
     takes_response],
)  # fmt: skip
def test_what_a_plan_cannot_give_is_refused_when_it_is_prepared(endpoint: Callable[..., Any]) -> None:
    """An endpoint that declares more than its URL and the corpus give fails when it is read, before any request."""
    router = APIRouter(route_class=Operation)
    router.get("/v1/more")(endpoint)
    (operation,) = router.routes
    assert isinstance(operation, Operation)
    with pytest.raises(TypeError, match=r"takes|is async"):
        operation.prepare()


def test_an_operation_is_read_once_and_when_it_is_needed() -> None:
    """Several threads that need an operation that nobody has read find it whole."""

    def endpoint() -> dict[str, str]:
        """Say nothing."""
        return {}

    router = APIRouter(route_class=Operation)
    router.get("/v1/none")(endpoint)
    (operation,) = router.routes
    assert isinstance(operation, Operation)
    assert "dependant" not in vars(operation)
    with ThreadPoolExecutor(8) as pool:
        plans = set(pool.map(lambda _: operation.plan, range(8)))
    assert len(plans) == 1
    assert not hasattr(operation, "nothing_of_the_kind")


threads: list[str] = []
"""Where the parts of the operation below ran."""


def noted(snapshot: Current) -> int:
    """Note the thread, and ask the database."""
    threads.append(threading.current_thread().name)
    return int(snapshot.connection.exec_driver_sql("SELECT 1").scalar_one())


def noted_twice(before: Annotated[int, Depends(noted)], snapshot: Current) -> int:
    """Depend on what notes, and note again."""
    return before + noted(snapshot)


class Counting(ThreadPoolExecutor):
    """Threads that count how often something is handed to them."""

    hops = 0

    def submit(self, *arguments: Any, **more: Any) -> Any:
        """Hand something to a thread."""
        self.hops += 1
        return super().submit(*arguments, **more)


def test_an_operation_runs_in_one_thread_at_one_go(database: str) -> None:
    """Whatever an operation depends on is made where it runs, after one hop: no part runs elsewhere or twice."""
    router = APIRouter(route_class=Operation)

    @router.get("/v1/noted")
    def get_noted(value: Annotated[int, Depends(noted_twice)], snapshot: Current) -> dict[str, int]:
        return {"value": value + noted(snapshot)}

    app = probe.app(database)
    app.include_router(router)
    threads.clear()
    with TestClient(app) as client:
        counting = app.state.threads = Counting(2, thread_name_prefix="counted")
        assert client.get("/v1/noted").json() == {"value": 3}
        assert counting.hops == 1
        assert client.get("/v1/orders?limit=3&facets=status").status_code == 200
        assert counting.hops == 2
        counting.shutdown()
    assert len(threads) == 3
    assert len(set(threads)) == 1
    assert threads[0].startswith("counted")

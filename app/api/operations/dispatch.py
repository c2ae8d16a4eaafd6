"""The way to an operation that does not pass FastAPI, whose layers and list of routes cost more than most answers."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence

from starlette.datastructures import State
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.operations.paths import Paths
from app.api.operations.route import Operation, operation_id
from app.api.problems import Problem, response
from app.api.varying import Varying

_Shelf = tuple[str, str, int]

_A_DAY = "86400"


class Operations:
    """Every operation, found by the path that is asked for."""

    def __init__(self) -> None:
        self._shelves: dict[_Shelf, list[Operation]] = defaultdict(list)

    def add(self, operations: Iterable[Operation]) -> None:
        """Know these operations, too."""
        for operation in operations:
            self._shelves[_shelf(operation.path, operation.method)].append(operation)

    async def prepare(self) -> None:
        """Prepare every operation between two requests, so that few have to wait for their own.

        Not in a thread: while FastAPI reads a function it changes what warnings the whole process gives.
        """
        for operation in self.each():
            operation.prepare()
            await asyncio.sleep(0)

    def find(self, path: str, method: str = "GET") -> tuple[Operation, dict[str, str]] | None:
        """Return the first declared operation that fits a path, and the parameters that stand in the path."""
        for operation in self._shelves.get(_shelf(path, method), ()):
            if match := operation.path_regex.match(path):
                return operation, match.groupdict()
        return None

    def names(self) -> list[str]:
        """Return the operationIds of all."""
        return sorted({operation_id(operation) for operation in self.each()})

    def each(self) -> list[Operation]:
        """Return all of them."""
        return [operation for shelf in self._shelves.values() for operation in shelf]

    def name(self, path: str, method: str) -> str | None:
        """Return the operationId of what is asked, or None where it is no operation."""
        found = self.find(path, "GET" if method == "HEAD" else method)
        return None if found is None else operation_id(found[0])

    def more(self, server: State, scope: Scope) -> Varying | None:
        """Return what the answer to a request depends on beside its URL and the generation, as it is now.

        None for a path of no operation.
        """
        found = self.find(scope["path"])
        return None if found is None else found[0].varying(server, scope)


class Dispatch:
    """Gives a request to its operation, to FastAPI what another route answers; says what there is, and what is not."""

    def __init__(self, app: ASGIApp, operations: Operations, paths: Paths, server: State) -> None:
        self.app = app
        self.operations = operations
        self.paths = paths
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            found = self.operations.find(scope["path"], scope["method"])
            if found is not None:
                operation, path = found
                await operation.answer(self._server, path, scope, receive, send)
                return
            methods = self.paths.methods(scope["path"])
            if methods is not None and (scope["method"] not in methods or scope["method"] == "OPTIONS"):
                await self._without_route(methods, scope)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _without_route(self, methods: Sequence[str], scope: Scope) -> ASGIApp:
        """What is answered by no route: the methods of a path, and that it has not the one that is asked for."""
        if scope["method"] == "OPTIONS" and methods:
            return Response(None, 204, preflight(methods) if is_preflight(scope) else {"Allow": ", ".join(methods)})
        if methods:
            problem = Problem("method-not-allowed", headers={"Allow": ", ".join(methods)})
        else:
            problem = self.paths.lost(scope["path"])
        return response(problem, self._server.settings.public_base_url, scope["state"]["request_id"])


def _shelf(path: str, method: str) -> _Shelf:
    """Where the operations of a path are looked for: by method, the name of their resource, and how deep it goes."""
    first, _, rest = path.removeprefix("/").partition("/")
    return method, rest.partition("/")[0] if first == "v1" else first, path.count("/")


def is_preflight(scope: Scope) -> bool:
    """Tell whether a browser asks what a page of another origin may ask for."""
    names = {name for name, _ in scope["headers"]}
    return names >= {b"origin", b"access-control-request-method"}


def preflight(methods: Sequence[str]) -> dict[str, str]:
    """Return what it is told: the methods of the path, and any header field, for a day; there are no credentials."""
    return {
        "Access-Control-Allow-Methods": ", ".join(method for method in methods if method != "OPTIONS"),
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": _A_DAY,
    }

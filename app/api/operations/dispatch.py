"""The way to an operation that does not pass FastAPI, whose layers and list of routes cost more than most answers."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable

from starlette.datastructures import State
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.operations.route import Operation, operation_id
from app.api.problems import Problem, response
from app.api.varying import Varying

_Shelf = tuple[str, str, int]


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
        for shelf in self._shelves.values():
            for operation in shelf:
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
        return sorted({operation_id(operation) for shelf in self._shelves.values() for operation in shelf})

    def name(self, path: str, method: str) -> str | None:
        """Return the operationId of what is asked, or None where it is no operation."""
        found = self.find(path, "GET" if method == "HEAD" else method)
        return None if found is None else operation_id(found[0])

    def methods(self, path: str) -> list[str]:
        """Return the methods in which a path can be asked for, HEAD wherever GET is; none where it names nothing."""
        found = {operation.method for shelf in self._shelves.values() for operation in shelf if operation.fits(path)}
        return sorted(found | ({"HEAD"} if "GET" in found else set()))

    def more(self, server: State, scope: Scope) -> Varying | None:
        """Return what the answer to a request depends on beside its URL and the generation, as it is now.

        None for a path of no operation.
        """
        found = self.find(scope["path"])
        return None if found is None else found[0].varying(server, scope)


class Dispatch:
    """Gives a request to its operation; to FastAPI what asks for none, such as a page."""

    def __init__(self, app: ASGIApp, operations: Operations, server: State) -> None:
        self.app = app
        self.operations = operations
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            found = self.operations.find(scope["path"], scope["method"])
            if found is not None:
                operation, path = found
                await operation.answer(self._server, path, scope, receive, send)
                return
            if allowed := self.operations.methods(scope["path"]):
                problem = Problem("method-not-allowed", headers={"Allow": ", ".join(allowed)})
                await self._refused(problem, scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def _refused(self, problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
        base_url, request_id = self._server.settings.public_base_url, scope["state"]["request_id"]
        await response(problem, base_url, request_id)(scope, receive, send)


def _shelf(path: str, method: str) -> _Shelf:
    """Where the operations of a path are looked for: by method, the name of their resource, and how deep it goes."""
    first, _, rest = path.removeprefix("/").partition("/")
    return method, rest.partition("/")[0] if first == "v1" else first, path.count("/")

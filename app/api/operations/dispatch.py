"""The way to an operation that does not pass FastAPI, whose layers and list of routes cost more than most answers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from starlette.datastructures import State
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.operations.route import Operation


class Dispatch:
    """Gives a request to its operation; to FastAPI what asks for none, such as a page or another method."""

    def __init__(self, app: ASGIApp, operations: Iterable[Operation], server: State) -> None:
        self.app = app
        self._server = server
        self._operations: dict[tuple[str, int], list[Operation]] = defaultdict(list)
        for operation in operations:
            self._operations[_shelf(operation.path)].append(operation)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and scope["method"] == "GET":
            path: str = scope["path"]
            for operation in self._candidates(path):
                if match := operation.path_regex.match(path):
                    await operation.answer(self._server, match.groupdict(), scope, receive, send)
                    return
        await self.app(scope, receive, send)

    def _candidates(self, path: str) -> Sequence[Operation]:
        """The operations that may be meant, in the order in which they were declared: the first that fits is."""
        return self._operations.get(_shelf(path), ())


def _shelf(path: str) -> tuple[str, int]:
    """Where the operations of a path are looked for: by the name of their resource, and how deep the path goes."""
    parts = path.split("/", 3)
    return parts[2] if len(parts) > 2 else "", path.count("/")

"""The index: what there is under /v1."""

from collections.abc import Iterable, Iterator, Sequence

from fastapi import APIRouter
from fastapi.routing import APIRoute

from app.api.context import Asked
from app.api.lists import complete
from app.api.operations import Operation, operation_id, summary_of
from app.schemas import IndexedOperation, IndexPage


def index_of(routers: Sequence[APIRouter]) -> APIRouter:
    """Return the router of the index of the operations of other routers."""
    router = APIRouter(route_class=Operation, prefix="/v1", tags=["corpus"])

    @router.get("")
    def get_index(this: Asked) -> IndexPage:
        """List what can be asked: every operation with its path."""
        return IndexPage(**complete(this, list(_operations(routers))))

    return router


def _operations(routers: Iterable[APIRouter]) -> Iterator[IndexedOperation]:
    for route in (route for router in routers for route in router.routes):
        if isinstance(route, APIRoute) and route.path.startswith("/v1/"):
            yield IndexedOperation(
                operation=operation_id(route),
                method="".join(route.methods or ()),
                path=route.path,
                summary=summary_of(route),
                url=None if "{" in route.path else route.path,
            )

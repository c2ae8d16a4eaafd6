"""The way past FastAPI leads where FastAPI's own would."""

from hypothesis import given
from hypothesis import strategies as st
from starlette.routing import Match

from app.api.operations import Operation
from app.main import ROUTERS, create_app
from app.settings import Settings
from app.site import routes as site

OPERATIONS = [route for router in (*ROUTERS, *site.ROUTERS) for route in router.routes if isinstance(route, Operation)]
FIND = create_app(Settings(database_url="sqlite:///none.sqlite")).operations.find
SEGMENTS = ["", "v1", "orders", "14288", "14288.html", ".html", "orders.csv", "sections", "sections.html", "3.b",
            "graph", "graph.svg", "corpus", "conflicts", "references", "directives", "cited-by", "actors", "suggest",
            "x\n", "é"]  # fmt: skip


def by_fastapi(path: str) -> tuple[Operation, dict[str, str]] | None:
    """The first operation, in the order of their declaration, that FastAPI's own matching takes for a path."""
    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": [], "query_string": b""}
    for operation in OPERATIONS:
        match, child = operation.matches(scope)
        if match is Match.FULL:
            return operation, child["path_params"]
    return None


@given(
    st.lists(st.sampled_from(SEGMENTS), max_size=6).map("/".join)
    | st.lists(st.sampled_from(SEGMENTS), max_size=4).map(lambda parts: "/v1/" + "/".join(parts))
    | st.sampled_from(OPERATIONS).map(lambda operation: operation.path.replace("{", "").replace("}", "~"))
    | st.text(max_size=30).map(lambda text: f"/v1/orders/{text}")
)
def test_every_path_leads_where_fastapi_would_lead(path: str) -> None:
    """Whatever path is asked for, the same operation is found with the same parameters, or none."""
    assert FIND(path) == by_fastapi(path)

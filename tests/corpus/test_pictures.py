"""The pictures of the graphs around orders whose graphs are hard to draw, at the size in which the API draws them."""

import pytest

from app import queries, render, store
from app.api.routes.graph import PICTURE_ROOM
from app.schemas import OrderGraph
from tests.render import measuring

pytestmark = pytest.mark.corpus

NUMBERS = ("14288", "10450", "11246", "12291", "12356", "9981", "6102", "12333", "13526")
"""Amended often, cited often, long, short, old; around four of them there is more at depth 2 than is drawn."""


def graph(url: str, number: str, depth: int) -> OrderGraph:
    """The graph around an order as the picture has it."""
    reader = store.engine(url, pool_size=1)
    with store.snapshot(reader) as snapshot:
        found = queries.named_order(snapshot.connection, number)
        assert found is not None
        told = queries.order_graph(snapshot.connection, found[1], depth, PICTURE_ROOM)
    reader.dispose()
    return told


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_stands_upon_another(url: str, number: str, depth: int) -> None:
    """No boxes overlap, no words are cut or covered, no line goes through a box or a word, and every order is there."""
    told = graph(url, number, depth)
    picture = measuring.read(render.svg.draw(told))
    assert measuring.faults(picture) == []
    assert len(picture.boxes) == len(told.nodes) <= PICTURE_ROOM + 1


@pytest.mark.parametrize("number", NUMBERS)
def test_beside_the_order_it_fits_a_page(url: str, number: str) -> None:
    """A picture of what is beside the order needs no scrolling to the side on a screen of 1,280."""
    assert measuring.read(render.svg.draw(graph(url, number, 1))).size.right <= 1240

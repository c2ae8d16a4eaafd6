"""Pictures and cards of real orders: those whose graphs are hard to draw, and the titles of all."""

import pytest
from sqlalchemy import select

from app import queries, render, store
from app.api.parameters.graph import PICTURE_ROOM
from app.render.card.drawing import ROOM, SIZES
from app.render.card.faces import SERIF_BOLD, font
from app.render.card.setting import fitted
from app.schemas import OrderGraph
from app.tables import OrderRow
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


def titles(url: str) -> dict[str, str]:
    """The title of every order, by its number."""
    reader = store.engine(url, pool_size=1)
    with store.snapshot(reader) as snapshot:
        found = {row.number: row.title for row in snapshot.connection.execute(select(OrderRow.number, OrderRow.title))}
    reader.dispose()
    return found


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


def test_titles_fit_their_cards(url: str) -> None:
    """No title of up to 700 characters is cut on its card, and the face has every letter of every title."""
    found = titles(url)
    long = [number for number, title in found.items() if 300 < len(title) <= 700]
    assert len(long) >= 10
    assert [number for number in long if fitted(found[number], SERIF_BOLD, SIZES, *ROOM).is_cut] == []
    letters = set("".join(found.values()))
    missing = bytes(font(SERIF_BOLD, 60).getmask("\uffff"))
    assert [letter for letter in letters if bytes(font(SERIF_BOLD, 60).getmask(letter)) == missing] == []

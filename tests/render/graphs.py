"""Graphs of orders, made by hand or at random."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from app.schemas import (
    EFFECT_OF,
    Basis,
    Extent,
    GraphEdge,
    GraphNode,
    GraphOmission,
    OrderGraph,
    OrderStatus,
    Relation,
)

ROOM = 60
"""As many orders as a picture has."""
Acts = Mapping[tuple[str, str, Relation], Extent | None]
Corpus = tuple[Mapping[str, str], Acts]
"""The titles of orders, and what they do to one another."""


def node(number: str, distance: int, title: str | None = "A Title", **facts: Any) -> GraphNode:
    """An order in a graph."""
    known: dict[str, Any] = {"signed_on": date(2021, 1, 20), "held": True, "status": OrderStatus.IN_FORCE, **facts}
    return GraphNode(number=number, distance=distance, title=title, url=None, html_url=None, **known)


def edge(source: str, target: str, relation: str = "cites", extent: Extent | None = Extent.WHOLE) -> GraphEdge:
    """An edge of a graph."""
    verb = Relation(relation)
    return GraphEdge(source=source, target=target, relation=verb, effect=EFFECT_OF[verb], extent=extent,
                     basis=Basis.TEXT, references=1, url="")  # fmt: skip


def graph(nodes: list[GraphNode], edges: list[GraphEdge], omitted: int = 0) -> OrderGraph:
    """A graph around its first order."""
    return OrderGraph(order=nodes[0].number, depth=1, as_of=None, nodes=nodes, edges=edges, truncated=omitted > 0,
                      omitted=GraphOmission(orders=omitted, edges=omitted), url="", svg_url="")  # fmt: skip


def around(centre: str, depth: int, titles: Mapping[str, str], acts: Acts) -> OrderGraph:
    """The graph around one of the orders that have titles, by the rules of the API."""
    distances, edges = {centre: 0}, dict[tuple[str, str, Relation], Extent | None]()
    for distance in range(1, depth + 1):
        ring = {name for name, away in distances.items() if away == distance - 1}
        met = {act: extent for act, extent in acts.items() if not ring.isdisjoint(act[:2])}
        edges |= met
        beyond = sorted({end for act in met for end in act[:2]} - distances.keys())
        distances |= dict.fromkeys(beyond[: ROOM - len(distances)], distance)
    nodes = [
        node(name, distances[name], titles[name], held=bool(titles[name]))
        for name in sorted(distances, key=lambda name: (distances[name], int(name)))
    ]
    kept = [edge(*act, extent) for act, extent in edges.items() if {*act[:2]} <= distances.keys()]
    return graph(nodes, kept)


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Up to 70 orders with titles of up to 700 characters, and what they do to one another."""
    size = draw(st.integers(2, 70))
    names = [str(9900 + place) for place in range(size)]
    random = draw(st.randoms(use_true_random=False))
    words = draw(st.lists(st.text("abcdefgilmnorstuvwABCDEMWÉ’—.,-", min_size=1, max_size=24), min_size=3, max_size=12))
    titles = {name: " ".join(random.choices(words, k=random.randint(0, 24)))[:700].strip() for name in names}
    acts: dict[tuple[str, str, Relation], Extent | None] = {}
    for _ in range(draw(st.integers(1, 3)) * size):
        # Some orders are cited far more often than others.
        source, target = random.choice(names), names[min(random.randrange(size), random.randrange(size))]
        if source != target:
            acts[source, target, random.choice(list(EFFECT_OF))] = random.choice([*Extent, None])
    return titles, acts


def every(corpus: Corpus, depth: int) -> Iterator[OrderGraph]:
    """The graph around every order."""
    titles, acts = corpus
    return (around(name, depth, titles, acts) for name in titles)

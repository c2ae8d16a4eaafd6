"""Pages and pictures: escaping, breaking of lines, and where boxes and lines go."""

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from app.render import html, labels, svg
from app.render.svg.layout import LAYER_SIZE, arrange
from app.render.svg.lettering import clipped, width, wrapped
from app.render.svg.pens import PENS
from app.schemas import (
    EFFECT_OF,
    Basis,
    Extent,
    GraphEdge,
    GraphNode,
    GraphOmission,
    OrderGraph,
    OrderStatus,
    Provenance,
    Relation,
    Status,
    StatusBasis,
)
from tests.render.test_render import order, section

HOSTILE = "<script>alert(1)</script>&\"'"
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cc", "Cs"]), max_size=60)
GRAPHS = st.integers(1, 40).flatmap(
    lambda size: st.tuples(
        st.just(size), st.integers(0, size - 1), st.sets(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)))
    )
)


def node(number: str, distance: int, title: str = "A Title") -> GraphNode:
    """An order in a graph."""
    return GraphNode(number=number, distance=distance, title=title, signed_on=date(2021, 1, 20), held=True,
                     status=OrderStatus.IN_FORCE, url=None, html_url=None)  # fmt: skip


def edge(source: str, target: str, relation: str = "cites", extent: Extent = Extent.WHOLE) -> GraphEdge:
    """An edge of a graph."""
    verb = Relation(relation)
    return GraphEdge(source=source, target=target, relation=verb, effect=EFFECT_OF[verb], extent=extent,
                     basis=Basis.TEXT, references=1, url="")  # fmt: skip


def graph(nodes: list[GraphNode], edges: list[GraphEdge], omitted: int = 0) -> OrderGraph:
    """A graph around its first order."""
    return OrderGraph(order=nodes[0].number, depth=1, as_of=None, nodes=nodes, edges=edges, truncated=omitted > 0,
                      omitted=GraphOmission(orders=omitted, edges=omitted), url="", svg_url="")  # fmt: skip


class TestPage:
    """render.html."""

    def test_nothing_of_a_text_is_markup(self) -> None:
        """Words of a text, a heading, a label or a title never become elements."""
        hostile = section(section_id="1", label=HOSTILE, heading=HOSTILE, text=HOSTILE, closing=HOSTILE, part=HOSTILE)
        page = html.order(order(hostile, title=HOSTILE), "")
        assert "<script" not in page
        assert page.count("&lt;script&gt;") >= 6

    @given(WORDS)
    @example(HOSTILE)
    def test_the_words_come_back(self, words: str) -> None:
        """A parser reads from the page the words that the provision has."""
        page = html.order(order(section(section_id="1", text=" ".join(words.split()) or "x")), "")
        read = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8")).find(".//section/p")
        assert read is not None
        assert str(read.xpath("string()")) == (" ".join(words.split()) or "x")

    def test_our_links_begin_with_the_base_url(self) -> None:
        """Behind a proxy the stylesheet and the other views are under its public URL."""
        page = html.order(order(section(), url="/v1/orders/14000"), "https://eo.example/api")
        assert 'href="https://eo.example/api/style.css"' in page
        assert 'href="https://eo.example/api/v1/orders/14000/history"' in page

    def test_the_status_names_its_acts(self) -> None:
        """Each act that the status rests on is named, leads to its provision where that is held, and tells its term."""
        facts: dict[str, Any] = {
            "reference": "", "extent": Extent.WHOLE, "title": None, "signed_on": None, "order_status": None,
            "quote": None, "html_url": None,
            "provenance": Provenance(
                basis=Basis.NOTE, note=None, note_label=None, verbatim=None, note_order=None, captured_on=None
            ),
        }  # fmt: skip
        held: dict[str, Any] = {
            "order": "14001",
            "section": "2~2",
            "citation": "EO 14001, sec. 2~2",
            "url": "/v1/orders/14001",
        }
        held["lapses_on"] = None
        other: dict[str, Any] = {"order": None, "section": None, "citation": "PLO 5", "url": None}
        other["lapses_on"] = date(2021, 4, 20)
        acts = [
            StatusBasis(relation=Relation("revoked_by"), **held, **facts),
            StatusBasis(relation=Relation("suspended_by"), **other, **facts),
        ]
        page = html.order(
            order(
                status=Status(
                    value=OrderStatus.PARTLY_REVOKED,
                    as_of=None,
                    basis=acts,
                    ends=[],
                    may_have_expired=None,
                    see=[],
                    limits=[],
                )
            ),
            "/b",
        )
        assert (
            '<dd><strong>partly revoked</strong> (<a href="/b/v1/orders/14001.html#2~2">'
            "revoked by EO 14001, sec. 2~2</a>; suspended by PLO 5 until 2021-04-20)</dd>"
        ) in page
        assert [labels.deciding(act) for act in acts] == [
            "revoked_by EO 14001, sec. 2~2", "suspended_by PLO 5 until 2021-04-20",
        ]  # fmt: skip


class TestPicture:
    """render.svg."""

    @given(WORDS)
    @example(HOSTILE)
    def test_any_title_is_drawn(self, title: str) -> None:
        """Whatever an order is called, the picture is well-formed and has no element of its making."""
        root = etree.fromstring(svg.draw(graph([node("14000", 0, title)], [])).encode())
        assert {etree.QName(element).localname for element in root.iter()} <= {
            "svg", "title", "desc", "defs", "marker", "path", "rect", "g", "text",
        }  # fmt: skip

    def test_every_relation_can_be_drawn(self) -> None:
        """Each relation has a pen, whole and in part, and its row in the legend."""
        for relation in EFFECT_OF:
            for extent in Extent:
                drawn = svg.draw(graph([node("2", 0), node("1", 1)], [edge("2", "1", relation, extent)]))
                words = PENS[EFFECT_OF[relation]].words
                assert f">{words}</text>" in drawn
                assert ("hollow" in drawn) is (extent is Extent.IN_PART)

    def test_pens_differ_in_colour_and_in_line(self) -> None:
        """Two classes of relations never share a colour, nor width and dashes together."""
        pens = list(PENS.values())
        assert len({pen.colour for pen in pens}) == len({(pen.width, pen.dash) for pen in pens}) == len(pens)

    def test_what_is_left_out_is_said(self) -> None:
        """A picture of a part says how many orders are not in it, in words and in its description."""
        drawn = svg.draw(graph([node("1", 0)], [], omitted=3))
        assert drawn.count("3 more orders are not shown.") == 2

    def test_the_strongest_relation_is_drawn(self) -> None:
        """Between two orders there is one line, for what matters most."""
        drawn = svg.draw(graph([node("2", 0), node("1", 1)], [edge("2", "1"), edge("2", "1", "revokes")]))
        assert "<title>EO 2 revokes EO 1</title>" in drawn
        assert "<title>EO 2 cites EO 1</title>" not in drawn

    def test_the_order_of_edges_does_not_matter(self) -> None:
        """The same graph gives the same picture."""
        nodes = [node("5", 0), *(node(str(number), 1) for number in range(1, 5))]
        edges = [edge("5", str(number), relation) for number, relation in enumerate(list(EFFECT_OF)[:4], start=1)]
        drawn = svg.draw(graph(nodes, edges)).partition("<rect")[2]
        assert drawn == svg.draw(graph(nodes, edges[::-1])).partition("<rect")[2]


class TestLayout:
    """render.layout.arrange."""

    @given(GRAPHS)
    def test_boxes_never_overlap(self, drawn: tuple[int, int, set[tuple[int, int]]]) -> None:
        """In each layer the boxes and the bends of lines keep their room."""
        size, middle, pairs = drawn
        names = [str(place) for place in range(size)]
        lines = [(str(one), str(other)) for one, other in pairs if one != other]
        layout = arrange(names, str(middle), lines, dict.fromkeys(names, 50.0))
        for layer in set(layout.layers.values()):
            centres = sorted(layout.centres[name] for name in names if layout.layers[name] == layer)
            assert all(lower - upper >= 50 - 1e-6 for upper, lower in pairwise(centres))
            assert len(centres) <= LAYER_SIZE

    @given(GRAPHS)
    def test_lines_lead_from_right_to_left(self, drawn: tuple[int, int, set[tuple[int, int]]]) -> None:
        """What is later stands right of the earlier thing it is joined to, and a line bends in each layer between."""
        size, middle, pairs = drawn
        names = [str(place) for place in range(size)]
        lines = [(str(one), str(other)) for one, other in pairs if one != other]
        layout = arrange(names, str(middle), lines, dict.fromkeys(names, 50.0))
        for (later, earlier), way in layout.ways.items():
            between = range(layout.layers[later] - 1, layout.layers[earlier], -1)
            assert int(later) > int(earlier)
            assert [layer for layer, _ in way] == list(between)

    def test_the_middle_stands_alone(self) -> None:
        """The order asked for has a layer of its own; earlier ones are left of it, later ones right."""
        layout = arrange(["1", "2", "3"], "2", [("2", "1"), ("3", "2"), ("3", "1")], dict.fromkeys("123", 50.0))
        assert layout.layers == {"1": -1, "2": 0, "3": 1}

    def test_what_only_the_outside_ties_stands_outside(self) -> None:
        """A box that is joined only to one far out stands next to that one, not next to the middle."""
        lines = [("1", "0"), ("2", "1"), ("3", "2"), ("5", "3"), ("5", "4")]
        layout = arrange(list("012345"), "0", lines, dict.fromkeys("012345", 50.0))
        assert layout.layers == {"0": 0, "1": 1, "2": 2, "3": 3, "4": 3, "5": 4}

    def test_many_make_a_second_layer(self) -> None:
        """A side with more boxes than a layer holds goes on further out."""
        names = [str(place) for place in range(LAYER_SIZE + 2)]
        layout = arrange(names, names[-1], [(names[-1], name) for name in names[:-1]], dict.fromkeys(names, 50.0))
        assert sorted(set(layout.layers.values())) == [-2, -1, 0]

    def test_what_is_moved_out_keeps_room_in_its_layer(self) -> None:
        """More boxes than a layer holds, all joined only to one far out, stand in several layers before it."""
        many = [f"x{place:02}" for place in range(LAYER_SIZE + 2)]
        lines = [("1", "0"), ("2", "1"), ("3", "2"), ("far", "3"), *(("far", name) for name in many)]
        names = ["0", "1", "2", "3", *many, "far"]
        layout = arrange(names, "0", lines, dict.fromkeys(names, 50.0))
        held = Counter(layout.layers.values())
        assert max(held.values()) <= LAYER_SIZE
        assert held[layout.layers["far"] - 1] == LAYER_SIZE


class TestLettering:
    """render.lettering."""

    @given(WORDS, st.floats(20, 300), st.integers(1, 4))
    def test_lines_fit(self, words: str, room: float, lines: int) -> None:
        """Broken words fit their room in no more lines than allowed."""
        found = wrapped(words, room, 12, lines)
        assert len(found) <= lines
        assert all(width(line, 12) <= room for line in found)

    @given(WORDS)
    def test_what_fits_stays(self, words: str) -> None:
        """Words that have room are not touched."""
        assert clipped(words, width(words, 12), 12) == words

    def test_an_ellipsis_tells_what_is_missing(self) -> None:
        """Words without room end in an ellipsis."""
        assert clipped("Strengthening and Unleashing", 100, 12).endswith("…")

    def test_no_letter_is_lost_that_has_room(self) -> None:
        """Where the words with an ellipsis fill the room exactly they stay."""
        assert clipped("Strengthening", width("Streng…", 12), 12) == "Streng…"

"""The picture of a graph: what it says, where everything stands, and how it looks to everybody."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from app.render import svg
from app.render.svg.inks import DARK_PAPER, LOOKS, PAPER
from app.render.svg.lettering import BOLD, width, wrapped
from app.render.svg.pens import PENS
from app.schemas import EFFECT_OF, Extent, OrderStatus
from tests.render import measuring
from tests.render.colours import SEEN_BY, apart, contrast
from tests.render.graphs import Corpus, corpora, edge, every, graph, node

HOSTILE = "<script>alert(1)</script>&\"'"
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cc", "Cs"]), max_size=60)
LONGEST = " ".join(
    ["Disputes Between Certain Railroads, Represented by the National Carriers’ Conference Committee"] * 10
)
BETWEEN = [edge("6", "5", "revokes"), edge("5", "4", "amends"), edge("5", "3"), edge("7", "6", "see")]
AROUND = [node("5", 0), node("3", 1), node("4", 1), node("6", 1), node("7", 2)]


def element_names(drawn: str) -> set[str]:
    """The names of all elements of a picture."""
    return {etree.QName(element).localname for element in etree.fromstring(drawn.encode()).iter()}


class TestWords:
    """What a picture says."""

    @given(WORDS)
    @example(HOSTILE)
    def test_any_title_is_drawn_whole(self, title: str) -> None:
        """Whatever an order is called, the picture is well-formed, has no element of its making and every letter."""
        drawn = svg.draw(graph([node("14000", 0, title)], []))
        assert element_names(drawn) <= {"svg", "title", "desc", "style", "path", "rect", "g", "a", "text"}
        (inside,) = measuring.read(drawn).inside.values()
        assert "".join("".join(word.words for word in inside[2:-1]).split()) == "".join(title.split())

    def test_the_longest_title_is_drawn_whole(self) -> None:
        """A title of 900 characters is set in as many lines as it needs."""
        (inside,) = measuring.read(svg.draw(graph([node("14000", 0, LONGEST)], []))).inside.values()
        assert " ".join(word.words for word in inside[2:-1]) == LONGEST

    @pytest.mark.parametrize("extent", [*Extent, None])
    @pytest.mark.parametrize("relation", EFFECT_OF)
    def test_every_line_has_its_word(self, relation: str, extent: Extent | None) -> None:
        """At each line stands what it means, as the legend has its kind; a part is told by word and by arrowhead."""
        drawn = svg.draw(graph([node("2", 0), node("1", 1)], [edge("2", "1", relation, extent)]))
        (line,) = measuring.read(drawn).lines
        assert line.word.words == relation.replace("_", " ") + (" (in part)" if extent is Extent.IN_PART else "")
        assert f">{PENS[EFFECT_OF[relation]].words}</text>" in drawn
        assert ('class="g-hollow"' in drawn) is (extent is Extent.IN_PART)

    def test_what_is_left_out_is_said(self) -> None:
        """A picture of a part says how many orders are not in it, in words and in its description."""
        assert (
            svg.draw(graph([node("1", 0), node("2", 1)], [edge("1", "2")], 3)).count("3 more orders are not shown") == 2
        )

    def test_the_strongest_relation_is_drawn(self) -> None:
        """Between two orders there is one line, for what matters most; the description tells all."""
        drawn = svg.draw(graph([node("2", 0), node("1", 1)], [edge("2", "1"), edge("2", "1", "revokes")]))
        assert [line.says for line in measuring.read(drawn).lines] == ["EO 2 revokes EO 1"]
        assert "EO 2 cites EO 1. EO 2 revokes EO 1.</desc>" in drawn

    def test_the_order_of_edges_does_not_matter(self) -> None:
        """The same graph gives the same picture."""
        nodes = [node("5", 0), *(node(str(number), 1) for number in range(1, 5))]
        edges = [edge("5", str(number), relation) for number, relation in enumerate(list(EFFECT_OF)[:4], start=1)]
        drawn = svg.draw(graph(nodes, edges)).partition("</desc>")[2]
        assert drawn == svg.draw(graph(nodes, edges[::-1])).partition("</desc>")[2]


class TestLinks:
    """Where the boxes lead."""

    def test_each_held_order_leads_to_its_page(self) -> None:
        """A box is a link to the page of its order under our own URL; an order that is not held has no page."""
        absent = node("4", 1, "Known by Name", held=False, status=None)
        picture = measuring.read(svg.draw(graph([node("5", 0), absent], [edge("5", "4")]), "https://eo.example/api"))
        assert picture.links == {
            "EO 5 2021 A Title in force": "https://eo.example/api/orders/5",
            "EO 4 2021 Known by Name not held": None,
        }

    def test_the_keyboard_goes_outwards(self) -> None:
        """The order asked for is reached first, then what is beside it, then what is a step further out."""
        links = list(measuring.read(svg.draw(graph(AROUND, BETWEEN))).links.values())
        assert links == ["/orders/5", "/orders/4", "/orders/3", "/orders/6", "/orders/7"]

    def test_readers_hear_it(self) -> None:
        """The picture has a name and a description; lines are told in the latter alone."""
        root = etree.fromstring(svg.draw(graph(AROUND, BETWEEN)).encode())
        named = {element.get("id"): element.text for element in root if element.get("id")}
        assert root.get("role") == "group"
        assert named[root.get("aria-labelledby")] == "Orders around Executive Order 5: A Title"
        assert (
            named[root.get("aria-describedby")]
            == "EO 6 revokes EO 5. EO 5 amends EO 4. EO 5 cites EO 3. EO 7 refers to EO 6."
        )
        hidden = root.findall(f".//{measuring.SVG}g[@aria-hidden='true']")
        assert [link for group in hidden for link in group.iter(f"{measuring.SVG}a")] == []


class TestPlaces:
    """Where everything stands, measured by a real face."""

    def test_the_order_is_in_the_middle(self) -> None:
        """What it acts on stands left of it, what acts on it right, and half of the picture above its middle."""
        boxes = list(measuring.read(svg.draw(graph(AROUND, BETWEEN))).boxes.values())
        centre, amended, cited, revoking, further = boxes
        assert amended.right < centre.left < centre.right < revoking.left < revoking.right < further.left
        assert cited.left == amended.left
        above = (centre.top + centre.bottom) / 2 - min(box.top for box in boxes)
        below = max(box.bottom for box in boxes) - (centre.top + centre.bottom) / 2
        assert abs(above - below) < 2

    def test_many_of_one_side_stand_on_both(self) -> None:
        """An order that thirty others cite has half of them on each side, so that it stays in the middle."""
        others = [str(number) for number in range(100, 130)]
        nodes = [node("5", 0), *(node(other, 1) for other in others)]
        picture = measuring.read(svg.draw(graph(nodes, [edge(other, "5") for other in others])))
        centre, *boxes = picture.boxes.values()
        assert sum(box.right < centre.left for box in boxes) == sum(box.left > centre.right for box in boxes) == 15

    def test_what_is_of_one_kind_stands_together(self) -> None:
        """Beside the order the strongest relations are at the top, and each kind is in one run."""
        relations = ["cites", "amends", "revokes", "cites", "amends"]
        edges = [edge(str(10 + place), "5", relation) for place, relation in enumerate(relations)]
        edges.append(edge("5", "1", "revokes"))
        nodes = [node("5", 0), node("1", 1), *(node(each.source, 1) for each in edges[:-1])]
        picture = measuring.read(svg.draw(graph(nodes, edges)))
        right = [(line.word.room.top, line.word.words) for line in picture.lines if line.says.endswith("EO 5")]
        assert [words for _, words in sorted(right)] == ["revokes", "amends", "amends", "cites", "cites"]

    @settings(max_examples=5)
    @given(corpora(), st.integers(1, 3))
    def test_nothing_stands_upon_another(self, corpus: Corpus, depth: int) -> None:
        """Around every order of a corpus no boxes overlap, no words are cut or covered, no line goes through either."""
        found = [measuring.faults(measuring.read(svg.draw(around))) for around in every(corpus, depth)]
        assert found == [[] for _ in found]

    def test_faults_are_found(self) -> None:
        """A picture with something moved from its place is not taken for a good one."""
        drawn = svg.draw(graph(AROUND, BETWEEN))
        assert measuring.faults(measuring.read(drawn)) == []
        for pattern, moved, fault in (
            (r'(class="g-box" x=")[\d.]+', r"\g<1>40", "overlaps"),
            (r'(<rect class="g-box" [^>]*width=")[\d.]+', r"\g<1>60", "leaves the box"),
            (r'(d="M)[\d.]+', r"\g<1>10", "goes through"),
            (r'(font-size="11" fill="currentColor")', r'\1 x="300"', "is upon"),
        ):
            wrong = (
                re.sub(r' x="[\d.]+"(?= y="[-\d.]+" font-size="11" )', "", drawn) if "font-size" in pattern else drawn
            )
            assert any(fault in told for told in measuring.faults(measuring.read(re.sub(pattern, moved, wrong))))


class TestLooks:
    """How the picture looks on paper, on a dark screen, and to those who see fewer colours."""

    @pytest.mark.parametrize("sight", SEEN_BY)
    @pytest.mark.parametrize("ground", ["light", "dark"])
    def test_pens_differ_for_everybody(self, sight: str, ground: str) -> None:
        """Two classes of relations have colours that are apart, whichever cones an eye lacks."""
        colours = [getattr(pen, ground) for pen in PENS.values()]
        assert min(apart(one, other, sight) for one, other in combinations(colours, 2)) > 25

    def test_pens_differ_without_colour(self) -> None:
        """Two classes of relations never share width and dashes."""
        assert len({(pen.width, pen.dash) for pen in PENS.values()}) == len(PENS)

    def test_words_can_be_read(self) -> None:
        """Every word has a contrast of at least 4.5 to what it stands on, light and dark."""
        words = [*((pen.light, PAPER) for pen in PENS.values()), *((pen.dark, DARK_PAPER) for pen in PENS.values())]
        words += [pair for look in LOOKS.values() for pair in ((look.ink, look.fill), (look.dark_ink, look.dark_fill))]
        assert min(contrast(*pair) for pair in words) >= 4.5

    def test_a_status_is_told_by_word(self) -> None:
        """Every status stands in the box in words, and what ended has another ground."""
        for status in OrderStatus:
            drawn = svg.draw(graph([node("1", 0, status=status)], []))
            assert f">{status.replace('_', ' ')}</text>" in drawn
            assert ("g-ended" in drawn.partition("</style>")[2]) is (
                LOOKS["ended"].fill in drawn.partition("</style>")[2]
            )

    def test_alone_it_has_a_style_that_its_policy_names(self) -> None:
        """The one style of a picture of its own is the one whose digest its policy has; nothing else is allowed."""
        root = etree.fromstring(svg.draw(graph([node("1", 0)], [])).encode())
        (style,) = root.findall(f"{measuring.SVG}style")
        digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}';" in svg.POLICY
        assert (style.text, svg.POLICY.partition(";")[0]) == (svg.STYLE, "default-src 'none'")

    def test_in_a_page_it_has_none(self) -> None:
        """In a page there is no style but the page's stylesheet, whose selectors the picture's classes are."""
        drawn = svg.draw(graph(AROUND, BETWEEN), is_inline=True)
        assert not re.search(r"<style|\sstyle=|<script|xmlns", drawn)
        classes = {name for found in re.findall(r'class="([^"]+)"', drawn) for name in found.split()}
        assert classes <= set(re.findall(r"\.([\w-]+)", svg.STYLE))


class TestLettering:
    """render.svg.lettering."""

    @given(WORDS, st.floats(20, 300))
    def test_lines_fit_and_lose_nothing(self, words: str, room: float) -> None:
        """Broken words fit their room, unless one letter does not, and every letter is there."""
        found = wrapped(words, room, 12)
        assert all(width(line, 12) <= room or len(line) == 1 for line in found)
        assert "".join("".join(found).split()) == "".join(words.split())

    def test_words_stay_whole_where_they_have_room(self) -> None:
        """Lines end between words."""
        assert wrapped("Access to Classified Information", 100, 12) == ["Access to", "Classified", "Information"]

    def test_no_letter_is_wider_than_told(self) -> None:
        """The widths are at least those of Arial, upright and bold."""
        letters = [chr(code) for code in range(32, 0x180) if chr(code).isprintable()] + list("–—‘’“”…§")
        assert [each for each in letters if width(each, 100) < measuring.width(each, 100)] == []
        assert [each for each in letters if width(each, 100) * BOLD < measuring.width(each, 100, is_bold=True)] == []

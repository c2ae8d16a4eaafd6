"""Snippets: the piece shown, and where the words stand in it."""

import re
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.render.hits import marked as in_html
from app.search.query import Node, QueryError
from app.search.snippets import WIDTH, Marker, Snippet
from app.search.syntax import parse
from app.search.tokens import spans, tokens


def snippet(text: str, node: Node) -> Snippet:
    """A piece of `text`."""
    return Marker(node).snippet(text)


def marked(text: str, query: str) -> list[str]:
    """The words that a snippet marks."""
    piece = snippet(text, parse(query))
    return [piece.text[start:end] for start, end in piece.highlights]


def test_words_are_marked_whatever_their_ending() -> None:
    """The characters marked are the text's own."""
    assert marked("The Attorneys’ review: reviewing REVIEWS.", "attorney review") == [
        "Attorneys",
        "review",
        "reviewing",
        "REVIEWS",
    ]


def test_a_phrase_is_marked_as_one_and_only_whole() -> None:
    """Words of a phrase that stand alone are not marked."""
    assert marked("Law is law enforcement.", '"law enforcement"') == ["law enforcement"]


def test_words_left_out_and_words_of_other_fields_are_not_marked() -> None:
    """Only what was looked for in this text is shown in it."""
    assert marked("police navy", "police title:navy -army") == ["police"]


def test_a_heading_marks_the_words_of_section() -> None:
    """`section:` speaks of the heading."""
    assert Marker(parse("section:definition")).heading("Definitions").highlights == ((0, 11),)


def test_a_long_text_shows_where_most_words_are() -> None:
    """Two different words beat one word twice."""
    text = "police " * 2 + "x " * 200 + "the police navy stands here " + "x " * 200
    assert marked(text, "police navy") == ["police", "navy"]


@given(st.lists(st.sampled_from(["police", "navy", "x", "y.", "(z)", "\n\n"]), max_size=150).map(" ".join))
def test_a_snippet_is_a_piece_of_the_text(text: str) -> None:
    """Its characters and marks are those of the text, and it has no more words than allowed."""
    piece = snippet(text, parse("police navy"))
    assert text[piece.start : piece.start + len(piece.text)] == piece.text
    assert len(tokens(piece.text)) <= WIDTH
    assert all(tokens(piece.text[start:end])[0] in ("polic", "navi") for start, end in piece.highlights)


TEXTS = st.text(max_size=300) | st.text(alphabet="aAb’ .-\n", min_size=1, max_size=300)


@given(TEXTS, st.text(alphabet='ab "-()*', min_size=1, max_size=20))
def test_marks_are_apart_in_order_and_on_whole_words(text: str, query: str) -> None:
    """Whatever the text and the query."""
    try:
        piece = snippet(text, parse(query))
    except QueryError:
        return
    starts = {token.start for token in spans(piece.text)}
    assert all(start in starts for start, _ in piece.highlights)
    assert all(one[1] < other[0] for one, other in pairwise(piece.highlights))


def test_a_text_that_has_a_word_shows_it() -> None:
    """The word may stand at the very end of a long text."""
    assert marked("x " * 5_000 + "police", "police") == ["police"]


def test_a_long_quotation_is_marked_whole() -> None:
    """A phrase longer than a snippet makes the snippet longer; it is what was asked for."""
    text = " ".join(f"word{number}" for number in range(200))
    quotation = " ".join(f"word{number}" for number in range(100, 160))
    assert marked(text, f'"{quotation}"') == [quotation]


@given(st.text(max_size=60), st.lists(st.integers(0, 60), max_size=6))
def test_marks_change_no_character(text: str, edges: list[int]) -> None:
    """Whatever the text holds, the HTML of a snippet says the same text once its tags are gone, and nothing runs."""
    bounds = sorted(min(edge, len(text)) for edge in edges)
    html = in_html(text, list(zip(bounds[::2], bounds[1::2], strict=False)))
    assert unescape(re.sub("</?mark>", "", html)) == text
    assert set(re.findall("<[^>]*>?", html)) <= {"<mark>", "</mark>"}

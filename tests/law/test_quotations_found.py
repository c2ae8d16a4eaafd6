"""Which words prose quotes."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.quotes.finding import Kind, Quotation, find
from tests import cases

_NAMES = {Kind.MARKS: "marks", Kind.SINGLE_MARKS: "single", Kind.BLOCK: "block"}
CASES = [
    pytest.param("\n".join(head).replace("¶", "").replace("\\u009d", "\x9d"), expected, id=head[0][:50])
    for head, expected in cases.blocks(cases.FOLDER / "quotations" / "prose.txt")
]


def told(quotation: Quotation) -> str:
    """A quotation in the words of the case file."""
    return (
        f"{'' if quotation.closed else 'open '}{_NAMES[quotation.kind]}: {quotation.text.replace(chr(10) * 2, ' ¶ ')}"
    )


@pytest.mark.parametrize(("prose", "expected"), CASES)
def test_prose(prose: str, expected: list[str]) -> None:
    """Each piece of prose quotes what the case says and nothing else."""
    assert [told(quotation) for quotation in find(prose)] == [each for each in expected if each != "none"]


_SIGNS = re.findall(
    r"\S+",
    """ " “ ” ' ‘ ’ « » „ `` '' � ` * ** _ [ ] [a](/b) ( ) < > <q> </q> <p> </p> <br> <blockquote> </blockquote> <sup>
    </sup> <script> </script> <!-- --> <cite> &quot; &ldquo; &amp; â€œ â€ \\ # - 1. > >> | — … ... , . 6' 5" officers’
    it's '90s word Word \ue000 \u200b """,
)
SIGNS = st.lists(st.sampled_from([*_SIGNS, " ", "\n", "\n\n", ""]), max_size=60)
"""What prose may hold, in any order."""
PROSE = st.builds(lambda signs, glue: glue.join(signs), SIGNS, st.sampled_from(["", " "]))
_WORDS = re.findall(r"\S+", """“We will,” "so" it’s the ‘a “b” “c d” 'e f' g. “h " ’i j” (k) [l] … m""")
PLAIN = st.builds(" ".join, st.lists(st.sampled_from(_WORDS)))


@given(PROSE)
def test_spans_stand_in_the_prose(prose: str) -> None:
    """Whatever the prose, quotations stand inside it, in order, one behind the other, and have words."""
    end = 0
    for quotation in find(prose):
        low, high = quotation.span
        assert end <= low < high <= len(prose)
        assert quotation.text.strip() == quotation.text != ""
        end = high


@given(PROSE)
def test_a_paragraph_more_changes_nothing(prose: str) -> None:
    """What is quoted does not depend on a later paragraph without marks."""
    assert find(f"{prose}\n\nNothing more was said.") == find(prose)


@given(PROSE)
def test_ends_of_lines(prose: str) -> None:
    """Lines of Windows and of Unix have the same quotations."""
    words = [quotation.text for quotation in find(prose)]
    assert [quotation.text for quotation in find(prose.replace("\n", "\r\n"))] == words


@given(PLAIN)
def test_words_are_the_proses_own(prose: str) -> None:
    """Without markup the words are those between the marks, character for character."""
    assert all(prose[slice(*quotation.span)].strip() == quotation.text for quotation in find(prose))


def test_lines_of_markdown() -> None:
    """Headings, lists, fenced code and front matter part paragraphs, and code and front matter quote nothing."""
    prose = (
        '---\ntitle: "Fact Sheet"\n---\n# A “heading\n\nText.\n## 2. Of "two\n'
        '```sh\necho "code"\n```\n- “an item”\n\n'
        '    1.  "deep" and\n        “wrapped\n        words”\n\n~~~\n"open code'
    )
    assert [told(quotation) for quotation in find(prose)] == [
        "open marks: heading", "open marks: two", "marks: an item", "marks: deep", "marks: wrapped words",
        "open marks: open code",
    ]  # fmt: skip


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ARTICLES = {head[0]: table for head, table in cases.blocks(cases.FOLDER / "quotations" / "articles.txt")}


def article(name: str) -> str:
    """The text of an article that the project does not hold."""
    path = next(iter(SEEDS.glob(f"{name}_*.txt")), None)
    if path is None:
        pytest.skip("needs ../shared/seeds")
    return path.read_text("utf-8")


def listed(quotation: Quotation) -> str:
    """A quotation in the words of the table."""
    words = quotation.text.split()
    ends = words[0] if len(words) == 1 else f"{words[0]} … {words[-1]}"
    return f"{_NAMES[quotation.kind]} {quotation.span[0]}-{quotation.span[1]} {ends}"


@pytest.mark.parametrize("name", ARTICLES)
def test_articles(name: str) -> None:
    """Every quotation of two articles of newspapers is found where it stands, and nothing else."""
    assert [listed(quotation) for quotation in find(article(name))] == ARTICLES[name]


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_pasted_from_its_page(name: str) -> None:
    """The page of an article has the quotations of its text."""
    text = article(name)
    page = "".join(f'<p class="body">{html.escape(part)}</p>\n' for part in text.replace("\n\n", "\n").split("\n"))
    page = f'<div data-title="a">{page.replace("’", "&rsquo;").replace("“", "&ldquo;")}</div>'
    assert [quotation.text for quotation in find(page)] == [quotation.text for quotation in find(text)]


LENGTH = 64 * 1024
HOSTILE = {
    "marks": ('"' * LENGTH, 0),
    "marks and spaces": ("” " * (LENGTH // 2), 0),
    "apostrophes": ("a' " * (LENGTH // 3), 0),
    "one word": ("a" * LENGTH, 0),
    "one quoted word": (f'"{"a" * LENGTH}"', 1),
    "nested": ("“a " * 30_000 + "a” " * 30_000, 1),
    "nested, straight": ('"a ' * 30_000 + 'a" ' * 30_000, 1),
    "tags": ("<" * LENGTH, 0),
    "tags without an end": ("<a href='" * (LENGTH // 9), 0),
    "comments without an end": ("<!--" * (LENGTH // 4), 0),
    "blocks": (">\n" * (LENGTH // 2), 0),
    "blocks in blocks": (">" * LENGTH, 0),
    "brackets": ("[" * LENGTH, 0),
    "links without an end": ("[a](" * (LENGTH // 4), 0),
    "links": ("“[a](/b)” " * (LENGTH // 10), LENGTH // 10),
    "ticks": ("`a " * (LENGTH // 3), 0),
    "stars": ("*a " * (LENGTH // 3), 0),
    "white space": (" \n" * (LENGTH // 2), 0),
    "entities": ("&amp;" * (LENGTH // 5), 0),
    "paragraphs that open": ("“a.\n\n" * (LENGTH // 5), LENGTH // 5),
    "paragraphs that open, then one that closes": ("“a.\n\n" * (LENGTH // 5) + "“a.”", 1),
}
"""Prose of 64 kB that is none, and how many quotations are in it."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_prose(name: str) -> None:
    """Prose that was made to be slow is read to its end, however deep it nests."""
    prose, expected = HOSTILE[name]
    assert len(find(prose)) == expected

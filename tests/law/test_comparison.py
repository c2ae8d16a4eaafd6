"""What two publications of one order have differently, and what that tells of its headings."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.comparison import Comparison, Difference, Side, compare
from app.law.comparison.alignment import align, common
from app.law.comparison.headings import Standing, standings
from app.law.comparison.spelling import alike
from app.law.documents import Account, HeadingStatus, ParseNote, Section, Signature, Source
from app.sources.archive import markdown as archive
from app.sources.whitehouse import markdown as whitehouse
from tests.cases import FOLDER, blocks
from tests.growth import assert_linear

SAMPLE = Path(__file__).parents[2] / "sample"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PAIRS = [(head[0], lines) for head, lines in blocks(FOLDER / "comparison" / "pairs.txt")]


def account(lines: list[str], mark: str) -> Account:
    """The account that the lines of a case with this mark make."""
    sections: list[Section] = []
    for line in lines:
        if line.startswith(f"{mark} "):
            first, *rest = (part.strip().replace("⏎", "\n\n") for part in line[2:].split("|"))
            named = first in ("annex", "preamble")
            heading, text, closing = [*rest, "", ""][:3]
            place = first if named else str(len(sections) + 1)
            text, closing = (closing, "") if named else (text, closing)
            sections.append(Section(place, "" if named else first, heading, text=text, closing=closing))
    notes = tuple(ParseNote(line[2:].strip(), "") for line in lines if line.startswith(f"{mark}!"))
    signature = Signature(place="THE WHITE HOUSE,", dated="April 28, 2025.")
    source = Source("fr_xml", "", "")
    return Account(
        source=source, number="14000", title="Of Lamps", sections=tuple(sections), notes=notes, signature=signature
    )


def words(side: Side | None) -> str:
    """The words of a side as a case has them."""
    return side.text.replace("\n\n", "⏎") if side else "-"


def said(found: Comparison) -> list[str]:
    """A comparison as the lines of a case."""
    lines = [f"{each.kind.value}: {words(each.left)} = {words(each.right)}" for each in found.differences]
    return lines + [f"uncompared: {part.section} {part.held_by}" for part in found.uncompared]


@pytest.mark.parametrize(("lines"), [lines for _, lines in PAIRS], ids=[head for head, _ in PAIRS])
def test_pairs(lines: list[str]) -> None:
    """Each pair of texts has the differences that a reader finds, each in its class, and no other."""
    left, right = account(lines, "<"), account(lines, ">")
    wanted = [line for line in lines if not line.startswith(("<", ">"))]
    assert said(compare(left, right)) == wanted


@pytest.mark.parametrize(("lines"), [lines for _, lines in PAIRS], ids=[head for head, _ in PAIRS])
def test_pairs_from_the_other_side(lines: list[str]) -> None:
    """Seen from the other side, the verdict is the same."""
    left, right = account(lines, "<"), account(lines, ">")
    assert compare(left, right).operative_text_identical is compare(right, left).operative_text_identical


def test_a_text_has_no_difference_from_itself() -> None:
    """An account compared with itself differs in nothing."""
    left, _ = sample()
    assert compare(left, left).differences == ()


def sample() -> tuple[Account, Account]:
    """The two accounts of EO 14288 that the sample holds."""
    left = archive.parse((SAMPLE / "eo-14288-archive.md").read_bytes(), "archive.md")[0]
    right = whitehouse.parse((SAMPLE / "eo-14288-whitehouse.md").read_bytes(), "page.md")[0]
    assert isinstance(left, Account)
    assert isinstance(right, Account)
    return left, right


def rows(found: Comparison, kind: str) -> list[tuple[str | None, str, str]]:
    """The differences of one class: where, and the words of both sides."""
    return [(each.section, words(each.left), words(each.right)) for each in found.differences if each.kind == kind]


def test_no_operative_word_of_order_14288_differs() -> None:
    """Of an archive's Markdown and the White House page of EO 14288 no operative word differs."""
    found = compare(*sample())
    assert found.operative_text_identical is True
    assert sum(found.counts().values()) == len(found.differences)


def test_everything_else_of_order_14288_is_in_its_class() -> None:
    """Its headings, labels, list marks, signature and citation differ, and each is listed in its class."""
    found = compare(*sample())
    assert rows(found, "heading") == [
        ("1", "Purpose", "Purpose and Policy"),
        ("2", "Enforcement", "Legal Defense of Law Enforcement Officers"),
        ("3", "Enforcement", "Empowering State and Local Law Enforcement"),
    ]
    assert rows(found, "label") == [(str(n), f"Section {n}", f"Sec. {n}") for n in range(2, 8)]
    assert rows(found, "enumerator") == [("7.a.i", "(i)", "i"), ("7.a.ii", "(ii)", "ii")]
    assert rows(found, "signature") == [(None, "-", "DONALD J. TRUMP")]
    assert rows(found, "citation") == [
        (None, "FR Doc. 2025-07790", "-"),
        (None, "Filed 5-1-25; 8:45 am", "-"),
        (None, "Billing code 4410-CW-P", "-"),
        (None, "14288", "-"),
        (None, "2025-07790", "-"),
    ]
    assert rows(found, "typography") == [("7.d", "order's", "order’s")]
    assert [section for section, _, _ in rows(found, "whitespace")] == ["1", "1", "1", "2"]
    assert [each.left.field for each in found.differences if each.kind == "metadata" and each.left] == [
        "title",
        "filed_on",
        "published_on",
    ]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
def test_the_seeds_are_compared_like_the_sample() -> None:
    """The two seed texts of EO 14288 have the differences of the sample's two."""
    left = archive.parse((SEEDS / "000_ffac1bd75b63457b.txt").read_bytes(), "000")[0]
    right = whitehouse.parse((SEEDS / "001_ef2cc7ce063e7010.txt").read_bytes(), "001")[0]
    assert isinstance(left, Account)
    assert isinstance(right, Account)
    assert said(compare(left, right)) == said(compare(*sample()))


def spans(found: Comparison, one: Account, other: Account) -> Iterator[tuple[str, str]]:
    """What each side of each difference of provisions says, and what stands at its span."""
    for each in found.differences:
        for side, account in ((each.left, one), (each.right, other)):
            if side and side.section:
                held = next(section for section in account.walk() if section.id == side.section)
                text: str = getattr(held, side.field)
                low, high = side.span
                yield side.before + side.text + side.after, text[low - len(side.before) : high + len(side.after)]


def test_spans_stand_where_the_words_stand() -> None:
    """Each side's words, with what stands around them, are at its span in that field of that provision."""
    left, right = sample()
    found = list(spans(compare(left, right), left, right))
    assert len(found) > 20
    assert [pair for pair in found if pair[0] != pair[1]] == []


TEXTS = st.lists(st.sampled_from(["the", "of", "State", "not", "60", "a", "(a)", "§", "U.S.", "order,", "—"])).map(
    " ".join
)


@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    """Whatever stands in two texts, their spans are right, and they are identical only if their words are."""
    left, right = (Account(source=Source("", "", ""), number=None, title="", sections=(Section("1", text=text),))
                   for text in (one, other))  # fmt: skip
    found = compare(left, right)
    assert all(said == held for said, held in spans(found, left, right))
    if one == other:
        assert found.differences == ()
    if found.operative_text_identical:
        assert one.count("not") == other.count("not")


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=60)


@given(WORDS, WORDS)
def test_blocks_ascend_and_are_equal(left: list[str], right: list[str]) -> None:
    """What is aligned is equal, and ascends on both sides."""
    for found in (align(left, right, alike), common(left, right)):
        for block in found:
            assert left[block.left : block.left + block.length] == right[block.right : block.right + block.length]
        for one, next_one in pairwise(found):
            assert one.left + one.length <= next_one.left
            assert one.right + one.length <= next_one.right


@pytest.mark.parametrize("size", [5_000, pytest.param(50_000, marks=pytest.mark.soak)])
@pytest.mark.parametrize(
    "texts",
    [
        lambda words: ("the " * words, "the " * (words - 1)),
        lambda words: ("a b " * (words // 2), "b a " * (words // 2)),
        lambda words: (" ".join(map(str, range(words))), " ".join(map(str, range(words - 1, -1, -1)))),
        lambda words: tuple(f"{one} " * (words // 2) + f"{other} " * (words // 2) for one, other in ("xy", "yx")),
    ],
    ids=["one word", "two words", "backwards", "swapped"],
)
def test_time_is_linear(texts: Callable[[int], tuple[str, str]], size: int) -> None:
    """Two texts of four times the words are compared in about four times the time, whatever they are."""

    def work(words: int) -> None:
        compare(*(replace(headed(""), sections=(Section("1", text=text),)) for text in texts(words)))

    assert_linear(work, size)


def headed(heading: str, status: HeadingStatus = HeadingStatus.CONFIRMED, text: str = "It is so ordered.") -> Account:
    """An account of one section."""
    section = Section("1", "Section 1", heading, status, text=text)
    return Account(source=Source("fr_xml", "", ""), number=None, title="", sections=(section,))


SAME, OTHER, ABSENT = headed("Purpose"), headed("Policy"), headed("")
RUN_IN = headed("", text="Purpose. It is so ordered.")


@pytest.mark.parametrize(
    ("served", "others", "expected"),
    [
        (SAME, [(SAME, False)], Standing.CONFIRMED),
        (SAME, [(headed("PURPOSE"), False)], Standing.CONFIRMED),
        (SAME, [(RUN_IN, False)], Standing.CONFIRMED),
        (SAME, [(OTHER, False)], Standing.CONFLICT),
        (SAME, [(OTHER, True)], Standing.CONFLICT),
        (SAME, [(SAME, False), (OTHER, True)], Standing.CONFIRMED),
        (SAME, [(SAME, True), (OTHER, False)], Standing.CONFLICT),
        (SAME, [(ABSENT, False)], Standing.SINGLE_SOURCE),
        (SAME, [], Standing.SINGLE_SOURCE),
        (headed("Purpose", HeadingStatus.UNVERIFIED), [], Standing.SUSPECT),
        (headed("Purpose", HeadingStatus.UNVERIFIED), [(SAME, False)], Standing.CONFIRMED),
        (ABSENT, [(SAME, False)], Standing.NONE),
    ],
)
def test_the_standing_of_a_heading(served: Account, others: list[tuple[Account, bool]], expected: Standing) -> None:
    """A heading stands as far as the other publications have it, those that keep all words before the others."""
    compared = [(compare(served, other), lossy) for other, lossy in others]
    assert standings(served.sections, compared) == {"1": expected}


def test_a_heading_of_an_annex_that_cannot_be_compared_is_not_confirmed() -> None:
    """An annex that the other publication has as a picture confirms no heading in it."""
    part = Section("annex.I", "I", "Individuals", HeadingStatus.CONFIRMED, text="Ademi, Xhevat")
    served = replace(SAME, sections=(*SAME.sections, Section("annex", children=(part,))))
    other = replace(SAME, notes=(ParseNote("annex_is_image", ""),))
    assert standings(served.sections, [(compare(served, other), False)])["annex.I"] is Standing.SINGLE_SOURCE


def test_facts_are_compared() -> None:
    """Facts that one has and the other has not are differences of metadata or of citation."""
    found = compare(SAME, replace(SAME, title="Other", document_number="2025-1"))
    assert said(found) == ["citation: - = 2025-1", "metadata: - = Other"]
    assert [each.right.field for each in found.differences if each.right] == ["document_number", "title"]


def test_a_difference_of_words_over_several_fields_is_told_field_by_field() -> None:
    """A side's words and its span never reach over the end of a field."""
    held = Section("2", text="One two three.", children=(Section("2.a", "(a)", text="Four five."),), closing="Six.")
    left = replace(SAME, sections=(*SAME.sections, held))
    found: list[Difference] = [each for each in compare(left, SAME).differences if each.kind == "wording"]
    assert [(each.left.section, each.left.field, each.left.text) for each in found if each.left] == [
        ("2", "text", "One two three"),
        ("2.a", "text", "Four five"),
        ("2", "closing", "Six"),
    ]

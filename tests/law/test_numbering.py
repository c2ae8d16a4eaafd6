"""Order numbers, citations of provisions, and the depth of markers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.numbering import (
    Marker,
    Occurrence,
    arrange,
    enumerator,
    identifier,
    order_number,
    readings,
    section_citation,
    section_id,
    sort_key,
    split_markers,
)

NUMBERS = [
    ("14288", "14288"),
    (" 14,288 ", "14288"),
    ("11359A", "11359-A"),
    ("7933-a", "7933-A"),
    ("10026-A", "10026-A"),
    ("Executive Order 14288", "14288"),
    ("Exec. Order No. 14,288", "14288"),
    ("E.O. 9066", "9066"),
    ("EO 1", "1"),
    ("0", None),
    ("-1", None),
    ("007", None),
    ("13 1/2", None),
    ("103½", None),
    ("١٢", None),
    ("10321 Amended", None),
    ("1" + "0" * 20, None),
    ("14288-AB", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_order_numbers_are_normalised_or_refused(text: str, number: str | None) -> None:
    """What sources print as a number has one form, and what is no number has none."""
    assert order_number(text) == number


@given(st.integers(1, 99_999), st.sampled_from(["", *"ABCZ"]))
def test_a_normalised_number_stays_as_it_is(value: int, suffix: str) -> None:
    """Normalising twice changes nothing."""
    number = f"{value}-{suffix}" if suffix else str(value)
    assert order_number(number) == number


def test_suffixed_numbers_sort_between_their_neighbours() -> None:
    """11359-A stands after 11359 and before 11360."""
    numbers = ["11360", "11359-B", "11359", "9066", "11359-A"]
    assert sorted(numbers, key=sort_key) == ["9066", "11359", "11359-A", "11359-B", "11360"]


@pytest.mark.parametrize("number", ["11359A", "0", "x", ""])
def test_only_normalised_numbers_have_a_sort_key(number: str) -> None:
    """Anything else is refused."""
    with pytest.raises(ValueError, match="not a normalised"):
        sort_key(number)


CITATIONS = [
    ("3", "", "sec. 3", "/us/eo/1/s3"),
    ("3.b.i", "", "sec. 3(b)(i)", "/us/eo/1/s3/b/i"),
    ("1.1.a", "", "sec. 1.1(a)", "/us/eo/1/s1.1/a"),
    ("2.1", "2", "sec. 2(1)", "/us/eo/1/s2/1"),
    ("1-101.a", "", "sec. 1-101(a)", "/us/eo/1/s1-101/a"),
    ("2~2.b", "", "sec. 2~2(b)", "/us/eo/1/s2~2/b"),
    ("preamble", "", "preamble", "/us/eo/1/preamble"),
    ("annex.2.a", "", "annex (2)(a)", "/us/eo/1/annex/2/a"),
    ("602.2.a", "", "sec. 602.2(a)", "/us/eo/1/s602.2/a"),
    ("6.01-1.a", "", "sec. 6.01-1(a)", "/us/eo/1/s6.01-1/a"),
    ("II.2", "", "II(2)", "/us/eo/1/II/2"),
]


@pytest.mark.parametrize(("section", "head", "citation", "path"), CITATIONS)
def test_ids_have_a_citation_and_a_path(section: str, head: str, citation: str, path: str) -> None:
    """Every id is cited as lawyers do and has its USLM-style path."""
    assert section_citation(section, head) == citation
    assert identifier("1", section, head) == path


@pytest.mark.parametrize(("section", "head", "citation", "path"), CITATIONS)
def test_a_citation_leads_back_to_its_id(section: str, head: str, citation: str, path: str) -> None:
    """The citation of an id names that id again."""
    assert section_id(citation) == section


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("§ 3(b)", "3.b"),
        ("Section 1.1(a)", "1.1.a"),
        ("3(b)(i)", "3.b.i"),
        ("3.b", "3.b"),
        ("sec. x", None),
        ("", None),
    ],
)
def test_provisions_are_named_in_many_ways(text: str, found: str | None) -> None:
    """A section sign, a word or nothing may stand before the number."""
    assert section_id(text) == found


@pytest.mark.parametrize(
    ("text", "labels", "rest"),
    [
        ("(a) The Secretary", ["(a)"], "The Secretary"),
        ("(a)(1) The Secretary", ["(a)", "(1)"], "The Secretary"),
        ("(a) (i) The Secretary", ["(a)", "(i)"], "The Secretary"),
        ("(a)The Secretary", ["(a)"], "The Secretary"),
        ("(a)“Agency” means", ["(a)"], "“Agency” means"),
        ("(a)5 percent", [], "(a)5 percent"),
        ("1-101. It is", ["1-101"], "It is"),
        ("2. Report", ["2"], "Report"),
        ("(b) of this section applies", [], "(b) of this section applies"),
        ("(a) and (b) above", [], "(a) and (b) above"),
        ("(Act) means", [], "(Act) means"),
        ("(2025) was", [], "(2025) was"),
        ("2.5 percent", [], "2.5 percent"),
        ("", [], ""),
    ],
)
def test_markers_are_told_from_words_and_references(text: str, labels: list[str], rest: str) -> None:
    """Only enumerators at the start count, and not one that is the object of "of this section"."""
    markers, after = split_markers(text)
    assert ([marker.label for marker in markers], after) == (labels, rest)


def depths(text: str, after: str = ".") -> list[int]:
    """The depth of each marker of a run, none of which has a lead-in."""
    run = [Occurrence(split_markers(label)[0][0], after=after) for label in text.split()]
    return [placement.depth for placement in arrange(run)]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("(a) (b) (c)", [0, 0, 0]),
        ("(a) (i) (ii) (A) (B) (iii) (b)", [0, 1, 1, 2, 2, 1, 0]),
        ("(a) (1) (i) (ii) (2) (b)", [0, 1, 2, 2, 1, 0]),
        ("(f) (g) (h) (i) (j)", [0, 0, 0, 0, 0]),
        ("(g) (h) (i) (ii) (iii) (i)", [0, 0, 1, 1, 1, 0]),
        ("(a) (i) (ii) (iii) (iv) (v) (vi)", [0, 1, 1, 1, 1, 1, 1]),
        ("(u) (v) (w) (x) (y)", [0, 0, 0, 0, 0]),
        ("(k) (l) (m) (n)", [0, 0, 0, 0]),
        ("(b) (c) (d) (e)", [0, 0, 0, 0]),
        ("(y) (z) (aa) (bb) (cc)", [0, 0, 0, 0, 0]),
        ("(hh) (ii) (jj)", [0, 0, 0]),
        ("(a) (1) (A) (i) (I) (II) (ii) (B) (2) (b)", [0, 1, 2, 3, 4, 4, 3, 2, 1, 0]),
        ("1-101. (a) (b) 1-102. (a)", [0, 1, 1, 0, 1]),
        ("1. (a) (b) 2.", [0, 1, 1, 0]),
    ],
)
def test_depth_comes_from_what_went_before_and_after(run: str, expected: list[int]) -> None:
    """(i) after (h) is a letter or the first roman, as the rest of the run says."""
    assert depths(run) == expected


def test_a_lead_in_opens_a_list() -> None:
    """A single (i) after "(h) … shall:" opens a list of romans; after "(h) …;" it goes on with letters."""
    g, h, i = (split_markers(f"({letter})")[0][0] for letter in "ghi")
    after_colon = [Occurrence(g), Occurrence(h, after="."), Occurrence(i, after=":")]
    after_semicolon = [Occurrence(g), Occurrence(h, after=";"), Occurrence(i, after=";")]
    assert [placement.depth for placement in arrange(after_colon)] == [0, 0, 1]
    assert [placement.depth for placement in arrange(after_semicolon)] == [0, 0, 0]


def test_a_repeated_number_is_named_by_its_rule() -> None:
    """A marker that repeats the one before it stays at its level under the rule "repeats"."""
    a, b = split_markers("(a)")[0][0], split_markers("(b)")[0][0]
    assert [placement.rule for placement in arrange([Occurrence(a), Occurrence(b), Occurrence(b)])][-1] == "repeats"


def test_an_undecidable_marker_is_marked_ambiguous() -> None:
    """A single (i), set in under (h) without a lead-in, may be either, and says so."""
    h, i = (split_markers(f"({letter})")[0][0] for letter in "hi")
    run = [Occurrence(h, margin=0), Occurrence(i, margin=1, after=".")]
    assert [placement.ambiguous for placement in arrange(run)] == [False, True]


@given(st.lists(st.sampled_from(["(a)", "(b)", "(i)", "(ii)", "(1)", "(A)", "(x)", "1.", "1-101."]), max_size=30))
def test_every_marker_has_a_place_under_what_is_open(labels: list[str]) -> None:
    """A depth is at most one more than that of the marker before it."""
    run = [Occurrence(split_markers(label)[0][0]) for label in labels]
    found = [placement.depth for placement in arrange(run)]
    assert len(found) == len(labels)
    assert all(depth <= before + 1 for before, depth in zip([-1, *found], found, strict=False))


def test_every_reading_of_a_letter_is_given() -> None:
    """(c), (d), (i), (l), (m), (v) and (x) are letters and romans; (ii) is a double letter too."""
    for letter in "dimvx":
        assert {reading.series[1] for reading in readings(split_markers(f"({letter})")[0][0])} == {"a", "i"} - (
            {"i"} if letter in "dm" else set()
        )
    assert {reading.series[1] for reading in readings(split_markers("(ii)")[0][0])} == {"a", "i", "aa"}


def test_a_mark_may_stand_for_what_it_looks_like() -> None:
    """(1) and (l), (0) and (o), (e) and (c), (11) and (ii): each is read as the other where its list wants it so."""
    meant = {
        label: {reading.meant for reading in readings(split_markers(label)[0][0])} - {""}
        for label in ("(1)", "(l)", "(I)", "(0)", "(e)", "(c)", "(11)", "(ill)", "(b)")
    }
    assert meant == {
        "(1)": {"a", "i", "l"},
        "(l)": {"1", "i"},
        "(I)": {"1", "i"},
        "(0)": {"o"},
        "(e)": {"c"},
        "(c)": {"e"},
        "(11)": {"ii"},
        "(ill)": {"iii"},
        "(b)": set(),
    }


@pytest.mark.parametrize(
    ("series", "ordinal", "text"),
    [("a", 3, "c"), ("a", 28, "bb"), ("i", 14, "xiv"), ("A", 2, "B"), ("I", 4, "IV"), ("aa", 2, "bb"), ("1", 12, "12")],
)
def test_an_enumerator_leads_back_to_its_place(series: str, ordinal: int, text: str) -> None:
    """What is printed for a place in a series is read as that place again."""
    assert enumerator(("()", series), ordinal) == text
    assert (("()", series), ordinal) in {reading[:2] for reading in readings(Marker(f"({text})", text, "()"))}


def test_absolute_numbers_are_cited_alone() -> None:
    """EO 13145 has 1-201 inside section 2: its citation needs no section before it."""
    assert section_citation("1-201.a", "2") == "sec. 1-201(a)"
    assert identifier("13145", "1-201", "1") == "/us/eo/13145/s1-201"


def test_a_marker_that_is_in_no_series_has_a_place() -> None:
    """A word in brackets opens a list of its own rather than stopping the reading."""
    (placement,) = arrange([Occurrence(Marker("(act)", "act", "()"))])
    assert placement.depth == 0

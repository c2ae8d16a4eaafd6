"""Citations in text, what people type, and official pages."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.law.citations import KINDS, Citation, citation_of, find, official_url, resolve_pointer, scan

EXAMPLES = [(kind.key, text, targets) for kind in KINDS for text, targets in kind.examples]
REFUSED = [(kind.key, text) for kind in KINDS for text in kind.refused]


def told(citation: Citation) -> str:
    """A citation in the words of the examples."""
    return citation.target + (f" § {citation.section}" if citation.section else "")


@pytest.mark.parametrize(("key", "text", "targets"), EXAMPLES)
def test_example(key: str, text: str, targets: tuple[str, ...]) -> None:
    """Every example of KINDS gives exactly its targets of that kind."""
    assert tuple(told(citation) for citation in find(text) if citation.kind == key) == targets


@pytest.mark.parametrize(("key", "text", "targets"), EXAMPLES)
def test_example_inside_words(key: str, text: str, targets: tuple[str, ...]) -> None:
    """An example is found just so in the middle of a sentence, its spans moved."""
    before = "The agencies referred to here shall act under "
    moved = [c.span for c in find(f"{before}{text}, as amended, and report.") if c.kind == key]
    assert moved == [(c.span[0] + len(before), c.span[1] + len(before)) for c in find(text) if c.kind == key]
    assert len(moved) == len(targets)


@pytest.mark.parametrize(("key", "text"), REFUSED)
def test_refused(key: str, text: str) -> None:
    """What only looks like a citation of a kind gives none of that kind."""
    assert [citation for citation in find(text) if citation.kind == key] == []


def test_every_kind_has_examples() -> None:
    """Each kind of citation has an example in some row of KINDS."""
    assert {kind.key for kind in KINDS} == {kind.key for kind in KINDS if kind.examples}


def test_date_and_title() -> None:
    """The date and the title that the text gives go with the citation, brackets in the title included."""
    (found,) = find("Executive Order 13985 of January 20, 2021 (Advancing Equity (and Support)), is revoked.")
    assert (str(found.dated_on), found.title) == ("2021-01-20", "Advancing Equity (and Support)")


def test_a_bracket_is_not_always_a_title() -> None:
    """A Federal Register page or an agency in brackets is no title."""
    texts = (
        "Executive Order No. 9280 of December 5, 1942 (7 F.R. 10179)",
        "Executive Order 13555 (Department of Education)",
    )
    assert [find(text)[0].title for text in texts] == [None, None]


def test_years_end_no_list() -> None:
    """A date between two numbers of a list is not a member of it."""
    text = "Executive Orders 13089 of June 11, 1998, and 13158 of May 26, 2000."
    assert [citation.target for citation in find(text)] == ["13089", "13158"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Executive Orders 13988, 14004, and 14020", ["Executive Orders 13988", "14004", "14020"]),
        ("Sections 2(a) and 3 of EO 13316", ["Sections 2(a)", "3 of EO 13316"]),
        ("under 50 U.S.C. 1701 et seq., the", ["50 U.S.C. 1701 et seq."]),
    ],
)
def test_spans_are_the_words(text: str, spans: list[str]) -> None:
    """A span covers the words that name its target, and no others."""
    assert [text[slice(*citation.span)] for citation in find(text)] == spans


@pytest.mark.parametrize(
    "name",
    "NSPM NSPD NSDD NSDM NSSM NSAM HSPD PPD PDD PSD NSM NSD SPD".split(),  # noqa: SIM905 (a list of abbreviations)
)
def test_a_series_of_directives_is_known(name: str) -> None:
    """A directive is cited by the abbreviation of its series, with a hyphen or a blank; memoranda are a kind apart."""
    kind = "national_security_memorandum" if name.startswith("NS") and name[-1] == "M" else "presidential_directive"
    for text in (f"{name}-12", f"{name} 12"):
        assert [(c.kind, c.target) for c in find(f"under {text}, and")] == [(kind, f"{name}-12")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Organic Act of July 1, 1902, is", [("named_act", "Organic Act", "1902-07-01", None)]),
        ("Executive Order 13985 of January 20, 2021, titled “Advancing Equity,” is",
         [("executive_order", "13985", "2021-01-20", "Advancing Equity")]),
        ("Executive Order 12590 of March 26, 1987 (“National Drug Policy Board”), is",
         [("executive_order", "12590", "1987-03-26", "National Drug Policy Board")]),
        ("Executive Orders No. 12044, as amended, and No. 12174 are revoked.",
         [("executive_order", "12044", "None", None), ("executive_order", "12174", "None", None)]),
        ("Executive Orders 13988, 14004, and 250 agencies",
         [("executive_order", "13988", "None", None), ("executive_order", "14004", "None", None)]),
        ("the Crimes against Humanity Act, is", [("named_act", "Crimes against Humanity Act", "None", None)]),
        ("5 CFR subchapter C", [("cfr", "5 CFR subchapter C", "None", None)]),
        ("section 203, 5 U.S.C. 301", [("us_code", "5 USC 301", "None", None)]),
        ("sections 1 and 2 U.S.C. 5", [("us_code", "2 USC 5", "None", None)]),
        ("section 552 of title 5, united states code", [("us_code", "5 USC 552", "None", None)]),
        ("section 7131 of title 5 or section 4116 of title 22, united states code",
         [("us_code", "5 USC 7131", "None", None), ("us_code", "22 USC 4116", "None", None)]),
        ("title 5, Code of Federal Regulations, is", [("cfr", "5 CFR", "None", None)]),
        ("chapter V of title 31, Code of Federal Regulations", [("cfr", "31 CFR chapter V", "None", None)]),
    ],
)  # fmt: skip
def test_dates_titles_and_units(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    """What goes with a citation is read with it, and a number that belongs to the next words is left to them."""
    assert [(c.kind, c.target, str(c.dated_on), c.title) for c in find(text)] == expected


@pytest.mark.parametrize(
    "counted", ["days", "persons", "percent", "hours", "employees", "acres", "U.S.C. 5", "Fed. Reg."]
)
def test_a_number_that_counts_something_is_no_order(counted: str) -> None:
    """A number of the size of an order's before what it counts is not the next of a list of orders."""
    found = find(f"Executive Orders 12196 and 14000 {counted}")
    assert [citation.target for citation in found if citation.kind == "executive_order"] == ["12196"]


def acts(text: str, names: dict[str, str] | None = None) -> list[str]:
    """The acts that a text cites."""
    return [told(citation) for citation in find(text, names) if citation.kind == "named_act"]


def test_short_name_known_before() -> None:
    """A short name that an earlier provision defined stands for its act, with the provisions of it."""
    assert acts("sections 203(b) and 204 of IEEPA, and", {"IEEPA": "Emergency Act"}) == [
        "Emergency Act § 203.b",
        "Emergency Act § 204",
    ]


def test_short_name_defined_again() -> None:
    """A short name means the act of the last definition before it (the “Act” of each part of an order)."""
    text = "the Clean Air Act (the “Act”), section 2 of the Act, the Noise Control Act (the “Act”), and the Act."
    assert acts(text) == ["Clean Air Act", "Clean Air Act § 2", "Noise Control Act", "Noise Control Act"]


def test_short_name_as_adjective() -> None:
    """An abbreviation before a noun describes that noun and cites nothing (EO 13392)."""
    assert acts("the FOIA officer processes requests under the FOIA.", {"FOIA": "Freedom Act"}) == ["Freedom Act"]


def test_abbreviation_is_no_subdivision() -> None:
    """An abbreviation in brackets behind a section of the Code is not a part of it (EO 13679)."""
    assert [citation.target for citation in find("45 U.S.C. 151-188 (RLA)")] == ["45 USC 151-188"]


PIECES = st.sampled_from(
    [
        "Executive Order 13988",
        "Executive Orders ",
        "14004",
        ", ",
        " and ",
        "section 2(a)",
        " of ",
        "this order",
        "title 5",
        "United States Code",
        "5 U.S.C. 553",
        "(b)",
        "40 CFR 1500.1",
        "Act",
        "the Trade ",
        "(RLA)",
        " RLA",
        "the Act",
        "(",
        ")",
        "“",
        "\n",
        "January 20, 2021",
        "Proclamation 10014",
        "Public Law 104-13",
        "through",
        "that order",
        "§",
        "memorandum of ",
        "PPD-21",
        "-",
        "1",
        " ",
    ]
)


@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200)))
def test_spans_are_in_order_and_apart(text: str) -> None:
    """In any text the spans are not empty, lie inside it, ascend and do not overlap, but for the members of a range."""
    end = 0
    previous: Citation | None = None
    for citation in find(text):
        start, stop = citation.span
        assert 0 <= start < stop <= len(text)
        assert start >= end or (previous is not None and citation.span == previous.span)
        end, previous = stop, citation


@given(st.lists(PIECES, max_size=30).map("".join))
@example("title 5PPD-215 U.S.C. 553")
def test_targets_are_canonical(text: str) -> None:
    """What is found in a target's own citation is that target again, for kinds that have one written form."""
    for citation in find(text):
        if citation.kind in {"us_code", "cfr", "public_law", "federal_register"} and not citation.target.endswith(
            "CFR"
        ):
            again = find(citation_of(citation.kind, citation.target))
            assert [(other.kind, other.target) for other in again] == [(citation.kind, citation.target)]


@pytest.mark.parametrize(
    ("target", "at", "section"),
    [
        ("3.b", "1.a", "3.b"),
        ("section:a", "3.b.i", "3.a"),
        ("section:", "3.b.i", "3"),
        ("subsection:i", "3.b.ii", "3.b.i"),
        ("section:b", "1.4.a", "1.4.b"),
        ("section:a", "1-101.b", "1-101.a"),
    ],
)
def test_pointer(target: str, at: str, section: str) -> None:
    """A pointer is resolved from the provision in which it stands (EO 13526 numbers 1.4, EO 12046 1-101)."""
    assert resolve_pointer(target, at) == section


@pytest.mark.parametrize(
    ("kind", "target", "url"),
    [
        (
            "us_code",
            "5 USC 553(b)(B)",
            "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title5-section553&num=0&edition=prelim",
        ),
        ("cfr", "40 CFR part 1500", "https://www.ecfr.gov/current/title-40/part-1500"),
        ("cfr", "29 CFR 4.133(b)", "https://www.ecfr.gov/current/title-29/section-4.133"),
        ("federal_register", "90 FR 18765", "https://www.federalregister.gov/citation/90-FR-18765"),
        ("public_law", "Pub. L. 104-13", "https://www.govinfo.gov/link/plaw/104/public/13"),
        ("public_law", "Pub. L. 81-920", None),
        ("constitution", "article 2", "https://constitution.congress.gov/constitution/article-2/"),
        ("named_act", "Trade Act of 1974", None),
        ("executive_order", "10026-A", None),
    ],
)
def test_official_url(kind: str, target: str, url: str | None) -> None:
    """A target has an official page only where its identity alone gives the address."""
    assert official_url(kind, target) == url


@pytest.mark.parametrize(
    ("kind", "target", "citation"),
    [
        ("executive_order", "14159", "Executive Order 14159"),
        ("us_code", "5 USC 553(b)", "5 U.S.C. 553(b)"),
        ("presidential_memorandum", "2025-01-20", "Presidential Memorandum of January 20, 2025"),
        ("order_section", "3.b", "section 3(b)"),
        ("order_section", "1.4.b", "section 1.4(b)"),
        ("order_section", "part 3", "part 3"),
        ("constitution", "article 2", "U.S. Constitution, article 2"),
    ],
)
def test_citation_of(kind: str, target: str, citation: str) -> None:
    """Targets are written as a lawyer writes them."""
    assert citation_of(kind, target) == citation


@given(st.lists(st.text("ab.(§", min_size=1, max_size=6), min_size=1, max_size=12), st.text("ab.(§", max_size=12))
def test_the_longest_trigger_is_found(words: list[str], text: str) -> None:
    """The pattern of all triggers finds what trying them one by one, the longest first, finds."""
    one_by_one = re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))
    assert [m.span() for m in re.finditer(scan.any_of(words), text)] == [m.span() for m in one_by_one.finditer(text)]

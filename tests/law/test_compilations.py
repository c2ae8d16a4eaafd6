"""Where orders are reprinted in title 3 of the Code of Federal Regulations."""

import json
from datetime import date
from pathlib import Path

import pytest

import app
from app.law.citations import find
from app.law.compilations import KNOWN, Compiled, compiled_in

SIGNED = {
    "7968": date(1938, 9, 3), "10161": date(1950, 9, 9), "10558": date(1954, 9, 8), "12608": date(1987, 9, 9),
    "8356": date(1940, 3, 2), "8377": date(1940, 3, 18), "9193": date(1942, 7, 6), "10154": None,
}  # fmt: skip
REGISTER = Path(app.__file__).parent / "data" / "register.ndjson"


@pytest.mark.parametrize(
    ("words", "page", "expected"),
    [
        # EO 10324, EO 10686, EO 10473, and an editor's note in EO 10113
        ("section 901 of Executive Order No. 10161 of September 9, 1950 (15 F.R. 6105; 3 CFR, 1950 Supp., p. 123), as "
         "amended,", "3 CFR, 1950 Supp., p. 123", ("10161", "3 CFR, 1950 Supp., p. 123")),
        ("as amended by Executive Order No. 10558 of September 8, 1954 (3 CFR, 1954 Supp., p. 70), be",
         "3 CFR, 1954 Supp., p. 70", ("10558", "3 CFR, 1954 Supp., p. 70")),
        ("prescribed by Executive Order No. 7968 of September 3, 1938 (3 CFR 1938 Supp., page 107), is hereby revoked.",
         "3 CFR 1938 Supp., page 107", ("7968", "3 CFR, 1938 Supp., p. 107")),
        ("[Para. 1 amended by EO 12608 of Sept. 9, 1987, 52 FR 34617, 3 CFR, 1987 Comp., p. 245]",
         "3 CFR, 1987 Comp., p. 245", ("12608", "3 CFR, 1987 Comp., p. 245")),
        # a day that is not that of the order, a day that nobody knows, an order that is not held
        ("Executive Order No. 10161 of September 6, 1950 (3 CFR, 1950 Supp., p. 9)", "3 CFR, 1950 Supp., p. 9", None),
        ("Executive Order No. 10154 of August 22, 1950 (3 CFR, 1950 Supp., p. 115)", "3 CFR, 1950 Supp., p. 115", None),
        ("Executive Order No. 10519 of March 5, 1954 (3 CFR, 1954 Supp., p. 48)", "3 CFR, 1954 Supp., p. 48", None),
        # no page (EO 9567), two pages for two orders (EO 9998), something between (EO 12046), a page that stands twice
        ("Executive Order No. 9193 of July 6, 1942 (3 CFR Cum. Supp.)", "3 CFR Cum. Supp.", None),
        ("Executive Orders No. 8356 of March 2, 1940, and No. 8377 of March 18, 1940 (3 CFR Cum. Supp. 624, 632).",
         "3 CFR Cum. Supp. 624", None),
        ("Executive Order No. 10558 of September 8, 1954, and the memorandum of May 17, 1955 (3 CFR, 1955 Supp., p. 7)",
         "3 CFR, 1955 Supp., p. 7", None),
        ("Executive Order No. 10558 of September 8, 1954 (3 CFR, 1954 Supp., p. 70) and 3 CFR, 1954 Supp., p. 70",
         "3 CFR, 1954 Supp., p. 70", None),
    ],
)  # fmt: skip
def test_a_page_is_that_of_the_order_named_right_before(
    words: str, page: str, expected: tuple[str, str] | None
) -> None:
    """The order, its very day, at most its page of the Federal Register, then the page; all else tells nothing."""
    assert compiled_in(words, page, SIGNED) == expected


def test_what_is_known_agrees_with_the_register() -> None:
    """The words of each row begin with the page of the Federal Register on which that order begins."""
    lines = (json.loads(line) for line in REGISTER.read_text(encoding="utf-8").splitlines()[1:])
    cited = {line["number"]: line.get("citation") for line in lines if line["number"] in KNOWN}
    assert [number for number, told in KNOWN.items() if not told.words.startswith(f"{cited[number]}, ")] == []
    assert all(told.words.endswith(told.citation) and told.source for told in KNOWN.values())


@pytest.mark.parametrize("typed", ["3 C.F.R. 339 (1964-1965)", "3 CFR, 1964-1965 Comp., p. 339"])
def test_a_page_is_normalised_as_citations_are(typed: str) -> None:
    """Whoever types a page, in either form, means what is kept of it."""
    (citation,) = find(typed)
    assert citation.target == KNOWN["11246"].target == "3 CFR 1964-1965 Comp. p. 339"
    assert Compiled("3 CFR, 1954 Supp., p. 70", "").target == "3 CFR 1954 Comp. p. 70"

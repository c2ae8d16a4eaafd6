"""What people type or paste, and what it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.citations import resolve_typed
from tests.law.test_citations import PIECES


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("EO 14288", "executive_order 14288"),
        ("EO 14288 s 3(b)", "executive_order 14288 § 3.b"),
        ("14288s3(b)", "executive_order 14288 § 3.b"),
        ("EO 14288, section 3, paragraph (b)", "executive_order 14288 § 3.b"),
        ("EO 14288 section 3 paragraph (b)", "executive_order 14288 § 3.b"),
        ("EO 14288, Sec. 3, Para. (b)", "executive_order 14288 § 3.b"),
        ("section 3, paragraph (b) of EO 14288", "executive_order 14288 § 3.b"),
        ("§ 3(b), E.O. 14288", "executive_order 14288 § 3.b"),
        ("Executive Order 14288 of April 28, 2025 (Strengthening), section 3(b)", "executive_order 14288 § 3.b"),
        ("EO 14288 pt. II(2)", "executive_order 14288 § part II.2"),
        ("EO 14288 preamble", "executive_order 14288 § preamble"),
        ("EO 12046 1-101", "executive_order 12046 § 1-101"),
        ("EO 14288 para. (b)", "executive_order 14288 § b"),
        ("Exec. Ord. No. 14,288", "executive_order 14288"),
        ("Ex. Ord. 14288", "executive_order 14288"),
        ("EO\t14288\nsec. 3(b)", "executive_order 14288 § 3.b"),
        ("ＥＯ １４２８８", "executive_order 14288"),
        ("EO 11359–A", "executive_order 11359-A"),
        ("11359 A", "executive_order 11359-A"),
        ("Executive Order of April 5, 1933", "executive_order 1933-04-05"),
        ("90FR18765", "federal_register 90 FR 18765"),
        ("90–FR–18765", "federal_register 90 FR 18765"),
        ("90 Fed.Reg. 18,765", "federal_register 90 FR 18765"),
        ("50USC1701(b)", "us_code 50 USC 1701(b)"),
        ("50 U.S.C. 1701 (2018)", "us_code 50 USC 1701"),
        ("92Stat.3206", "statute_at_large 92 Stat. 3206"),
        ("R.S. 1753", "revised_statutes Rev. Stat. 1753"),
        ("2025–07790", "fr_document 2025-07790"),
        ("3 CFR, 1971-1975 Comp., p. 123", "cfr 3 CFR 1971-1975 Comp. p. 123"),
        ("3 C.F.R. 339 (1965)", "cfr 3 CFR 1965 Comp. p. 339"),
        ("3 CFR 100.1", "cfr 3 CFR 100.1"),
        ("https://www.federalregister.gov/documents/full_text/xml/2025/05/02/2025-07790.xml", "fr_document 2025-07790"),
        ("https://www.federalregister.gov/public-inspection/2025-07790/strengthening", "fr_document 2025-07790"),
        ("https://public-inspection.federalregister.gov/2025-07790.pdf", "fr_document 2025-07790"),
        ("https://www.federalregister.gov/articles/2013/02/19/2013-03915/improving", "fr_document 2013-03915"),
        ("https://www.federalregister.gov/api/v1/documents/2025-07790.json", "fr_document 2025-07790"),
        ("e.o. 14,288", "executive_order 14288"),
        ("Exec. Order No. 14288 § 3(b)", "executive_order 14288 § 3.b"),
        ("executive order 13526, sec. 1.4", "executive_order 13526 § 1.4"),
        ("section 6 of EO 14159", "executive_order 14159 § 6"),
        ("EO 14288 section 3(b)", "executive_order 14288 § 3.b"),
        ("EO 14288, sections 3", "executive_order 14288 § 3"),
        ("proclamation 10014 section 2", "proclamation 10014 § 2"),
        ("hspd-12", "presidential_directive HSPD-12"),
        ("5 cfr 2635", "cfr 5 CFR part 2635"),
        ("14288", "executive_order 14288"),
        ("10026A", "executive_order 10026-A"),
        ("/us/eo/14288/s3/b/i", "executive_order 14288 § 3.b.i"),
        ("90 FR 18765", "federal_register 90 FR 18765"),
        ("2025-07790", "fr_document 2025-07790"),
        ("Proclamation 10014", "proclamation 10014"),
        ("5 U.S.C. 553", "us_code 5 USC 553"),
        ("5 usc 553(b)", "us_code 5 USC 553(b)"),
        ("https://www.federalregister.gov/documents/2025/05/02/2025-07790/strengthening", "fr_document 2025-07790"),
        ("https://www.federalregister.gov/citation/90-FR-18765", "federal_register 90 FR 18765"),
        ("www.govinfo.gov/content/pkg/FR-2025-05-02/pdf/2025-07790.pdf", "fr_document 2025-07790"),
        (
            "www.whitehouse.gov/presidential-actions/2025/04/x/",
            "page https://www.whitehouse.gov/presidential-actions/2025/04/x/",
        ),
        (
            "https://www.whitehouse.gov/presidential-actions/2025/04/x/?utm=1",
            "page https://www.whitehouse.gov/presidential-actions/2025/04/x/",
        ),
    ],
)
def test_typed(typed: str, expected: str) -> None:
    """What people type or paste names one thing, normalised."""
    assert [f"{c.kind} {c.target}{f' § {c.section}' if c.section else ''}" for c in resolve_typed(typed)] == [expected]


@pytest.mark.parametrize("typed", ["", "hello", "https://example.com/executive-order/14288", "http://[", "U.S.C. 553"])
def test_typed_nothing(typed: str) -> None:
    """Words that name nothing, and pages of other hosts, have no candidate."""
    assert resolve_typed(typed) == ()


@given(st.one_of(st.lists(PIECES, max_size=8).map("".join), st.text(max_size=200)))
def test_typed_never_raises(typed: str) -> None:
    """Anything may be typed, and every candidate names something, each another."""
    candidates = resolve_typed(typed)
    assert all(candidate.target for candidate in candidates)
    assert len(set(candidates)) == len(candidates)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("EO 13145–13147", ["13145", "13146", "13147"]),
        ("EO 14288 ss 3, 4", ["14288 § 3", "14288 § 4"]),
        ("EO 14288 § 3(b)(i)-(iii)", ["14288 § 3.b.i", "14288 § 3.b.ii", "14288 § 3.b.iii"]),
    ],
)
def test_typed_lists(typed: str, expected: list[str]) -> None:
    """A list or a range of orders or provisions gives each of them."""
    assert [c.target + (f" § {c.section}" if c.section else "") for c in resolve_typed(typed)] == expected


@pytest.mark.parametrize(
    ("typed", "section", "unread"),
    [
        ("EO 14288 page 3", None, "page 3"),
        ("EO 14288 § b", None, "§ b"),
        ("EO 14288 (b)", None, "(b)"),
        ("5 USC 553 section 3", None, "section 3"),
        ("EO 14288 sec. 3(b), 14289 sec. 2", "3.b", "14289 section 2"),
        ("EO 14288 as amended", None, ""),
    ],
)
def test_no_place_is_dropped_in_silence(typed: str, section: str | None, unread: str) -> None:
    """Words that look like a place in what is named, and could not be read as one, are told."""
    assert [(c.section, c.unread) for c in resolve_typed(typed)] == [(section, unread)]

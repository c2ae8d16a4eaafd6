"""The Bluebook form of an order."""

from datetime import date

import pytest

from app.law.citations.bluebook import bluebook


@pytest.mark.parametrize(
    ("number", "citation", "signed_on", "cited"),
    [
        ("14288", "90 FR 18765", date(2025, 4, 28), "Exec. Order No. 14,288, 90 Fed. Reg. 18,765 (Apr. 28, 2025)"),
        ("9066", "7 FR 1407", date(1942, 2, 19), "Exec. Order No. 9066, 7 Fed. Reg. 1407 (Feb. 19, 1942)"),
        ("11359-A", None, date(1967, 6, 29), "Exec. Order No. 11,359-A (June 29, 1967)"),
        ("12866", "58 FR 51735", None, "Exec. Order No. 12,866, 58 Fed. Reg. 51,735"),
        ("6102", None, None, "Exec. Order No. 6102"),
        (
            "12356",
            "47 FR 14874, 15557",
            date(1982, 4, 2),
            "Exec. Order No. 12,356, 47 Fed. Reg. 14,874 (Apr. 2, 1982)",
        ),
        (
            "11838",
            "40 FR 5743, 7391 (corrected)",
            date(1975, 2, 6),
            "Exec. Order No. 11,838, 40 Fed. Reg. 5743 (Feb. 6, 1975)",
        ),
        ("12825", "32 FR 10049", date(1992, 12, 18), "Exec. Order No. 12,825 (Dec. 18, 1992)"),
    ],
)
def test_the_bluebook_form(number: str, citation: str | None, signed_on: date | None, cited: str) -> None:
    """Figures take commas from five digits on, months their abbreviations; what is unknown or cannot be is left out."""
    assert bluebook(number, citation, signed_on) == cited

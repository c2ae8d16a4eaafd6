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
    ],
)
def test_the_bluebook_form(number: str, citation: str | None, signed_on: date | None, cited: str) -> None:
    """Figures take commas from five digits on, months their abbreviations, and unknown parts are left out."""
    assert bluebook(number, citation, signed_on) == cited

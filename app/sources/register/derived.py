"""What the register need not say, because the other facts of an order tell it."""

import re

from app.law.documents import Facts

_PAGES = "https://www.federalregister.gov/documents"
_PRINTED = "https://www.govinfo.gov/content/pkg"
_LONGEST_SLUG = 100
DERIVED = ("start_page", "html_url", "pdf_url")
"""The facts that `derived` tells of an order, in the order of its answer."""


def derived(facts: Facts) -> dict[str, int | str | None]:
    """The facts of DERIVED as they follow for a document that the Federal Register has online; None of any other.

    The register states those that are otherwise: 34 of 1,467 pages, whose slug follows another rule ("hivaids", EO
    12963) or was cut elsewhere, and 73 documents of which no source gives the PDF.
    """
    number, published_on = facts.document_number, facts.published_on
    if number is None or published_on is None:
        return dict.fromkeys(DERIVED)
    return {
        "start_page": _first_page(facts.citation),
        "html_url": f"{_PAGES}/{published_on:%Y/%m/%d}/{number}/{_slug(facts.title)}",
        "pdf_url": f"{_PRINTED}/FR-{published_on:%Y-%m-%d}/pdf/{number}.pdf",
    }


def _first_page(citation: str | None) -> int | None:
    match = re.fullmatch(r"\d{1,3} FR (\d{1,6})", citation or "")
    return int(match[1]) if match else None


def _slug(title: str) -> str:
    """The title as the Federal Register's addresses have it: whole words, at most 100 characters."""
    words = re.findall(r"[a-z0-9]+", title.lower().replace("'", "").replace("’", ""))
    slug = ""
    for word in words:
        if len(slug) + len(word) + 1 > _LONGEST_SLUG:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug

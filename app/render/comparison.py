"""Two publications of an order side by side, as a page: a table for each class of difference."""

from app.render.html import POLICY, STYLESHEET
from app.render.pages import page as made
from app.schemas import DifferenceClass, OrderComparison

__all__ = ["POLICY", "page"]

TITLES = {
    DifferenceClass.WORDING: "Operative words",
    DifferenceClass.CITATION: "Citation",
    DifferenceClass.HEADING: "Headings",
    DifferenceClass.LABEL: "Labels of sections",
    DifferenceClass.ENUMERATOR: "Marks of list items",
    DifferenceClass.SIGNATURE: "Signature",
    DifferenceClass.TYPOGRAPHY: "Typography and punctuation",
    DifferenceClass.WHITESPACE: "Spaces and paragraphs",
    DifferenceClass.METADATA: "Facts about the order",
}
"""What each class is called, in the order in which they are shown."""


def page(found: OrderComparison, base_url: str) -> str:
    """The page; `base_url` stands before our own links."""
    groups = [
        (kind.value, title, differences)
        for kind, title in TITLES.items()
        if (differences := [each for each in found.differences if each.kind is kind])
    ]
    return made(
        "comparison.html",
        found=found,
        groups=groups,
        verdict=_verdict(found),
        base_url=base_url,
        stylesheet=STYLESHEET,
    )


def _verdict(found: OrderComparison) -> str:
    if found.operative_text_identical:
        return "No operative word differs."
    if found.operative_text_identical is None:
        return "No operative word differs in what could be compared."
    places = found.counts.wording
    return f"Operative words differ in {places} {'place' if places == 1 else 'places'}."

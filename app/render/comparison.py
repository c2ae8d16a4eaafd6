"""Two publications of an order side by side, as a page: a table for each class of difference."""

from app.render.html import POLICY, STYLESHEET
from app.render.pages import page as made
from app.schemas import DifferenceClass, OrderComparison, TextDifference

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
    return made(
        "comparison.html",
        found=found,
        groups=grouped(found),
        verdict=verdict(found),
        base_url=base_url,
        stylesheet=STYLESHEET,
    )


def grouped(found: OrderComparison) -> list[tuple[str, str, list[TextDifference]]]:
    """The differences by class: its name, what it is called, and those that there are."""
    return [
        (kind.value, title, differences)
        for kind, title in TITLES.items()
        if (differences := [each for each in found.differences if each.kind is kind])
    ]


def verdict(found: OrderComparison) -> str:
    """What is to be said of the operative words, in a sentence."""
    if found.operative_text_identical:
        return "No operative word differs."
    if found.operative_text_identical is None:
        return "No operative word differs in what could be compared."
    places = found.counts.wording
    return f"Operative words differ in {places} {'place' if places == 1 else 'places'}."

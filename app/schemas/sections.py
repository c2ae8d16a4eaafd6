"""The provisions of an order."""

from app.schemas.amendments import SectionAmendment
from app.schemas.base import Model, Span
from app.schemas.vocabulary import (
    HeadingStatus,
)


class PageMark(Model):
    """Where a page of the Federal Register begins in a text."""

    offset: int
    page: int


class SectionLink(Model):
    """A provision by name."""

    id: str
    label: str
    citation: str
    heading: str
    identifier: str
    url: str


class SectionOutline(SectionLink):
    """A provision in the table of contents."""

    part: str
    """The line above it that heads a group ("PART 1—ORIGINAL CLASSIFICATION"), or ""."""
    heading_status: HeadingStatus
    children: list["SectionOutline"]


class Section(SectionLink):
    """A provision: part + label + heading + text + children + closing, in this order, is the source's text."""

    part: str
    """The line above it that heads a group ("PART 1—ORIGINAL CLASSIFICATION"), or ""."""
    heading_status: HeadingStatus
    text: str
    """Its own paragraphs before its children, separated by a blank line."""
    quoted: list[Span]
    """What in `text` is new text for another order or law."""
    children: list["Section"]
    closing: str
    """Its own paragraphs after its children."""
    closing_quoted: list[Span]
    pages: list[PageMark]
    amended_by: list[SectionAmendment] | None
    """What amends it since: what names it, what adds to it, and what restates or revokes a provision that holds it,
    by the numbers that the amending orders give, the oldest first. Null of a replaced text, and in a corpus that an
    older release ingested."""

"""The provisions of an order."""

from app.schemas.amendments import SectionAmendment
from app.schemas.base import Model, Span
from app.schemas.vocabulary import (
    HeadingStatus,
)


class PageMark(Model):
    """Where a page of the Federal Register begins in a text."""

    offset: int
    """Where in the text, counted in code points from 0."""
    page: int
    """The page of the volume that begins there."""


class SectionLink(Model):
    """A provision by name."""

    id: str
    """Its enumerators joined by dots, as printed ("3.b.i"), or `preamble` or `annex`; "2~2" where a number is
    repeated."""
    label: str
    """The label as printed ("Sec. 3", "(i)"), or ""."""
    citation: str
    """How it is cited in its order: "sec. 3(b)(i)"."""
    heading: str
    """The heading, or ""."""
    identifier: str
    """A path after USLM, the official schema of United States laws: "/us/eo/14288/s3/b/i"."""
    url: str
    """The provision here."""


class SectionOutline(SectionLink):
    """A provision in the table of contents."""

    part: str
    """The line above it that heads a group ("PART 1—ORIGINAL CLASSIFICATION"), or ""."""
    heading_status: HeadingStatus
    children: list["SectionOutline"]
    """The provisions below it, in order."""


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
    """The provisions below it, in order."""
    closing: str
    """Its own paragraphs after its children."""
    closing_quoted: list[Span]
    """What in `closing` is new text for another order or law, as half-open ranges of code points."""
    pages: list[PageMark]
    """Where pages of the Federal Register begin in `text`."""
    amended_by: list[SectionAmendment] | None
    """What amends it since: what names it, what adds to it, and what restates or revokes a provision that holds it,
    by the numbers that the amending orders give, the oldest first. Null of a replaced text, and in a corpus that an
    older release ingested."""

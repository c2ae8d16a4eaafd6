"""The table of the guide: what its chapters are called, and which pages stand in each, in their order."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """Some pages.

    Attributes:
        title: above them.
        pages: by name: that of the file in docs/ or docs/guide/, without its ending.
    """

    title: str
    pages: tuple[str, ...]


CHAPTERS: Sequence[Chapter] = (
    Chapter("Begin", ("start", "corpus", "licence", "accuracy")),
    Chapter("Ask", ("paging", "filters", "dates", "names", "errors", "quotations", "recipes", "http", "versioning")),
    Chapter("Take it along", ("following", "representations", "columns", "bulk", "agents", "pages", "pictures")),
    Chapter(
        "What the answers mean",
        (
            "relations", "statuses", "amendments", "kinds", "subjects", "bodies", "statistics", "comparison",
            "coverage", "changes", "measures", "register", "unnumbered", "errata",
        ),
    ),
    Chapter("Run it", ("fetching", "ingesting", "operations", "postgres", "backups", "audit", "scale", "reliability")),
    Chapter("Change it", ("model", "architecture", "performance", "dependencies")),
)  # fmt: skip
"""Every chapter; a page that stands in none is added to the last."""


def ordered(names: Collection[str]) -> list[Chapter]:
    """Return the chapters with those of their pages that are there, and those that no chapter has in the last."""
    placed = {name for chapter in CHAPTERS for name in chapter.pages}
    *others, last = [Chapter(each.title, tuple(name for name in each.pages if name in names)) for each in CHAPTERS]
    return [*others, Chapter(last.title, (*last.pages, *sorted(set(names) - placed)))]

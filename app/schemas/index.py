"""What there is to ask."""

from app.schemas.base import Model, Page


class IndexedOperation(Model):
    """One thing that can be asked."""

    operation: str
    """Its operationId in the OpenAPI document."""
    method: str
    """The HTTP method: "GET", "POST"."""
    path: str
    """Where it is asked, with the names of its parameters in braces."""
    summary: str
    """What it answers, in a sentence."""
    url: str | None
    """The same without parameters; null where the path has some."""


class IndexPage(Page):
    """Everything that can be asked of the corpus, whole."""

    items: list[IndexedOperation]
    """Every operation."""

"""What the answers of all tools have in common."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo


def _absolute(url: str | None, info: ValidationInfo) -> str | None:
    """Put the origin of the server before a path of ours, where one is known."""
    return f"{info.context or ''}{url}" if url and url.startswith("/") else url


Url = Annotated[str | None, AfterValidator(_absolute)]
"""An address of ours; a path where no public address is known."""


class Answer(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @classmethod
    def of(cls, origin: str, said: Mapping[str, Any], **more: Any) -> Self:
        """Return what of an object of the API is told, with `more` or instead."""
        return cls.model_validate({**said, **more}, context=origin)


class Whole(Answer):
    """An answer that may have been cut.

    Attributes:
        truncated: whether there is more.
        rest: how to get it; null where all is told.
    """

    truncated: bool
    rest: str | None


class OrderLink(Answer):
    """An order by name."""

    number: str
    title: str
    signed_on: str | None
    status: str
    url: Url
    html_url: str | None

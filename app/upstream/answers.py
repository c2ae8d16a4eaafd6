"""What a server answered, and what it said of that answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server said of an answer, to ask later whether it still holds (RFC 9110 §13.1)."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of the conditional request; none if nothing is known."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered to one question.

    Attributes:
        path: what was asked for.
        is_unchanged: whether it is 304, to a conditional question.
        content_type: in lower case, without parameters.
    """

    path: str
    is_unchanged: bool
    content_type: str
    validators: Validators
    body: bytes

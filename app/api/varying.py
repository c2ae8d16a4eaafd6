"""What an answer depends on beside its URL and the generation of the corpus."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Varying(NamedTuple):
    """What the answer to one request depends on beside URL and generation, as it is now.

    Attributes:
        values: by name.
        lasting: whether the same request has the same answer as long as the generation is the same.
        media_type: of the answer; None where that is not known.
    """

    values: Mapping[str, Any]
    lasting: bool
    media_type: str | None = None

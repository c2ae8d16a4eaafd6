"""What an export must know beside its items."""

from dataclasses import dataclass
from datetime import datetime

TAG = "tag:executive-orders-api,2026:"
"""What the ids of feeds and of their entries begin with (RFC 4151)."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Where an export is served and how old its content is.

    Attributes:
        url: the URL of the export.
        base_url: what stands before our own links; "" makes them relative.
        updated_at: when the corpus was published, in UTC.
    """

    url: str
    base_url: str
    updated_at: datetime

"""Downloads of the whole corpus."""

from datetime import date, datetime

from app.schemas.base import Model, Page


class BulkFile(Model):
    """One file of an edition."""

    name: str
    """As it is saved: with the day and the revision in it."""
    content: str
    """What it holds, by the name that every edition has for it: "sqlite", "orders_ndjson", "orders_parquet" …;
    docs/bulk.md describes each."""
    media_type: str
    """What its bytes are; they are sent as application/octet-stream."""
    bytes: int
    """How long it is."""
    rows: int | None
    """How many lines, or rows of all tables, it has; null where it has none."""
    sha256: str
    """Of its bytes, in hex; also its ETag."""
    is_whole: bool
    """False where what is on the disk is not what was made; its address answers 503 then."""
    url: str
    """Where it is sent from, in parts if that is asked."""


class BulkEdition(Model):
    """The corpus of one revision as files."""

    id: str
    """The day on which the corpus was published, and its revision."""
    revision: str
    """The revision of the corpus that it holds."""
    is_current: bool
    """Whether it is of the revision that is served; else that is a newer one, of which no edition is made yet."""
    published_at: datetime
    """When this revision was published."""
    as_of: date | None
    """The latest day the data can tell about; null where nothing tells one."""
    build: str
    """The release that made it."""
    made_at: datetime
    """When the last of its files was finished."""
    files: list[BulkFile]
    """Its files, always in the same order."""


class BulkPage(Page):
    """The editions that there are, those made last first."""

    items: list[BulkEdition]
    """All editions: there are no further pages."""

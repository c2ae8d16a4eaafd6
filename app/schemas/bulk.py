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
    rows: int | None
    """How many lines, or rows of all tables, it has; null where it has none."""
    sha256: str
    """Of its bytes, in hex; also its ETag."""
    is_whole: bool
    """False where what is on the disk is not what was made; its address answers 503 then."""
    url: str


class BulkEdition(Model):
    """The corpus of one revision as files."""

    id: str
    """The day on which the corpus was published, and its revision."""
    revision: str
    is_current: bool
    """Whether it is of the revision that is served; else that is a newer one, of which no edition is made yet."""
    published_at: datetime
    """When this revision was published."""
    as_of: date | None
    """The latest day the data can tell about."""
    build: str
    """The release that made it."""
    made_at: datetime
    files: list[BulkFile]


class BulkPage(Page):
    """The editions that there are, those made last first."""

    items: list[BulkEdition]

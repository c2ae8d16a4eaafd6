"""The database: engines and snapshots for those who read; migrate, writer and publish for those who write."""

from app.store.engines import engine, parse_url
from app.store.errors import (
    Locked,
    NotReady,
    Overloaded,
    SchemaTooNew,
    SchemaTooOld,
    StoreError,
    Unavailable,
    WouldShrink,
    WriteFailed,
)
from app.store.locks import DEFAULT_LOCK_TIMEOUT
from app.store.migrating import migrate, shipped
from app.store.publishing import Changes, Content, Held, Row, Writer, check_shrink, held, writer
from app.store.snapshots import Snapshot, revision, snapshot

__all__ = [
    "DEFAULT_LOCK_TIMEOUT",
    "Changes",
    "Content",
    "Held",
    "Locked",
    "NotReady",
    "Overloaded",
    "Row",
    "SchemaTooNew",
    "SchemaTooOld",
    "Snapshot",
    "StoreError",
    "Unavailable",
    "WouldShrink",
    "WriteFailed",
    "Writer",
    "check_shrink",
    "engine",
    "held",
    "migrate",
    "parse_url",
    "revision",
    "shipped",
    "snapshot",
    "writer",
]

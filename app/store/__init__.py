"""The database: engines and snapshots for those who read; migrate, writer and publish for those who write."""

from app.store import codec
from app.store.accounts import accounts
from app.store.budgets import Budget
from app.store.engines import engine, parse_url
from app.store.errors import (
    Locked,
    NotReady,
    Overloaded,
    SchemaTooNew,
    SchemaTooOld,
    StaleIndex,
    StoreError,
    TookTooLong,
    Unavailable,
    WriteFailed,
)
from app.store.locks import DEFAULT_LOCK_TIMEOUT
from app.store.migrating import migrate, shipped
from app.store.publishing import Changes, Content, Held, Row, Writer, held, shrinkage, status, writer
from app.store.schema import HEAD
from app.store.snapshots import Snapshot, revision, snapshot

__all__ = [
    "DEFAULT_LOCK_TIMEOUT",
    "HEAD",
    "Budget",
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
    "StaleIndex",
    "StoreError",
    "TookTooLong",
    "Unavailable",
    "WriteFailed",
    "Writer",
    "accounts",
    "codec",
    "engine",
    "held",
    "migrate",
    "parse_url",
    "revision",
    "shipped",
    "shrinkage",
    "snapshot",
    "status",
    "writer",
]

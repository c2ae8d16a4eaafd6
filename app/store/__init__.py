"""The database: engines and snapshots for those who read; migrate, writer and publish for those who write."""

from app.store import backups, coverage, documents, editions, stored_accounts, upstream
from app.store.documents import Document, DocumentFile, Rendered
from app.store.engines import check_url, engine, parse_url, unpublished
from app.store.errors import (
    Behind,
    Changed,
    Corrupt,
    Locked,
    Lost,
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
from app.store.insisting import insist
from app.store.locks import DEFAULT_LOCK_TIMEOUT
from app.store.migrating import Derive, Migrated, migrate, shipped
from app.store.published_file import believe, found_whole
from app.store.publishing import Changes, Content, Row, Writer, shrinkage, status, writer
from app.store.schema import HEAD
from app.store.shelf import Shelf
from app.store.snapshots import Snapshot, generation, is_lost, refuse_copy, revision_of, snapshot
from app.store.time_budget import Budget, check_time
from app.store.upstream import Followed

__all__ = [
    "DEFAULT_LOCK_TIMEOUT",
    "HEAD",
    "Behind",
    "Budget",
    "Changed",
    "Changes",
    "Content",
    "Corrupt",
    "Derive",
    "Document",
    "DocumentFile",
    "Followed",
    "Locked",
    "Lost",
    "Migrated",
    "NotReady",
    "Overloaded",
    "Rendered",
    "Row",
    "SchemaTooNew",
    "SchemaTooOld",
    "Shelf",
    "Snapshot",
    "StaleIndex",
    "StoreError",
    "TookTooLong",
    "Unavailable",
    "WriteFailed",
    "Writer",
    "backups",
    "believe",
    "check_time",
    "check_url",
    "coverage",
    "documents",
    "editions",
    "engine",
    "found_whole",
    "generation",
    "insist",
    "is_lost",
    "migrate",
    "parse_url",
    "refuse_copy",
    "revision_of",
    "shipped",
    "shrinkage",
    "snapshot",
    "status",
    "stored_accounts",
    "unpublished",
    "upstream",
    "writer",
]

"""Files to records: what each document says of itself, its reading, the id under which it is kept."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from app import sources
from app.ingest.archives import Refused
from app.ingest.inputs import Input
from app.ingest.workers import Workers
from app.law.coverage.reading import read
from app.law.coverage.values import Secondary
from app.law.documents import Account, SourceError
from app.law.quotes.finding import find
from app.sources.coverage import parse
from app.store.coverage import Record

BATCH_FILES = 8
ENDINGS = frozenset((".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml", ""))
"""The endings of the files that are read in a folder; one that is named is read whatever its ending."""
MAX_QUOTATION = 1_000
"""Characters: a check takes no more, and a longer passage is not kept."""
MAX_QUOTATIONS = 200
_SLUG = 60
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref)$")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a record, or why there is none."""

    shown: str
    record: Record | None = None
    refusal: str = ""


@dataclass(slots=True)
class Gathered:
    """What the files came to.

    Attributes:
        records: by id.
        unrecognised: the files of a folder that no document has the ending of.
    """

    records: dict[str, Record] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    unrecognised: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    files: int = 0


def gather(inputs: Iterable[Input | Refused], pool: Workers) -> Gathered:
    """Read every file; of two texts at one address the one that appeared later counts."""
    gathered = Gathered()
    waiting: list[Input] = []
    for given in inputs:
        gathered.files += 1
        if isinstance(given, Refused):
            gathered.refused.append(given)
        elif not given.named and PurePath(given.name).suffix.lower() not in ENDINGS:
            gathered.unrecognised.append(given.shown)
        else:
            waiting.append(given)
    batches = [waiting[start : start + BATCH_FILES] for start in range(0, len(waiting), BATCH_FILES)]
    for outcomes in pool.map(_read_batch, batches):
        for outcome in outcomes:
            _sort_in(outcome, gathered)
    return gathered


def _sort_in(outcome: Outcome, gathered: Gathered) -> None:
    if outcome.record is None:
        gathered.refused.append(Refused(outcome.shown, outcome.refusal))
        return
    other = gathered.records.get(outcome.record.id)
    if other is None:
        gathered.records[outcome.record.id] = outcome.record
    elif other.sha256 == outcome.record.sha256:
        gathered.duplicates.append(outcome.shown)
    elif (later := _later(other, outcome.record)) is not None:
        gathered.records[outcome.record.id] = later
        gathered.duplicates.append(outcome.shown)
    else:
        reason = "has the address of another file and another text, and no later day"
        gathered.refused.append(Refused(outcome.shown, reason))


def _later(first: Record, second: Record) -> Record | None:
    if first.published_on is None or second.published_on is None or first.published_on == second.published_on:
        return None
    return max(first, second, key=lambda record: str(record.published_on))


def _read_batch(inputs: Sequence[Input]) -> list[Outcome]:
    return [read_one(given) for given in inputs]


def read_one(given: Input) -> Outcome:
    """Read one file; nothing that a file can hold raises."""
    try:
        document = parse(given.data, PurePath(given.name).stem)
        if _is_order(given):
            return Outcome(given.shown, refusal="is the text or the record of an order: `eo ingest` takes it")
        return Outcome(given.shown, _record(document, given.data))
    except SourceError as error:
        return Outcome(given.shown, refusal=str(error))


def _is_order(given: Input) -> bool:
    try:
        return any(isinstance(found, Account) for found in sources.parse(given.data, given.name))
    except SourceError:
        return False


def _record(document: Secondary, data: bytes) -> Record:
    sha256 = hashlib.sha256(data).hexdigest()
    found = list(dict.fromkeys(quoted.text for quoted in find("\n\n".join(document.paragraphs))))
    quotations = [text for text in found if 0 < len(text) <= MAX_QUOTATION][:MAX_QUOTATIONS]
    url = document.url and normal_address(document.url)
    document = replace(document, url=url)
    return Record(
        id=identity(url, document.title, sha256),
        title=document.title,
        kind=document.kind,
        url=url,
        publisher=document.publisher,
        published_on=document.published_on,
        sha256=sha256,
        reading=read(document, quotations),
    )


def normal_address(url: str) -> str:
    """An address without what does not tell the page: the fragment, the marks of campaigns."""
    parts = urlsplit(url)
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])])
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, query, ""))


def identity(url: str | None, title: str, sha256: str) -> str:
    """The id of a document: words for people, and a digest of its address or, where it has none, of its bytes."""
    if url is None:
        return f"{_slug(title)}-{sha256[:8]}"
    parts = urlsplit(url)
    address = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
    last = parts.path.rstrip("/").rpartition("/")[2] or parts.netloc
    return f"{_slug(unquote(last))}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"


def _slug(words: str) -> str:
    return (
        _NO_SLUG.sub("-", unicodedata.normalize("NFKD", words).replace("\u2060", "").lower())
        .strip("-")[:_SLUG]
        .rstrip("-")
        or "document"
    )

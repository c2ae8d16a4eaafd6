"""Bytes to documents, over many files: what was read, what was refused, what is no source format."""

import hashlib
import json
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app import sources
from app.ingest.archives import Refused
from app.ingest.inputs import Input
from app.ingest.workers import Workers
from app.law.documents import Document, Head, Kind, NonOrder, SourceError
from app.reconcile import head_of
from app.store import stored_accounts

BATCH_BYTES = 1_000_000
BATCH_FILES = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a file holds: what it says of an order, or a document that is none.

    Attributes:
        place: its place in the file.
        format: the format of the file.
        head: what tells whose account it is; None of what is no order.
        kind, title: of what is no order.
        stored: the whole as the database keeps it.
    """

    place: int
    format: str
    head: Head | None
    kind: Kind | None
    title: str
    stored: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        name, shown: as in Input.
        sha256: of its bytes.
        entries: what it holds; none if it was refused, or is known.
        known: whether it was parsed before, and nothing of it has changed.
        refusal: why it was refused, or "".
        recognised: whether it is in one of the source formats.
    """

    name: str
    shown: str
    sha256: str
    entries: tuple[Entry, ...] = ()
    known: bool = False
    refusal: str = ""
    recognised: bool = True


@dataclass(slots=True)
class Parsed:
    """Everything the files say, sorted by name so that the order of the files does not matter.

    Attributes:
        read: the files that were read, known ones and others.
    """

    read: list[Outcome] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    refused_names: list[str] = field(default_factory=list)
    unrecognised: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    files: int = 0


Known = Collection[tuple[str, str]]
"""The hash and the name of each file that need not be parsed again."""


def parse(
    inputs: Iterable[Input | Refused], pool: Workers, tick: Callable[[int], None], known: Known = frozenset()
) -> Parsed:
    """Parse every input that is not known; `tick` is called with how many files are done.

    A file whose bytes were met before is a duplicate. One that is in no source format is `unrecognised`, which is an
    error only where the user named this very file: a folder may hold a README.
    """
    outcomes: list[Outcome] = []
    parsed = Parsed()
    unknown = _unknown(_only_inputs(inputs, parsed.refused), known, outcomes)
    for done in pool.map(_parse_batch, _batches(unknown)):
        outcomes.extend(done)
        tick(len(outcomes))
    tick(len(outcomes))
    parsed.files = len(outcomes) + len(parsed.refused)
    seen: set[str] = set()
    for outcome in sorted(outcomes, key=lambda outcome: (outcome.name, outcome.shown)):
        _sort_in(outcome, parsed, seen)
    return parsed


def _sort_in(outcome: Outcome, parsed: Parsed, seen: set[str]) -> None:
    if outcome.refusal and outcome.recognised:
        parsed.refused.append(Refused(outcome.shown, outcome.refusal))
        parsed.refused_names.append(outcome.name)
    elif not outcome.recognised:
        parsed.unrecognised.append(outcome.shown)
    elif outcome.sha256 in seen:
        parsed.duplicates.append(outcome.shown)
    else:
        seen.add(outcome.sha256)
        parsed.read.append(outcome)


def _only_inputs(inputs: Iterable[Input | Refused], refused: list[Refused]) -> Iterator[Input]:
    for given in inputs:
        if isinstance(given, Input):
            yield given
        else:
            refused.append(given)


def _unknown(inputs: Iterable[Input], known: Known, outcomes: list[Outcome]) -> Iterator[tuple[Input, str]]:
    """The inputs that have to be parsed, each with its hash; what became of the others goes to `outcomes`."""
    for given in inputs:
        sha256 = hashlib.sha256(given.data).hexdigest()
        if (sha256, given.name) in known:
            outcomes.append(Outcome(given.name, given.shown, sha256, known=True))
        else:
            yield given, sha256


def _batches(inputs: Iterable[tuple[Input, str]]) -> Iterator[list[tuple[Input, str]]]:
    """Runs of files, big enough to be worth a message to a worker and small enough for memory."""
    batch: list[tuple[Input, str]] = []
    size = 0
    for given in inputs:
        batch.append(given)
        size += len(given[0].data)
        if size >= BATCH_BYTES or len(batch) >= BATCH_FILES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parse_batch(inputs: Sequence[tuple[Input, str]]) -> list[Outcome]:
    return [parse_one(given, sha256) for given, sha256 in inputs]


def parse_one(given: Input, sha256: str) -> Outcome:
    """Parse one file with its hash; nothing that a file can hold raises."""
    outcome = Outcome(given.name, given.shown, sha256)
    try:
        found = sources.parse(given.data, given.name)
    except SourceError as error:
        return replace(outcome, refusal=str(error), recognised=given.named or _claims_a_format(given.data))
    return replace(outcome, entries=tuple(_entry(document, sha256, place) for place, document in enumerate(found)))


def _entry(document: Document, sha256: str, place: int) -> Entry:
    if isinstance(document, NonOrder):
        told = json.dumps({"title": document.title, "reason": document.reason}).encode()
        return Entry(place, document.source.format, None, document.kind, document.title, zlib.compress(told))
    written = stored_accounts.to_json(document)
    head = head_of(document, sha256, place, hashlib.sha256(written).hexdigest()[:16])
    return Entry(place, document.source.format, head, None, document.title, zlib.compress(written))


def _claims_a_format(data: bytes) -> bool:
    """Whether a file that cannot be read ought to be readable; an empty one is a source that was cut off."""
    return not data.strip() or any(row.looks_like(data[: sources.HEAD_BYTES]) for row in sources.FORMATS)

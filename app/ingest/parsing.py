"""Bytes to documents, over many files: what was read, what was refused, what is no source format."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app import sources
from app.ingest.inputs import Input
from app.ingest.workers import Workers
from app.ingest.zip_and_tar import Refused
from app.law.documents import Account, Document, NonOrder, SourceError

BATCH_BYTES = 1_000_000
BATCH_FILES = 32


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        name, shown: as in Input.
        sha256: of its bytes.
        documents: what it holds; none if it was refused.
        refusal: why it was refused, or "".
        recognised: whether it is in one of the source formats.
    """

    name: str
    shown: str
    sha256: str
    documents: tuple[Document, ...] = ()
    refusal: str = ""
    recognised: bool = True


@dataclass(slots=True)
class Parsed:
    """Everything the files say, sorted by name so that the order of the files does not matter."""

    accounts: list[Account] = field(default_factory=list)
    non_orders: list[NonOrder] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    refused_names: list[str] = field(default_factory=list)
    unrecognised: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    files: int = 0


def parse(inputs: Iterable[Input | Refused], pool: Workers, tick: Callable[[int], None]) -> Parsed:
    """Parse every input; `tick` is called with how many files are done.

    A file whose bytes were met before is a duplicate. One that is in no source format is `unrecognised`, which is an
    error only where the user named this very file: a folder may hold a README.
    """
    outcomes: list[Outcome] = []
    parsed = Parsed()
    for done in pool.map(_parse_batch, _batches(_only_inputs(inputs, parsed.refused))):
        outcomes.extend(done)
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
        for document in outcome.documents:
            if isinstance(document, Account):
                parsed.accounts.append(document)
            else:
                parsed.non_orders.append(document)


def _only_inputs(inputs: Iterable[Input | Refused], refused: list[Refused]) -> Iterator[Input]:
    for given in inputs:
        if isinstance(given, Input):
            yield given
        else:
            refused.append(given)


def _batches(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    """Runs of files, big enough to be worth a message to a worker and small enough for memory."""
    batch: list[Input] = []
    size = 0
    for given in inputs:
        batch.append(given)
        size += len(given.data)
        if size >= BATCH_BYTES or len(batch) >= BATCH_FILES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parse_batch(inputs: Sequence[Input]) -> list[Outcome]:
    return [parse_one(given) for given in inputs]


def parse_one(given: Input) -> Outcome:
    """Parse one file; nothing that a file can hold raises."""
    sha256 = hashlib.sha256(given.data).hexdigest()
    outcome = Outcome(given.name, given.shown, sha256)
    try:
        return replace(outcome, documents=tuple(sources.parse(given.data, given.name)))
    except SourceError as error:
        return replace(outcome, refusal=str(error), recognised=given.named or _claims_a_format(given.data))


def _claims_a_format(data: bytes) -> bool:
    """Whether a file that cannot be read ought to be readable; an empty one is a source that was cut off."""
    return not data.strip() or any(row.looks_like(data[: sources.HEAD_BYTES]) for row in sources.FORMATS)

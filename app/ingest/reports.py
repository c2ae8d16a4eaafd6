"""What an ingest did, as one JSON object."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Literal

from app.ingest.catalogue import SourceDocument
from app.ingest.corpus_rows import Corpus
from app.ingest.parsing import Parsed
from app.reconcile import Rejected, Unnumbered
from app.store import Changes

NAMES_SHOWN = 50
"""How many names a list of the report holds; `more` says how many were left off."""

State = Literal["published", "unchanged", "dry_run", "rejected", "would_shrink", "incomplete"]


@dataclass(slots=True)
class Report:
    """The summary line of an ingest.

    Attributes:
        state: what became of the database; only "published" changed it.
        message: one sentence for people, or "".
        facts: the rest of the line, in the order in which it is printed.
    """

    state: State = "rejected"
    message: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    def line(self) -> dict[str, Any]:
        """The whole line, for `json.dumps`."""
        return {"state": self.state, "message": self.message, **self.facts}


def of_files(parsed: Parsed, documents: Iterable[SourceDocument]) -> dict[str, Any]:
    """What the files were, and the documents that the corpus is made of."""
    given = list(documents)
    formats: Counter[str] = Counter()
    for document in given:
        formats[document.format] += len(document.heads) + len(document.others)
    return {
        "files": parsed.files,
        "parsed": sum(not outcome.known for outcome in parsed.read),
        "documents": dict(sorted(formats.items())),
        "rejected": len(parsed.refused),
        "rejects": some([{"file": refused.name, "reason": refused.reason} for refused in parsed.refused]),
        "unrecognised": {**some(parsed.unrecognised), "folders": _folders(parsed.unrecognised)},
        "duplicates": some(parsed.duplicates),
        "non_orders": _by_kind(given),
    }


def of_orders(unnumbered: Sequence[Unnumbered], rejected: Sequence[Rejected]) -> dict[str, Any]:
    """What the accounts came to."""
    return {
        "contradictions": some(
            [{"order": found.number, "files": list(found.names), "reason": found.reason} for found in rejected]
        ),
        "unnumbered": some([{"file": page.account.source.name, "reason": page.reason} for page in unnumbered]),
    }


def of_corpus(corpus: Corpus) -> dict[str, Any]:
    """How much there is."""
    counted = Counter[str]()
    unknown: set[str] = set()
    for order in corpus.orders:
        counted.update({**order.reading.counts, "references": order.cites})
        unknown.update(order.reading.offices.unknown)
    return {
        "parse_notes": dict(sorted(corpus.summary["parse_notes"].items())),
        "orders": len(corpus.orders),
        "orders_with_text": sum(bool(order.reading.order.sections) for order in corpus.orders),
        **{name: counted[name] for name in ("sections", "references", "directives")},
        "unknown_actors": len(unknown),
        "doubts": {rule: count for rule, count in corpus.summary["doubts"].items() if count},
    }


def of_changes(changes: Changes, kept: Collection[str]) -> dict[str, Any]:
    """How the corpus differs from the one held before; `kept` are orders as held, whose files were refused."""
    return {
        "added": some(changes.added),
        "changed": some(changes.changed),
        "removed": some(changes.removed),
        "kept": sorted(kept),
    }


def some(items: Sequence[Any]) -> Mapping[str, Any]:
    """How many there are, and the first of them."""
    return {"count": len(items), "some": list(items[:NAMES_SHOWN]), "more": max(0, len(items) - NAMES_SHOWN)}


def _folders(names: Sequence[str]) -> dict[str, dict[str, int]]:
    """How many files of each kind, by the ending of their names, are in each folder."""
    folders: dict[str, Counter[str]] = {}
    for path in map(PurePath, names):
        folders.setdefault(str(path.parent), Counter())[path.suffix.lower() or "none"] += 1
    return {folder: dict(sorted(kinds.items())) for folder, kinds in sorted(folders.items())}


def _by_kind(documents: Iterable[SourceDocument]) -> dict[str, Any]:
    kinds: dict[str, list[str]] = {}
    for document in documents:
        for kind, _ in document.others.values():
            kinds.setdefault(kind.value, []).append(document.name)
    return {kind: some(sorted(names)) for kind, names in sorted(kinds.items())}

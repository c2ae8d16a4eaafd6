"""What an ingest did, as one JSON object."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Literal

from app.ingest.parsing import Parsed
from app.law.documents import Account, Document, NonOrder
from app.reconcile import Reconciled
from app.store import Changes, Content
from app.tables import DirectiveRow, OrderRow

NAMES_SHOWN = 50
"""How many names a list of the report holds; `more` says how many were left off."""

State = Literal["published", "unchanged", "dry_run", "rejected", "would_shrink"]


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


def of_files(parsed: Parsed) -> dict[str, Any]:
    """What the files were."""
    documents: list[Document] = [*parsed.accounts, *parsed.non_orders]
    formats = Counter(document.source.format for document in documents)
    return {
        "files": parsed.files,
        "documents": dict(sorted(formats.items())),
        "rejected": len(parsed.refused),
        "rejects": some([{"file": refused.name, "reason": refused.reason} for refused in parsed.refused]),
        "unrecognised": {**some(parsed.unrecognised), "folders": _folders(parsed.unrecognised)},
        "duplicates": some(parsed.duplicates),
        "non_orders": _by_kind(parsed.non_orders),
    }


def of_orders(reconciled: Reconciled) -> dict[str, Any]:
    """What the accounts came to."""
    notes = Counter(note.code for order in reconciled.orders for note in order.notes)
    return {
        "contradictions": some(
            [
                {"order": found.number, "files": list(found.names), "reason": found.reason}
                for found in reconciled.rejected
            ]
        ),
        "unnumbered": some(
            [{"file": page.account.source.name, "reason": page.reason} for page in reconciled.unnumbered]
        ),
        "parse_notes": dict(sorted(notes.items())),
    }


def of_content(content: Content) -> dict[str, Any]:
    """How much there is."""
    unknown = {
        actor["name"].lower() for row in content.rows[DirectiveRow] for actor in row["actors"] if actor["slug"] is None
    }
    orders = list(content.rows[OrderRow])
    counted = {name: sum(row["counts"][name] for row in orders) for name in ("sections", "references", "directives")}
    return {
        "orders": len(orders),
        "orders_with_text": sum(row["has_text"] for row in orders),
        **counted,
        "unknown_actors": len(unknown),
        "doubts": {rule: count for rule, count in content.summary["doubts"].items() if count},
    }


def of_changes(changes: Changes, kept: Iterable[Account]) -> dict[str, Any]:
    """How the corpus differs from the one held before; `kept` are old accounts kept for files that were refused."""
    return {
        "added": some(changes.added),
        "changed": some(changes.changed),
        "removed": some(changes.removed),
        "kept": sorted({account.number for account in kept if account.number}),
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


def _by_kind(non_orders: Sequence[NonOrder]) -> dict[str, Any]:
    kinds: dict[str, list[str]] = {}
    for document in non_orders:
        kinds.setdefault(document.kind.value, []).append(document.source.name)
    return {kind: some(sorted(names)) for kind, names in sorted(kinds.items())}

"""What differs between two standings of one order: pure comparison, by fingerprints."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.schemas import MEANINGS, ChangedFact, ChangeKind, ReplacedBecause


@dataclass(frozen=True, slots=True)
class Text:
    """The text that is served of an order, and the publication that it was read from.

    Attributes:
        source, format, name, sha256, title, html_url: of the publication.
        is_correction: whether it is a correction that the Federal Register printed of an order.
        others: the hashes of all publications held of the order.
        document: its provisions, as `VersionRow` keeps them; empty where nobody needs them.
    """

    source: str
    format: str
    name: str
    sha256: str
    title: str
    html_url: str | None
    is_correction: bool
    others: frozenset[str]
    document: bytes = b""


@dataclass(frozen=True, slots=True)
class Standing:
    """An order as one corpus holds it.

    Attributes:
        facts: a fingerprint of each fact.
        text: None where no text is held.
    """

    key: int
    number: str
    title: str
    president: str | None
    status: str
    facts: Mapping[ChangedFact, bytes]
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One change of one order; see `ChangeRow`."""

    change: ChangeKind
    facts: tuple[ChangedFact, ...] = ()
    status_from: str | None = None
    status_to: str | None = None


def compared(old: Standing | None, new: Standing | None) -> list[Told]:
    """What became of an order; nothing where nothing that is told of it differs, whatever its digest.

    Of a changed order there are up to three changes: of its content, of its facts, of its status. What tells the status
    is named with that, or among the facts where the status is the same.
    """
    if old is None or new is None:
        added = [] if new is None else [Told(ChangeKind.ADDED, (), None, new.status)]
        return added if old is None else [*added, Told(ChangeKind.REMOVED, (), old.status, None)]
    same_status = old.status == new.status
    found: dict[ChangeKind, list[ChangedFact]] = {kind: [] for kind in (ChangeKind.CONTENT, ChangeKind.FACTS)}
    of_status: list[ChangedFact] = []
    for fact, (kind, _) in MEANINGS.items():
        if old.facts[fact] != new.facts[fact]:
            named = of_status if kind is ChangeKind.STATUS and not same_status else found.get(kind)
            (found[ChangeKind.FACTS] if named is None else named).append(fact)
    told = [Told(kind, tuple(facts)) for kind, facts in found.items() if facts]
    return told if same_status else [*told, Told(ChangeKind.STATUS, tuple(of_status), old.status, new.status)]


def replaced(old: Standing, new: Standing) -> ReplacedBecause | None:
    """Why the text of `old` was replaced by another publication's; None if it was not.

    The same words from elsewhere replace no text, and neither does another reading of the same bytes.
    """
    before, after = old.text, new.text
    if before is None or after is None or before.sha256 == after.sha256:
        return None
    if old.facts[ChangedFact.TEXT] == new.facts[ChangedFact.TEXT]:
        return None
    if after.is_correction:
        return ReplacedBecause.CORRECTION
    if before.format == after.format and before.sha256 not in after.others and _same_page(before, after):
        return ReplacedBecause.SAME_PUBLICATION_CHANGED
    return ReplacedBecause.BETTER_PUBLICATION


def _same_page(before: Text, after: Text) -> bool:
    """Whether two publications of one format are the same: by their address, or by their file where one has none."""
    if before.html_url is not None and after.html_url is not None:
        return before.html_url == after.html_url
    return before.name == after.name

"""A run of `eo fetch`: list, prove, fetch, prove; the store holds what came, and says whether it is everything."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from app.upstream import completeness, listing
from app.upstream.addresses import Base
from app.upstream.asking import Asking, Patience
from app.upstream.client import Client
from app.upstream.completeness import Known, Proof
from app.upstream.connections import Resolve, system_resolve
from app.upstream.documents import Documents, Outcome
from app.upstream.entries import Entry, entry, is_of, is_order
from app.upstream.failures import IncompleteError, UpstreamError
from app.upstream.pacing import Clock
from app.upstream.slices import FIRST_DAY
from app.upstream.store import Store
from app.upstream.store.state import Scope
from app.upstream.texts import EXTENSIONS

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, of how much."""
_LISTING_HOLDS = timedelta(days=1)
"""A run that goes on later than this lists anew: orders will have been published."""


class OtherScopeError(Exception):
    """The run that shall go on asked for something else."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run does.

    Attributes:
        store: the folder.
        scope: what is asked for; None is everything, or what the run that is resumed asks for.
        base: who is asked.
        rate: the most requests a second; 0 is no limit.
        text_rate: the most texts a second.
        resume: whether an interrupted run goes on.
        refresh: whether to ask for what the list says is unchanged, too.
        allow_shrink: whether to believe that documents or notes went.
        deadline: the most seconds for one request.
        patience: when to give up.
        known: numbers of orders that must be listed, if they are within what is.
    """

    store: Path
    scope: Scope | None
    base: Base
    rate: float = 5.0
    text_rate: float = 1.0
    resume: bool = False
    refresh: bool = False
    allow_shrink: bool = False
    deadline: float = 30.0
    patience: Patience = field(default_factory=Patience)
    known: Collection[str] = ()


@dataclass(slots=True)
class Report:
    """What a run came to.

    Attributes:
        state: "complete", "incomplete" or "failed".
        message: why it is not complete.
        documents: how many are within the scope.
        stated: how many documents the server states for the days of the scope.
    """

    state: str = "complete"
    message: str | None = None
    documents: int = 0
    stated: int = 0
    slices: int = 0
    foreign: int = 0
    requests: int = 0
    bytes: int = 0
    proof: Proof = field(default_factory=lambda: Proof((), (), (), ()))
    outcome: Outcome = field(default_factory=Outcome)

    def line(self) -> dict[str, Any]:
        """As the command prints it."""
        told = {"state": self.state, "documents": self.documents, "stated": self.stated, "slices": self.slices}
        told |= {"fetched": self.outcome.fetched, "unchanged": self.outcome.unchanged, "foreign": self.foreign}
        told |= {"requests": self.requests, "bytes": self.bytes, "gaps": self.proof.gaps}
        told |= {"unnumbered": self.proof.unnumbered, "vanished": self.proof.vanished}
        told |= {"without_text": self.outcome.without_text, "absent_corrections": self.outcome.absent}
        told |= {"failed": self.outcome.failed, "refused": self.outcome.wrong}
        return told | ({"message": self.message} if self.message else {})


def run(
    options: Options,
    now: datetime,
    progress: Progress,
    *,
    clock: Clock | None = None,
    resolve: Resolve = system_resolve,
) -> Report:
    """Fetch what the scope asks for into the store.

    Args:
        options: what to do.
        now: the present; its day is the last one asked for where the scope says none.
        progress: told how far it is.
        clock: lets time pass.
        resolve: gives the addresses of the host.

    Raises:
        StoreError: the store cannot be read or written.
        OtherScopeError: the run to resume asks for something else.
    """
    report = Report()
    with Store(options.store) as store, Client(options.base, options.deadline, resolve=resolve) as client:
        asking = Asking(client, options.rate, options.text_rate, options.patience, clock)
        scope = _begin(store, options, now)
        try:
            _fetch(scope, scope.until or now.date(), options, asking, store, progress, report)
        except IncompleteError as error:
            report.state, report.message = "incomplete", str(error)
        except UpstreamError as error:
            report.state, report.message = "failed", str(error)
        report.requests, report.bytes = client.asked.requests, client.asked.bytes
        store.end(report.state, report.message)
    return report


def _begin(store: Store, options: Options, now: datetime) -> Scope:
    """Go on with the last run if that is asked for and it did not end well, else begin one."""
    last = store.state.runs[-1] if store.state.runs else None
    if not options.resume or last is None or last.state == "complete":
        store.begin(options.scope or Scope(FIRST_DAY), now)
        return store.run.scope
    if options.scope is not None and options.scope != last.scope:
        raise OtherScopeError(
            "the run that was interrupted asked for something else; resume it without --since and the like"
        )
    if last.state == "incomplete" or now - datetime.fromisoformat(last.id) > _LISTING_HOLDS:
        store.relist()
    return last.scope


def _fetch(
    scope: Scope, until: date, options: Options, asking: Asking, store: Store, progress: Progress, report: Report
) -> None:
    known = Known(_entries(store, scope, until), options.known)
    listed = listing.of(scope, until, asking, store, partial(progress, "list"))
    chosen = _chosen(listed.entries, scope)
    report.documents, report.stated = len(chosen), listed.stated
    report.slices, report.foreign = listed.slices, listed.foreign
    report.proof = completeness.of_listing(listed, chosen, scope, known, allow_shrink=options.allow_shrink)
    if report.proof.faults:
        raise IncompleteError("; ".join(report.proof.faults))
    for number in report.proof.vanished:
        for extension in ("json", *EXTENSIONS):
            store.drop(f"{number}.{extension}")
    documents = Documents(asking, store, refresh=options.refresh)
    report.outcome = documents.outcome
    documents.fetch(chosen, partial(progress, "fetch"))
    _judge(documents.outcome, sum(one.notes for one in chosen))


def _judge(outcome: Outcome, noted: int) -> None:
    """Whether every document that is listed was fetched.

    Raises:
        UpstreamError: the server failed at some.
        IncompleteError: what came for some was not believed.
    """
    if outcome.failed:
        raise UpstreamError(_counted("could not be fetched", outcome.failed))
    if outcome.wrong:
        raise IncompleteError(_counted("were refused", outcome.wrong))
    fault = completeness.of_notes(noted, outcome.without_notes)
    if fault:
        raise IncompleteError(fault)


def _counted(what: str, reasons: Mapping[str, str]) -> str:
    return f"{len(reasons)} documents {what}; the first: {next(iter(reasons.values()))}"


def _chosen(entries: Sequence[Entry], scope: Scope) -> tuple[Entry, ...]:
    wanted = set(scope.numbers)
    return tuple(one for one in entries if not wanted or wanted & {one.number, one.order})


def _entries(store: Store, scope: Scope, until: date) -> dict[str, Entry]:
    """The documents of the store that a listing of the scope must have: orders, without what only corrects them."""
    read = (json.loads(store.held(name) or b"{}") for name in list(store.state.held) if name.endswith(".json"))
    found = {one.number: one for one in map(entry, filter(is_order, read))}
    for number in [number for one in found.values() for number in one.corrections]:
        found.pop(number, None)
    return {
        number: one
        for number, one in found.items()
        if scope.since <= one.published_on <= until and (scope.president is None or is_of(one, scope.president))
    }

"""What a store's journal comes to: which bytes stand under which name now, and how its runs ended. Pure.

A run has a scope: the days, the president, the numbers it asked for. The store is complete when every run that was
begun was proved complete, itself or by a later run that asked for as much.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.upstream.answers import Validators


@dataclass(frozen=True, slots=True)
class Scope:
    """What a run asks for: documents published from the first to the last day, all or some.

    Attributes:
        until: None is the day on which it is asked.
        president: a slug.
        numbers: of orders or documents.
    """

    since: date
    until: date | None = None
    president: str | None = None
    numbers: tuple[str, ...] = ()

    def covers(self, other: "Scope") -> bool:
        """Whether a later run of this scope has asked for everything that `other` asks for."""
        if self.president not in (None, other.president):
            return False
        if self.numbers and not (other.numbers and set(other.numbers) <= set(self.numbers)):
            return False
        return self.since <= other.since and (self.until is None or (other.until or date.max) <= self.until)

    @property
    def is_open(self) -> bool:
        """Whether it asks for all that is published from its first day on."""
        return self.until is None and self.president is None and not self.numbers

    def told(self) -> dict[str, Any]:
        """As the journal keeps it."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "president": self.president,
            "numbers": list(self.numbers),
        }


def scope(told: Mapping[str, Any]) -> Scope:
    """Read back what `Scope.told` wrote.

    Raises:
        ValueError, KeyError, TypeError: it is no scope.
    """
    until = told["until"]
    return Scope(
        date.fromisoformat(told["since"]), date.fromisoformat(until) if until else None, told["president"],
        tuple(told["numbers"]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """What stands under a name.

    Attributes:
        sha256: of the bytes.
        path: what was asked for.
        at: when the server was last asked, in ISO format.
    """

    sha256: str
    path: str
    at: str
    validators: Validators


@dataclass(slots=True)
class Run:
    """One run: from its beginning to its proof, over as many interruptions as there were.

    Attributes:
        id: when it began, in ISO format.
        slices: the digest of what each proved slice lists.
        done: the names that were asked for and answered.
        state: "complete", "incomplete", "failed", or None where it was interrupted.
        reason: why it is not complete.
    """

    id: str
    scope: Scope
    slices: dict[str, str] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    state: str | None = None
    reason: str | None = None


@dataclass(slots=True)
class State:
    """The state after the whole journal.

    Attributes:
        dropped: the names that were held once and are no more.
    """

    held: dict[str, Held] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    runs: list[Run] = field(default_factory=list)

    def open_runs(self) -> list[Run]:
        """The runs that were proved neither themselves nor by a later one that asked for as much."""
        found: list[Run] = []
        for run in self.runs:
            if run.state == "complete":
                found = [other for other in found if not run.scope.covers(other.scope)]
            else:
                found.append(run)
        return found

    def incomplete(self) -> str | None:
        """Why the store is not proved complete, or None if it is."""
        if not self.runs:
            return "nothing was fetched yet"
        found = self.open_runs()
        if not found:
            return None
        last = found[-1]
        return f"the fetch begun at {last.id} is not complete: {last.reason or 'it was interrupted'}"


def replay(events: Iterable[Mapping[str, Any]]) -> State:
    """Go through the journal.

    Raises:
        KeyError, ValueError, TypeError: an event has not the fields of its kind.
    """
    state = State()
    for event in events:
        apply(state, event)
    return state


def apply(state: State, event: Mapping[str, Any]) -> None:
    """Take one event into the state.

    Raises:
        KeyError, ValueError, TypeError, IndexError: it has not the fields of its kind, or belongs to no run.
    """
    kind = event["event"]
    if kind == "began":
        state.runs.append(Run(event["run"], scope(event["scope"])))
        return
    run = state.runs[-1]
    if kind == "listed":
        run.slices[event["slice"]] = event["sha256"]
    elif kind in ("fetched", "unchanged"):
        run.done.add(event["name"])
        state.dropped.discard(event["name"])
        state.held[event["name"]] = Held(
            event["sha256"], event["path"], event["at"], Validators(event.get("etag"), event.get("last_modified"))
        )
    elif kind == "dropped":
        state.held.pop(event["name"], None)
        state.dropped.add(event["name"])
    elif kind == "relists":
        run.slices.clear()
    elif kind == "ended":
        run.state, run.reason = event["state"], event.get("reason")

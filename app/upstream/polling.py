"""One look at the Federal Register: what is new is fetched into the store, what is announced is told.

Mostly a look is one page of a list and the page of public inspection, asked for conditionally: what was published
since the last run that was proved, with some days before it, says what the store says. Once a day everything is listed,
because editors add notes to orders of any age. All that a look needs to know stands in the store.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app import sources
from app.law.documents import Account, SourceError
from app.upstream import held, inspection, listing, running
from app.upstream.answers import Answer, Validators
from app.upstream.asking import Asking
from app.upstream.client import Client
from app.upstream.connections import Resolve, system_resolve
from app.upstream.entries import says_the_same
from app.upstream.failures import AnswerRefusedError, IncompleteError, MissingError, UpstreamError
from app.upstream.inspection import Inspected
from app.upstream.pacing import Clock
from app.upstream.pages import Page
from app.upstream.running import EVERYTHING, Options, Progress
from app.upstream.slices import Slice
from app.upstream.store import Store
from app.upstream.store.state import Run, Scope, State

_OVERLAP = timedelta(days=7)
"""So far back is looked: documents are put in days after their day of publication."""
_EVERYTHING_EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Look:
    """What a look found.

    Attributes:
        changed: whether the store holds something else than before.
        announced: the orders on public inspection; None if that could not be asked.
        trouble: what failed beside the documents.
    """

    changed: bool
    announced: tuple[Inspected, ...] | None = None
    trouble: str | None = None


class Looking:
    """Looks, again and again, and remembers only what makes the questions conditional.

    Args:
        options: of the runs; what they ask for is decided here.
        progress: told how far a run is.
        clock: lets time pass within a look.
        resolve: gives the addresses of the host.
    """

    def __init__(
        self, options: Options, progress: Progress, clock: Clock | None = None, resolve: Resolve = system_resolve
    ) -> None:
        self._options = options
        self._progress = progress
        self._clock = clock
        self._resolve = resolve
        self._pages: dict[str, tuple[Validators, Page]] = {}
        self._inspected: tuple[Validators, tuple[Inspected, ...]] | None = None

    def look(self, now: datetime) -> Look:
        """Look once.

        Raises:
            UpstreamError: the server failed; what came is kept.
            IncompleteError: what came cannot be proved to be everything.
            StoreError: the store cannot be read or written.
        """
        with Store(self._options.store) as store:
            before = _digests(store.state)
            scope, resumes = _due(store.state, now)
        if scope == EVERYTHING or self._has_news(scope, now):
            self._run(scope, now, resumes=resumes)
        announced, trouble = self._announced()
        with Store(self._options.store) as store:
            return Look(_digests(store.state) != before, announced, trouble)

    def _run(self, scope: Scope, now: datetime, *, resumes: bool) -> None:
        options = replace(self._options, scope=None if resumes else scope, resume=resumes)
        report = running.run(options, now, self._progress, clock=self._clock, resolve=self._resolve)
        if report.state == "failed":
            raise UpstreamError(report.message or "")
        if report.state == "incomplete":
            raise IncompleteError(report.message or "")

    def _asking(self, client: Client) -> Asking:
        options = self._options
        return Asking(client, options.rate, options.text_rate, options.patience, self._clock)

    def _client(self) -> Client:
        return Client(self._options.base, self._options.deadline, resolve=self._resolve)

    def _has_news(self, scope: Scope, now: datetime) -> bool:
        part = Slice(scope.since, now.date())
        with self._client() as client:
            listed = listing.peek(part, self._asking(client), self._pages)
        if listed is None:
            return True
        with Store(self._options.store) as store:
            known = held.orders(store, part.first, part.last)
        return known.keys() != {one.number for one in listed} or not all(
            says_the_same(one.record, known[one.number].record) for one in listed
        )

    def _announced(self) -> tuple[tuple[Inspected, ...] | None, str | None]:
        """The orders on public inspection; those whose number is told are read, if their text can be."""
        try:
            with self._client() as client:
                asking = self._asking(client)
                found = asking.get(
                    inspection.PATH, self._inspection, validators=self._inspected[0] if self._inspected else None
                )
                with Store(self._options.store) as store:
                    for one in found:
                        _read_ahead(one, asking, store)
        except UpstreamError as error:
            return None, f"public inspection: {error}"
        return found, None

    def _inspection(self, answer: Answer) -> tuple[Inspected, ...]:
        if answer.is_unchanged and self._inspected is not None:
            return self._inspected[1]
        found = inspection.read(answer, self._options.base)
        self._inspected = (answer.validators, found)
        return found


def _digests(state: State) -> dict[str, str]:
    return {name: one.sha256 for name, one in state.held.items()}


def _due(state: State, now: datetime) -> tuple[Scope, bool]:
    """What a run would ask for now, and whether it goes on with the last one: everything, or what is new."""
    last = state.runs[-1] if state.runs else None
    proved = [run for run in state.runs if run.state == "complete" and run.scope.is_open]
    everything = [run for run in proved if run.scope == EVERYTHING]
    open_ = state.open_runs()
    if last is not None and last in open_ and last.scope == EVERYTHING:
        return EVERYTHING, True
    if not everything or now - _begun(everything[-1]) >= _EVERYTHING_EVERY:
        return EVERYTHING, False
    since = min([_begun(proved[-1]).date() - _OVERLAP, *(run.scope.since for run in open_)])
    return Scope(since), False


def _begun(run: Run) -> datetime:
    return datetime.fromisoformat(run.id)


def _read_ahead(one: Inspected, asking: Asking, store: Store) -> None:
    """Take the text of an order that is not published yet, if its number is told and the text can be read.

    It goes when the published text comes; what cannot be read is announced and nothing else.
    """
    name = f"{one.number}.txt"
    if one.order is None or one.text is None or {name, f"{one.number}.json"} & store.state.held.keys():
        return

    def read(answer: Answer) -> Answer | None:
        try:
            found = sources.parse(answer.body, one.number)
        except SourceError:
            return None
        return answer if any(isinstance(text, Account) and text.number == one.order for text in found) else None

    try:
        answer = asking.get(one.text, read, is_text=True)
    except (MissingError, AnswerRefusedError):
        return
    if answer is not None:
        store.put(name, answer)

"""One document: its own JSON, then its text, each into the store under its stable name."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from app.upstream import texts
from app.upstream.answers import Answer, Validators
from app.upstream.asking import Asking
from app.upstream.entries import Entry, entry, says_the_same
from app.upstream.failures import (
    AnswerRefusedError,
    BlockedError,
    BudgetSpentError,
    MissingError,
    RefusedError,
    TransientError,
)
from app.upstream.store import Store

Record = Mapping[str, Any]
_DOCUMENTS = "/api/v1/documents"
_IN_A_ROW = 3
"""So many documents in a row at which the server failed, and the run ends: it is not about the document."""


@dataclass(slots=True)
class Outcome:
    """What came of the documents.

    Attributes:
        fetched: how many files came or changed.
        unchanged: how many are as they were.
        without_text: documents that have none.
        failed: what could not be fetched, by name: the server's failures.
        wrong: what came and was not believed, by name.
        without_notes: documents whose notes the list has and their own JSON has not; a few may have been noted today.
        absent: corrections that an order names and the server does not have, or not such as can be read.
    """

    fetched: int = 0
    unchanged: int = 0
    without_text: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    without_notes: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


class Documents:
    """Fetches documents into a store.

    Args:
        asking: asks.
        store: keeps.
        refresh: whether to ask for what the list says is unchanged, too.
    """

    def __init__(self, asking: Asking, store: Store, *, refresh: bool) -> None:
        self.outcome = Outcome()
        self._asking = asking
        self._store = store
        self._refresh = refresh
        self._in_a_row = 0
        self._orders: Counter[str] = Counter()

    def fetch(self, entries: tuple[Entry, ...], tick: Callable[[int, int], None]) -> Outcome:
        """Fetch what is listed, one after the other; one that fails does not keep the others away.

        Raises:
            BlockedError, BudgetSpentError: going on is of no use.
        """
        self._orders = Counter(one.order for one in entries if one.order)
        corrections = {number: one for one in entries for number in one.corrections}
        for one in entries:
            corrections.pop(one.number, None)
        total = len(entries) + len(corrections)
        steps = [
            *((one.number, partial(self._document, one)) for one in entries),
            *((number, partial(self._correction, number, one)) for number, one in corrections.items()),
        ]
        for place, (number, step) in enumerate(steps, start=1):
            self._try(number, step)
            tick(place, total)
        return self.outcome

    def _try(self, number: str, step: Callable[[], None]) -> None:
        try:
            step()
        except (BlockedError, BudgetSpentError):
            raise
        except (AnswerRefusedError, MissingError) as error:
            self._in_a_row = 0
            self.outcome.wrong[number] = str(error)
        except (TransientError, RefusedError) as error:
            self._in_a_row += 1
            self.outcome.failed[number] = str(error)
            if self._in_a_row >= _IN_A_ROW:
                raise
        else:
            self._in_a_row = 0

    def _document(self, listed: Entry) -> None:
        name = f"{listed.number}.json"
        held = self._record(name)
        if name in self._store.run.done and held is not None:
            self._compare(name, listed)
            self._text(held, ask=True)
        elif held is not None and not self._refresh and says_the_same(listed.record, held):
            self.outcome.unchanged += 1
            self._text(held, ask=False)
        else:
            path = f"{_DOCUMENTS}/{name}?publication_date={listed.published_on}"
            before = entry(held) if held is not None else None
            # Where the list says something else than the held JSON, "not modified" would be another's word against it.
            is_conditional = held is not None and says_the_same(listed.record, held)
            self._own(name, path, lambda answer: texts.own(answer, listed, before), held, is_conditional=is_conditional)
            self._compare(name, listed)

    def _compare(self, name: str, listed: Entry) -> None:
        own = self._record(name)
        if listed.notes and own is not None and not entry(own).notes:
            self.outcome.without_notes.append(listed.number)

    def _correction(self, number: str, corrected: Entry) -> None:
        """A document that corrects an order; it need not be called an executive order itself.

        One that the server does not have, or that cannot be read, is told; the order's own text stands without it.
        """
        name = f"{number}.json"
        held = self._record(name)
        if held is not None and (name in self._store.run.done or not self._refresh):
            self._text(held, ask=name in self._store.run.done)
            return
        try:
            self._own(name, f"{_DOCUMENTS}/{name}", lambda answer: texts.correction(answer, number), held)
        except (MissingError, AnswerRefusedError):
            self.outcome.absent.append(f"{number} of {corrected.number}")

    def _own(
        self,
        name: str,
        path: str,
        check: Callable[[Answer], Entry],
        held: Record | None,
        *,
        is_conditional: bool = True,
    ) -> None:
        def read(answer: Answer) -> Answer:
            if answer.is_unchanged:
                return answer
            found = check(answer)
            texts.of(found.record, found, self._asking.client.base)  # refuses what names another's text
            texts.corrections(found, self._asking.client.base)
            return replace(answer, is_unchanged=held is not None and _is_as_it_was(found.record, held))

        answer = self._asking.get(path, read, validators=self._validators(name) if is_conditional else None)
        self._keep(name, answer)
        record = self._record(name)
        if record is not None:
            self._text(record, ask=True)

    def _text(self, record: Record, *, ask: bool) -> None:
        """The text that the document's JSON names; what stood for it before goes.

        Args:
            record: the document's JSON.
            ask: whether to ask for a text that is held, too, unless this run has done so.
        """
        found = entry(record)
        best = texts.of(record, found, self._asking.client.base)
        if best is None:
            self.outcome.without_text.append(found.number)
            return
        name, path = best
        is_held = name in self._store.state.held
        if is_held and (not ask or name in self._store.run.done):
            self.outcome.unchanged += 1
            return
        answer = self._asking.get(
            path, lambda answer: answer if answer.is_unchanged else texts.check(answer, found, self._orders),
            validators=self._validators(name), is_text=True,
        )  # fmt: skip
        self._keep(name, answer)
        for other in texts.EXTENSIONS:
            if not name.endswith(other):
                self._store.drop(f"{found.number}.{other}")

    def _keep(self, name: str, answer: Answer) -> None:
        if self._store.put(name, answer):
            self.outcome.fetched += 1
        else:
            self.outcome.unchanged += 1

    def _validators(self, name: str) -> Validators | None:
        held = self._store.state.held.get(name)
        return held.validators if held else None

    def _record(self, name: str) -> Record | None:
        data = self._store.held(name)
        return json.loads(data) if data is not None else None


def _is_as_it_was(record: Record, held: Record) -> bool:
    """Whether a document's JSON says what it said: its counter of readers moves every day and is no news."""
    return {**record, "page_views": None} == {**held, "page_views": None}

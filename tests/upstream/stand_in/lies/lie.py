"""What a lie is: a row with what it answers, and what is right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.upstream.stand_in import made_up
from tests.upstream.stand_in.answer import Answer
from tests.upstream.stand_in.asked import LIST, Asked
from tests.upstream.stand_in.server import StandIn, Tell
from tests.upstream.stand_in.shelf import Shelf

HEALED = frozenset({0})
"""The store holds the truth, whole."""
UPSTREAM, UNPROVED, REFUSED = frozenset({4}), frozenset({7}), frozenset({4, 7})
"""Exit codes: the upstream failed; it is not proved complete; one or the other. What was published stays."""
EITHER = HEALED | REFUSED
"""The truth, or nothing."""
BY_THE_INGEST = frozenset({3})
"""Beside the others: the fetch cannot know, the ingest of what it fetched refuses."""
KNOWN, NOTHING = "known", "nothing"


@dataclass(frozen=True, slots=True)
class Lie:
    """A lie.

    Attributes:
        name: in few words.
        does: what the server does.
        tell: its answers.
        right: the exit codes that are right; at 0 what is held must be the truth.
        start: whether the client knows what yesterday was, or nothing.
        shelf: the truth.
        largest_page: the most documents of a page.
        most: the most requests that are decent; a server that shuts us out is not asked on and on.
        is_about_form: whether a document's own JSON may say the same otherwise; then what is read of it must be the
            truth, its bytes need not.
        is_another_form: whether another row tells the like, so that this one is for the long run.
        more: of the fetch ("deadline", "budget", "president").
    """

    name: str
    does: str
    tell: Tell
    right: frozenset[int]
    start: str = KNOWN
    shelf: Callable[[], Shelf] = made_up.today
    largest_page: int = 4
    most: int = 400
    is_about_form: bool = False
    is_another_form: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)


Change = Callable[[Asked, Answer, StandIn], Answer]


def on(kind: str, change: Change, *, number: str | None = None, first: int | None = None) -> Tell:
    """A lie about requests of a kind alone.

    Args:
        kind: of what is asked for.
        change: what is made of the honest answer.
        number: of one document alone.
        first: tell it so often for each URL, and then the truth.
    """

    def tell(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
        if asked.kind != kind or (number and asked.number != number) or (first and asked.nth_of_url > first):
            return truth
        return change(asked, truth, stand_in)

    return tell


def always(answer: Answer) -> Change:
    """The same answer, whatever is asked."""
    return lambda _asked, _truth, _stand_in: answer


def told(change: Callable[[dict[str, Any], Asked], Any]) -> Change:
    """Change the JSON of an answer: in its place, or by returning another.

    The truth stays where nothing was changed.
    """

    def change_(asked: Asked, truth: Answer, _stand_in: StandIn) -> Answer:
        if not truth.body:
            return truth
        said = truth.told()
        other = change(said, asked)
        said = said if other is None else other
        return truth if said == truth.told() else truth.telling(said)

    return change_


def lists(change: Callable[[dict[str, Any], Asked], Any], first: int | None = None) -> Tell:
    """A lie about the JSON of lists."""
    return on(LIST, told(change), first=first)


def records(change: Callable[[dict[str, Any]], Any]) -> Change:
    """Change each record of a list, or the document's own."""

    def each(said: dict[str, Any], _asked: Asked) -> None:
        for record in said.get("results", [said]):
            change(record)

    return told(each)


def both(*tells: Tell) -> Tell:
    """One lie after another, where the one before said the truth."""

    def tell(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
        for one in tells:
            answer = one(asked, truth, stand_in)
            if answer is not truth:
                return answer
        return truth

    return tell

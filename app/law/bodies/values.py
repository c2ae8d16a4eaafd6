"""What one order says of bodies: which it founds, continues and abolishes, each with its words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.law.documents import Span

How = Literal["established", "reestablished", "directed", "activated"]
Does = Literal["continues", "terminates", "renames"]


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about a body.

    Attributes:
        section: the id of its provision.
        words: the sentence.
        items: what stands listed below it, where it ends in a colon.
    """

    section: str
    words: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Founding:
    """One body that an order makes.

    Attributes:
        section, field: where the sentence stands.
        words: the sentence.
        span: where it stands there, or None where the words are not these to the letter.
        name: the whole name, without an article; of a body without a name what it is called ("board of three members").
        is_named: whether that is a name.
        aliases: the other names that the sentence gives it ("Task Force", "NICE").
        kind: one of `kinds.KINDS`.
        how: `established` by the order itself, `reestablished` likewise, `directed`: an officer shall establish it,
            `activated`: a reorganization plan makes it and the order makes the plan effective.
        chairs, members: who leads it and who is in it, as told.
    """

    section: str
    field: str
    words: str
    span: Span | None
    name: str
    is_named: bool
    aliases: tuple[str, ...]
    kind: str
    how: How
    chairs: tuple[Told, ...] = ()
    members: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """What an order does to a body that is there.

    Attributes:
        section: the id of the provision.
        words: the sentence, and the item of its list.
        does: `continues`, `terminates` or `renames`.
        name: the body, without an article.
        to: the name that it is given, or None.
        order: the number of the order that the words name as its founding one, or None.
        instrument: what a list names as founding it in place of an order ("Proclamation 8947"), or None.
        until: the day to which it is continued, or None.
    """

    section: str
    words: str
    does: Does
    name: str
    order: str | None
    until: date | None = None
    instrument: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """All that an order says of bodies, in document order."""

    foundings: tuple[Founding, ...] = ()
    acts: tuple[Act, ...] = ()


NOTHING = Said()
"""What most orders say of bodies."""

Status = Literal["standing", "ended", "unknown"]
Ground = Literal["abolished", "order_ended", "provision_ended", "day_passed", "day_to_come"]


@dataclass(frozen=True, slots=True)
class Deed:
    """What an order did to a body.

    Attributes:
        order: the number of the order that acts.
        section: the id of its provision, or None where an editors' note alone tells it.
        words: its sentence, or the note.
        on: the day it was signed, or None.
        until: the day to which it continues the body, or None.
    """

    order: str
    section: str | None
    words: str
    on: date | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Renaming:
    """A later name of a body.

    Attributes:
        name: without an article.
        deed: the words that give it, or that call it so and name its founding order.
    """

    name: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class End:
    """An end that the founding order sets the body.

    Attributes:
        on: the day, as the last of `extended_by` sets it, or None of an event or a day that is not known.
        section: the id of the provision, or None where the editors' note says it.
        words: the sentence.
        extended_by: the numbers of the orders that set, or may have set, another day, oldest first.
    """

    on: date | None
    section: str | None
    words: str
    extended_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a body's status rests on: the ground, and the provision and the words that tell it.

    Attributes:
        ground: `abolished` by words that name it; its founding order, or the provision of it, ended; the day of its end
            has passed, or is to come.
        order: the number of the order whose words these are, or None of a law or another document.
        section: the id of the provision, or None where an editors' note tells it.
        words: the sentence or the note.
        on: the day from which that holds, or None.
    """

    ground: Ground
    order: str | None
    section: str | None
    words: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Body:
    """One body with all that the orders tell of it.

    Attributes:
        slug: from the name of its founding, with the number of its founding order where another had the name before.
        name: the last that an order gave it.
        is_named, kind: as of its founding.
        names: what else it is or was called, its short names among them.
        order: the number of its founding order, or None where another instrument founded it.
        instrument: that instrument as a list names it, or None.
        founding: the words that make it; None where only a later order tells that this one did.
        told_by: that later order's words, or None.
        renamed: the names that later orders gave it, oldest first.
        continued, terminated, amended: likewise.
        ends: what its founding order says of its end.
        ends_on: the day on which it ends or has ended by the last words that set one, or None.
        status, basis: see docs/bodies.md.
    """

    slug: str
    name: str
    is_named: bool
    kind: str
    names: tuple[str, ...]
    order: str | None
    instrument: str | None
    founding: Founding | None
    told_by: Deed | None
    renamed: tuple[Renaming, ...]
    continued: tuple[Deed, ...]
    terminated: tuple[Deed, ...]
    amended: tuple[Deed, ...]
    ends: tuple[End, ...]
    ends_on: date | None
    status: Status
    basis: Basis | None

"""Orders, provisions and statuses."""

from app.agents.answers.base import Answer, OrderLink, Url, Whole


class OrderText(Whole):
    """An order with its text, or with a piece of it.

    Attributes:
        contents: the id and heading of each provision at the top.
        text: provisions, each after its id in square brackets; null where no text is held.
        note: why there is no text.
    """

    number: str
    title: str
    president: str | None
    signed_on: str | None
    published_on: str | None
    citation: str
    status: str
    status_as_of: str | None
    amended_by: int | None
    contents: list[str]
    text: str | None
    note: str | None
    url: Url
    html_url: str | None


class Amended(Answer):
    """An amendment that touches a provision."""

    order: str | None
    on: str | None
    instruction: str
    state: str
    url: Url


class Cited(Answer):
    """Something that a provision cites."""

    relation: str
    citation: str
    url: Url


class Provision(Whole):
    """One provision with all that is below it."""

    order: OrderLink
    id: str
    citation: str
    text: str
    amended_by: list[Amended]
    cites: list[Cited]
    previous: str | None
    next: str | None
    url: Url
    html_url: str | None


class Act(Answer):
    """What decides a status.

    Attributes:
        lapses_on: the first day after a suspension for a time, from which on it decides nothing.
        basis: whether the text, the editors' note or both tell it.
        note: the words of the editors' note.
    """

    relation: str
    extent: str | None
    citation: str
    title: str | None
    signed_on: str | None
    order_status: str | None
    quote: str | None
    lapses_on: str | None
    basis: str
    note: str | None
    url: Url
    html_url: str | None


class Event(Answer):
    """One thing that happened to an order.

    Attributes:
        undone: whether what acted was itself ended since.
    """

    on: str | None
    event: str
    extent: str | None
    citation: str | None
    status: str
    undone: bool


class End(Answer):
    """An end that an order sets itself, or a body of it."""

    what: str
    name: str
    on: str | None
    words: str
    extended_by: list[str]


class Standing(Answer):
    """Whether an order is in force, since when not, and who says so.

    Attributes:
        history: its events, the oldest first.
        may_have_expired: whether an end that it sets itself may have come although it counts as in force.
        see: what the editors say to see beside it.
        limits: what the status does not know, by name.
    """

    number: str
    title: str
    signed_on: str | None
    status: str
    as_of: str | None
    basis: list[Act]
    history: list[Event]
    ends: list[End]
    may_have_expired: bool
    see: list[str]
    limits: list[str]
    note: str | None
    url: Url
    html_url: str | None

"""What citations mean, and what searches find."""

from app.agents.answers.base import Answer, OrderLink, Url, Whole


class Candidate(Answer):
    """One thing that a citation can mean.

    Attributes:
        held: whether this corpus has it.
        order: the order, where it is one that is held.
        section: the provision that the words name.
        section_held: whether the order has that provision; null where no provision is named, or nobody can tell.
        unread: words that were not understood.
    """

    kind: str
    citation: str
    held: bool
    order: OrderLink | None
    section: str | None
    section_held: bool | None
    reason: str | None
    unread: str | None
    url: Url
    html_url: str | None


class Resolution(Answer):
    """What a citation can mean, the likeliest first.

    Attributes:
        note: what is to be known of what is not held.
    """

    candidates: list[Candidate]
    note: str | None


class Hit(Answer):
    """A provision that has the words.

    Attributes:
        words: the piece of its text that has them.
    """

    order: OrderLink
    citation: str
    heading: str
    words: str | None
    url: Url


class Hits(Whole):
    """The provisions that have the words, the most relevant first.

    Attributes:
        note: of how many orders no text is held, in which the words may stand as well.
    """

    total: int
    hits: list[Hit]
    note: str | None
    next_cursor: str | None


class Directive(Answer):
    """Who must do what by when.

    Attributes:
        actors: each office with its role: "Attorney General (lead)".
        deadline: the words of the time limit.
        due_on: its days, of all deadlines of the clause that have one.
    """

    id: str
    citation: str
    order: str
    order_title: str
    order_status: str
    actors: list[str]
    modality: str
    kind: str | None
    text: str
    deadline: str | None
    due_on: list[str]
    url: Url
    html_url: str | None


class Directives(Whole):
    """The directives found.

    Attributes:
        read_as: the slugs of the offices that `actor` was read as.
        note: what the result leaves out.
    """

    total: int
    directives: list[Directive]
    read_as: list[str]
    note: str | None
    next_cursor: str | None

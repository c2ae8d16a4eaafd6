"""What an actor is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """One office, agency or body.

    Attributes:
        slug: its stable name in URLs.
        name: as orders write it, without "the".
        kind: department, agency, office (a person's), body (council, board …), class ("agencies") or government.
        parent: the slug of the agency it belongs to, or None.
        successor: the slug of the office that took over its functions, or None.
        aliases: other names, without "the".
    """

    slug: str
    name: str
    kind: str
    parent: str | None = None
    successor: str | None = None
    aliases: tuple[str, ...] = ()

"""Actors: the list, and one with its relatives and the counts of its directives.

The table is small (one row an office that some directive names, and its parents), so it is read whole by one
statement: what is selected of it is then decided here, alike on both databases.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection, func, select

from app.queries.paging import Given, Listing, Shape, Slice, ValueCounts, Window
from app.schemas import Actor, ActorCounts, ActorDetail, ActorKind, ActorLink, ActorRole, Modality, RoleCount
from app.search.tokens import words
from app.tables import ActorRow, DirectiveActorRow, DirectiveRow

Key = tuple[str | int, str]
"""What actors are sorted by, and the slug that breaks ties."""

FILTERS: Mapping[str, Callable[[Actor, Any], bool]] = {
    "kind": lambda actor, kinds: actor.kind in kinds,
    "parent": lambda actor, slugs: actor.parent is not None and actor.parent.slug in slugs,
    "q": lambda actor, typed: any(_has(name, typed) for name in (actor.name, *actor.aliases)),
}
"""The filter table of the list; a filter whose value is None is not given."""
SORTS: Mapping[str, tuple[type, Callable[[Actor], Key]]] = {
    "-directives": (int, lambda actor: (-(actor.counts.lead + actor.counts.other), actor.slug)),
    "name": (str, lambda actor: (actor.name.casefold(), actor.slug)),
}
"""What each sort compares: its type, and its value with the unique key."""


class Actors:
    """All actors, read by one statement."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = {row.slug: row for row in rows}

    def __contains__(self, slug: object) -> bool:
        return slug in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def name(self, slug: str) -> str:
        """The name of an actor, the slug of what is none."""
        return self._rows[slug].name if slug in self._rows else slug

    def select(self, given: Given, sort: str) -> list[Actor]:
        """The actors that all `given` filters of `FILTERS` select, sorted by a key of `SORTS`."""
        wanted = [(FILTERS[name], value) for name, value in given.items() if value is not None]
        chosen = (actor for row in self._rows.values() if _fits(actor := self._actor(row), wanted))
        return sorted(chosen, key=SORTS[sort][1])

    def listing(self) -> Listing[Actor]:
        """The list of these actors. No statement."""
        shapes = {name: Shape(kind, str, nullable=False) for name, (kind, _) in SORTS.items()}
        return Listing(self._page, shapes, {"kind": self._count_kinds})

    def _page(self, _connection: Connection, given: Given, window: Window) -> Slice[Actor]:
        found = self.select(given, window.sort)
        position, after = SORTS[window.sort][1], window.after
        following: Sequence[Actor] = [actor for actor in found if after is None or position(actor) > after]
        items = following[: window.limit]
        return Slice(items, len(found), position(items[-1]) if len(following) > len(items) else None)

    def _count_kinds(self, _connection: Connection, given: Given) -> ValueCounts:
        counted = Counter(actor.kind for actor in self.select(given, "name"))
        return sorted(((str(kind), count) for kind, count in counted.items()), key=lambda pair: (-pair[1], pair[0]))

    def detail(self, slug: str, directives: list[RoleCount]) -> ActorDetail:
        """One actor with its relatives; `directives` are its counts."""
        return ActorDetail(
            **dict(self._actor(self._rows[slug])),
            predecessors=self._links(row for row in self._rows.values() if row.successor == slug),
            children=self._links(row for row in self._rows.values() if row.parent == slug),
            directives=directives,
        )

    def _actor(self, row: Any) -> Actor:
        return Actor(
            **dict(_link(row)),
            aliases=row.aliases,
            parent=self._named(row.parent),
            successor=self._named(row.successor),
            counts=ActorCounts(lead=row.lead_directives, other=row.other_directives),
            directives_url=_directives_url(row.slug),
        )

    def _named(self, slug: str | None) -> ActorLink | None:
        return _link(self._rows[slug]) if slug in self._rows else None

    def _links(self, rows: Any) -> list[ActorLink]:
        return sorted(map(_link, rows), key=lambda link: link.slug)


def all_actors(connection: Connection) -> Actors:
    """All actors. One statement."""
    return Actors(connection.execute(select(ActorRow.__table__)).all())


def directives_by_role(connection: Connection, slug: str) -> list[RoleCount]:
    """How many directives name the actor, by role and modality, the most frequent first. One statement."""
    columns = (DirectiveActorRow.role, DirectiveRow.modality)
    statement = (
        select(
            *columns,
            func.count(DirectiveRow.key.distinct()).label("directives"),
            func.count(DirectiveRow.key.distinct()).filter(DirectiveRow.has_deadline).label("with_deadline"),
        )
        .join(DirectiveRow, DirectiveRow.key == DirectiveActorRow.directive_key)
        .where(DirectiveActorRow.slug == slug)
        .group_by(*columns)
    )
    rows = sorted(connection.execute(statement), key=lambda row: (-row.directives, row.role, row.modality))
    return [
        RoleCount(
            role=ActorRole(row.role),
            modality=Modality(row.modality),
            directives=row.directives,
            with_deadline=row.with_deadline,
            url=_directives_url(slug, role=row.role, modality=row.modality),
        )
        for row in rows
    ]


def _fits(actor: Actor, wanted: Sequence[tuple[Callable[[Actor, Any], bool], object]]) -> bool:
    return all(fits(actor, value) for fits, value in wanted)


def _has(name: str, typed: str) -> bool:
    """Whether each word of `typed` begins a word of `name`, whatever the case and the accents."""
    own = [word for _, word in words(name)]
    return all(any(word.startswith(begun) for word in own) for _, begun in words(typed))


def _link(row: Any) -> ActorLink:
    return ActorLink(slug=row.slug, name=row.name, kind=ActorKind(row.kind), url=f"/v1/actors/{row.slug}")


def _directives_url(slug: str, **filters: str) -> str:
    """The directives that name the actor, with the general provisions, so that their total is the count."""
    return f"/v1/directives?{urlencode({'actor': slug, **filters, 'boilerplate': 'include'})}"

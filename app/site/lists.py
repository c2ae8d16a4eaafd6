"""Long lists as pages show them: counted by what their items have, and in groups that say what joins them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import Depends

from app.api.parameters.pages import Page, Paged
from app.law.presidents import BY_SLUG
from app.law.relations import ACTIVES, BY_NAME
from app.schemas import Deadline, Directive, Effect, FacetCount, Reference, Relation
from app.site.pages import Alternate, View

PRESIDENTS = {slug: each.name for slug, each in reversed(BY_SLUG.items()) if each.in_scope}
"""The presidents whose orders are in scope, the latest first, by slug."""
_RANK: Mapping[str, int] = {
    name: list(Effect).index(Effect(row.effect)) for row in BY_NAME.values() for name in (row.name, row.inverse)
}
"""The place of each relation, in both voices, among the others: those that end the law of the target come first."""


def _shown(page: Paged) -> Page:
    return replace(page, may_be_rendered=False)


Shown = Annotated[Page, Depends(_shown)]
"""Declares `limit` and `cursor` of a list that a page shows, which needs its items as objects."""


@dataclass(frozen=True, slots=True)
class Related:
    """What one relation joins an order to.

    Attributes:
        relation: in the voice in which the references have it.
        others: the references to each thing at the other end.
    """

    relation: Relation
    others: list[list[Reference]]


def by_relation(references: Iterable[Reference]) -> list[Related]:
    """Group references by relation, those that act first, and in each by what is at the other end."""
    groups: dict[Relation, dict[object, list[Reference]]] = {}
    for each in sorted(references, key=lambda reference: (_RANK[reference.relation], reference.relation)):
        groups.setdefault(each.relation, {}).setdefault(_other_end(each), []).append(each)
    return [Related(relation, list(ends.values())) for relation, ends in groups.items()]


def _other_end(reference: Reference) -> object:
    """What is at the other end: of a passive one the order it was read in may be this one, and the act a document's."""
    target = (reference.target.kind, reference.target.id)
    return (reference.source.order, target) if reference.relation in ACTIVES else target


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a list can be narrowed to.

    Attributes:
        name: for people.
        count: how many items have it.
        href: the list narrowed to it, or, where it is, no longer.
    """

    name: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of one filter.

    Attributes:
        parameter: its name.
        title: for people.
        more: how many values are not among them.
        all_at: the page that lists every value, or "".
    """

    parameter: str
    title: str
    choices: Sequence[Choice]
    more: int
    all_at: str = ""


MOST_CHOICES = 12
"""So many values of a filter are offered as links."""


def choices(
    view: View, parameter: str, title: str, counts: Sequence[FacetCount] | None, name: Callable[[str], str] = str
) -> Choices:
    """Return the values that a facet has counted, as links."""
    given = view.all_given(parameter)
    known = [each for each in counts or () if each.value is not None]
    shown = [
        Choice(
            name(each.value or ""),
            each.count,
            view.link(**{parameter: None if each.value in given else each.value}),
            chosen=each.value in given,
        )
        for each in known[:MOST_CHOICES]
    ]
    return Choices(parameter, title, shown, len(known) - len(shown))


def choices_of_several(
    view: View,
    parameter: str,
    title: str,
    counts: Sequence[FacetCount] | None,
    chosen: Sequence[str] | None,
    total: int,
    name: Callable[[str], str] = str,
) -> Choices:
    """Return the values of a filter of which one item can have several, as links.

    While values are chosen only these are shown: those of the facet are counted among what has the chosen ones, and a
    link that takes their place would lead to more.

    Args:
        view: the page.
        parameter: its name.
        title: for people.
        counts: of the facet.
        chosen: the values that narrow the list, as they were read.
        total: how many items the list has.
        name: of a value, for people.
    """
    if not chosen:
        return choices(view, parameter, title, counts, name)
    names = " or ".join(map(name, chosen))
    return Choices(parameter, title, [Choice(names, total, view.link(**{parameter: None}), chosen=True)], 0)


_FORMS: Mapping[str, tuple[str, str]] = {
    "": ("JSON", "application/json"),
    ".csv": ("CSV", "text/csv"),
    ".ndjson": ("NDJSON", "application/x-ndjson"),
    ".atom": ("Atom", "application/atom+xml"),
    ".feed.json": ("JSON Feed", "application/feed+json"),
    ".ics": ("Calendar", "text/calendar"),
}
"""The forms of a list by the ending of its path."""
ENDINGS = (".csv", ".ndjson", ".atom", ".feed.json")
"""Of the forms that nearly every list has beside JSON."""


def forms(view: View, path: str, endings: Sequence[str], *without: str, adding: str = "") -> list[Alternate]:
    """Return the list of the API that a page shows, with its filters, in its forms.

    Args:
        view: the page.
        path: of the list.
        endings: of the other forms than JSON.
        without: parameters of the page that are none of the list's.
        adding: a query that the page does not have.
    """
    return [
        Alternate(name, view.api(path + ending, *without, adding=adding), media_type)
        for ending in ("", *endings)
        for name, media_type in (_FORMS[ending],)
    ]


def due_between(directives: Sequence[Directive], first: date, last: date) -> list[tuple[Directive, Deadline]]:
    """Return the deadlines of directives that fall on one of these days, by day."""
    found = [
        (directive, deadline)
        for directive in directives
        for deadline in (directive.deadline, *directive.further_deadlines)
        if deadline and deadline.due_on and first <= deadline.due_on <= last
    ]
    return sorted(found, key=lambda pair: str(pair[1].due_on))

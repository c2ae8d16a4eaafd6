"""The bodies that are being put together: what orders found, oldest first, and what later ones did to them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.law.bodies import Act, Founding
from app.law.bodies.names import in_title, is_common, is_much_the_same, key_of, kind_of, slug_of
from app.law.bodies.values import Deed, Renaming
from app.law.documents import Order
from app.law.numbering import sort_key

LEAST = 3
"""A name of fewer words is short for another ("Citizens' Committee")."""


@dataclass(slots=True)
class Draft:
    """One body so far.

    Attributes:
        order, instrument: what founded it; one of them is None.
        since: its place among the others, by the day of its founding.
        The others are as of `Body`.
    """

    name: str
    is_named: bool
    kind: str
    names: list[str]
    order: Order | None
    since: tuple[date, int]
    instrument: str | None = None
    founding: Founding | None = None
    told_by: Deed | None = None
    continued: list[Deed] = field(default_factory=list)
    terminated: list[Deed] = field(default_factory=list)
    renamed: list[Renaming] = field(default_factory=list)

    def is_called(self, name: str) -> bool:
        """Whether this is one of its names."""
        return key_of(name) in {key_of(each) for each in (self.name, *self.names)}

    def rename(self, name: str, deed: Deed, *, told: bool) -> None:
        """Take in a later name.

        Args:
            name: without an article.
            deed: what gives it, or only calls the body so.
            told: whether it gives it; what is only called so may be a short name, a part of its name, or a misprint.
        """
        whole = (self.name, *(each.name for each in self.renamed))
        is_other = all(key_of(name) != key_of(each) for each in whole)
        if not told:
            is_other = len(name.split()) >= LEAST and not any(is_much_the_same(name, each) for each in whole)
        if is_other:
            self.renamed.append(Renaming(name, deed))


def by_day(order: Order) -> tuple[date, int]:
    """What orders are put in sequence by: the day of signing, unknown ones last, and the number."""
    return order.signed_on or date.max, sort_key(order.number)


class Drafts:
    """The bodies found so far, oldest first."""

    def __init__(self, orders: Mapping[str, Order]) -> None:
        self.made: list[Draft] = []
        self.of_order: dict[str, list[Draft]] = defaultdict(list)
        self._orders = orders
        self._named: dict[str, list[Draft]] = defaultdict(list)

    def found(self, order: Order, founding: Founding) -> None:
        """Take a founding in; one that makes a body again that is there continues it."""
        earlier = self._named.get(key_of(founding.name), [])
        if founding.how == "reestablished" and earlier:
            earlier[-1].continued.append(Deed(order.number, founding.section, founding.words, order.signed_on))
            return
        named = None if founding.is_named else in_title(order.title, founding.kind)
        name = founding.name if founding.is_named else (named or founding.name)
        aliases = list(founding.aliases)
        self._add(Draft(name, founding.is_named, founding.kind, aliases, order, by_day(order), founding=founding))

    def act(self, order: Order, act: Act) -> None:
        """Take in what an order does to one that is there; its words may tell of one that no other words tell of."""
        deed = Deed(order.number, act.section, act.words, order.signed_on, act.until)
        drafts = self._meant(order, act) or list(self._told(order, act, deed))
        for draft in drafts:
            if draft.order is None or draft.order.number != order.number:
                {"continues": draft.continued, "terminates": draft.terminated}.get(act.does, []).append(deed)
                if len(drafts) == 1:
                    self._name(draft, act, deed)

    def _name(self, draft: Draft, act: Act, deed: Deed) -> None:
        """Take in what an act calls a body, or renames it to, as a name of it."""
        name = act.to or act.name
        if not draft.is_called(name):
            if act.does != "terminates":
                draft.rename(name, deed, told=act.does == "renames")
            draft.names.append(name)
            self._named[key_of(name)].append(draft)

    def _told(self, order: Order, act: Act, deed: Deed) -> Iterator[Draft]:
        """The body that an act tells of, with what founded it, where no words of that are held."""
        kind = kind_of(act.name)
        founding = self._orders.get(act.order or "")
        if kind is None or act.order == order.number or not (founding or act.instrument):
            return
        since = by_day(founding or order)
        draft = Draft(act.name, True, kind, [], founding, since, act.instrument, told_by=deed)
        self._add(draft)
        yield draft

    def _add(self, draft: Draft) -> None:
        self.made.append(draft)
        if draft.order:
            self.of_order[draft.order.number].append(draft)
        if draft.is_named and not is_common(draft.name):
            self._named[key_of(draft.name)].append(draft)

    def _meant(self, order: Order, act: Act) -> list[Draft]:
        """The bodies that an act names: two, where it names two of one order ("The Pay Board and Price Commission")."""
        one = self._one(act.name, act.order, order)
        if one is None and " and " in act.name:
            parts = [self._one(part, act.order, order) for part in act.name.split(" and ")]
            return [part for part in parts if part] if all(parts) else []
        return [one] if one else []

    def _one(self, name: str, number: str | None, acting: Order) -> Draft | None:
        """The body of a name; in an order that founded one of its kind that one, unless the same list names both."""
        if number is None:
            return next(reversed(self._named.get(key_of(name), [])), None)
        there = self.of_order.get(number, [])
        exact = next((draft for draft in there if draft.is_called(name)), None)
        if exact:
            return exact
        only = there[0] if len(there) == 1 else None
        if only is None or only.kind != kind_of(name) or any(deed.order == acting.number for deed in only.continued):
            return None
        return only


def slugs_of(drafts: Sequence[Draft]) -> dict[int, str]:
    """The slug of each: its name alone for the first that is so named, with its order's number for every other."""
    taken: set[str] = set()
    slugs: dict[int, str] = {}
    for draft in drafts:
        slug = slug_of(draft.name)
        if not draft.is_named or is_common(draft.name) or slug in taken:
            slug = f"{slug}-{draft.order.number.lower()}" if draft.order else slug
        counted = slug
        count = 1
        while counted in taken:
            count += 1
            counted = f"{slug}-{count}"
        taken.add(counted)
        slugs[id(draft)] = counted
    return slugs

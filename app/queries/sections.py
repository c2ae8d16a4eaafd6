"""The provisions of an order as trees."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from app.law import numbering
from app.queries.amendments import Touching, touching
from app.queries.links import section_url
from app.schemas import (
    Directive,
    HeadingStatus,
    OrderLink,
    PageMark,
    Reference,
    Section,
    SectionDetail,
    SectionLink,
    SectionOutline,
)
from app.tables import SectionRow

Node = TypeVar("Node", bound=SectionLink)

_OUTLINE: tuple[Any, ...] = (
    SectionRow.id,
    SectionRow.parent,
    SectionRow.label,
    SectionRow.citation,
    SectionRow.heading,
    SectionRow.heading_status,
    SectionRow.part,
)
_WHOLE: tuple[Any, ...] = (
    *_OUTLINE,
    SectionRow.text,
    SectionRow.closing,
    SectionRow.pages,
    SectionRow.quoted,
    SectionRow.closing_quoted,
)


class Tree:
    """The provisions of one order, read by one statement, in document order.

    Args:
        number: of the order.
        rows: with the columns of `sections`.
        within: the URL of the text that they stand in, where that is not the order's own.
        amended: what amends them; None where nothing tells it.
    """

    def __init__(
        self, number: str, rows: Sequence[Any], within: str | None = None, amended: Touching | None = None
    ) -> None:
        self._number = number
        self._within = within
        self._amended = amended
        self._rows = {row.id: row for row in rows}
        self._below: dict[str | None, list[Any]] = defaultdict(list)
        self._heads: dict[str | None, str] = {}
        self._made: dict[str, Section] = {}
        for row in rows:
            self._below[row.parent].append(row)
            self._heads[row.id] = self._heads.get(row.parent, row.id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __contains__(self, section: str) -> bool:
        return section in self._rows

    def whole(self, parent: str | None = None) -> list[Section]:
        """The provisions below `parent` with their text."""
        return [self.section(row.id) for row in self._below[parent]]

    def outline(self, parent: str | None = None) -> list[SectionOutline]:
        """The provisions below `parent` without their text."""
        return [
            SectionOutline(
                **self._name(row),
                part=row.part,
                heading_status=HeadingStatus(row.heading_status),
                children=self.outline(row.id),
            )
            for row in self._below[parent]
        ]

    def section(self, section: str) -> Section:
        """One provision with its text and everything below it."""
        if section not in self._made:
            self._made[section] = self._section(self._rows[section])
        return self._made[section]

    def _section(self, row: Any) -> Section:
        return Section(
            **self._name(row),
            part=row.part,
            heading_status=HeadingStatus(row.heading_status),
            text=row.text,
            quoted=row.quoted,
            children=self.whole(row.id),
            closing=row.closing,
            closing_quoted=row.closing_quoted,
            pages=[PageMark(offset=offset, page=page) for offset, page in row.pages],
            amended_by=None if self._amended is None else list(self._amended.get(row.id, ())),
        )

    def link(self, section: str | None) -> SectionLink | None:
        """One provision by name."""
        return None if section is None else SectionLink(**self._name(self._rows[section]))

    def parent(self, section: str) -> SectionLink | None:
        """The provision above."""
        return self.link(self._rows[section].parent)

    def beside(self, section: str) -> tuple[SectionLink | None, SectionLink | None]:
        """The siblings before and after."""
        siblings = [row.id for row in self._below[self._rows[section].parent]]
        place = siblings.index(section)
        before = siblings[place - 1] if place else None
        after = siblings[place + 1] if place + 1 < len(siblings) else None
        return self.link(before), self.link(after)

    def within(self, section: str) -> list[str]:
        """The ids of a provision and of everything below it."""
        return [section, *(below for row in self._below[section] for below in self.within(row.id))]

    def _name(self, row: Any) -> Mapping[str, Any]:
        return {
            "id": row.id,
            "label": row.label,
            "citation": row.citation,
            "heading": row.heading,
            "identifier": numbering.identifier(self._number, row.id, self._heads[row.id]),
            "url": section_url(self._number, row.id) if self._within is None else self._within,
        }


def detail(
    provisions: Tree, section: str, order: OrderLink, references: Sequence[Reference], directives: Sequence[Directive]
) -> SectionDetail:
    """One provision with its surroundings, and what was found in it and below it."""
    before, after = provisions.beside(section)
    return SectionDetail(
        **dict(provisions.section(section)),
        order=order,
        html_url=order.html_url,
        parent=provisions.parent(section),
        previous=before,
        next=after,
        references=list(references),
        directives=list(directives),
    )


def trees(connection: Connection, numbers: Mapping[int, str]) -> dict[int, Tree]:
    """The provisions of many orders, by the key of each; `numbers` has their numbers. Two statements."""
    statement = select(SectionRow.order_key, *_WHOLE).where(SectionRow.order_key.in_(list(numbers)))
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(statement.order_by(SectionRow.order_key, SectionRow.position)):
        rows[row.order_key].append(row)
    amended = touching(connection, {key: [row.id for row in rows[key]] for key in numbers})
    return {key: Tree(number, rows[key], amended=amended[key]) for key, number in numbers.items()}


def tree(connection: Connection, number: str, order_key: int, *, text: bool = True) -> Tree:
    """The provisions of an order; `text=False` reads no more than a table of contents needs.

    Two statements, the second of what amends them; one for the table of contents.
    """
    columns = _WHOLE if text else _OUTLINE
    statement = select(*columns).where(SectionRow.order_key == order_key).order_by(SectionRow.position)
    rows = list(connection.execute(statement))
    amended = touching(connection, {order_key: [row.id for row in rows]})[order_key] if text else None
    return Tree(number, rows, amended=amended)

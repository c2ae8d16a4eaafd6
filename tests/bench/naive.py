"""The peer: a plain FastAPI application with SQLAlchemy's ORM and Pydantic over our tables, written simply and well.

It answers the paths that are measured with the same facts as ours (`tests/bench/test_naive.py` compares them), by eager
loads and exact counts; words are found by a table of its own (`naive_words`).
Started by `uvicorn --factory tests.bench.naive:create_app`, with the database's URL in DATABASE_URL.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request
from sqlalchemy import ColumnElement, Select, create_engine, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app import store
from tests.bench import naive_schemas as schemas
from tests.bench import naive_words
from tests.bench.naive_tables import Directive, Order, Reference, Section

router = APIRouter(prefix="/v1")


def create_app() -> FastAPI:
    """Return the application over the database at DATABASE_URL."""
    app = FastAPI(title="A plain executive orders API")
    app.state.engine = create_engine(store.parse_url(os.environ["DATABASE_URL"]))
    app.include_router(router)
    return app


def _session(request: Request) -> Iterator[Session]:
    with Session(request.app.state.engine) as session:
        yield session


Db = Annotated[Session, Depends(_session)]
Limit = Annotated[int, Query(ge=1, le=100)]
Offset = Annotated[int, Query(ge=0)]
SORTS = {
    "-signed_on": (Order.signed_on.desc(), Order.sort_key.desc()),
    "signed_on": (Order.signed_on, Order.sort_key),
    "-number": (Order.sort_key.desc(),),
    "number": (Order.sort_key,),
}


def _total(db: Session, statement: Select[Any]) -> int:
    """How many rows a statement selects."""
    return db.scalar(select(func.count()).select_from(statement.subquery())) or 0


@router.get("/orders")
def list_orders(
    db: Db,
    year: int | None = None,
    president: str | None = None,
    sort: str = "-signed_on",
    limit: Limit = 20,
    offset: Offset = 0,
) -> schemas.OrderPage:
    """A page of orders."""
    found = select(Order)
    if year is not None:
        found = found.where(Order.year == year)
    if president is not None:
        found = found.where(Order.president == president)
    items = db.scalars(found.order_by(*SORTS[sort]).limit(limit).offset(offset)).all()
    total = _total(db, found.with_only_columns(Order.sort_key))
    return schemas.OrderPage(total=total, items=[schemas.OrderSummary.model_validate(item) for item in items])


@router.get("/orders/{number}")
def get_order(db: Db, number: str) -> schemas.Order:
    """An order whole."""
    loads = (selectinload(Order.sections), selectinload(Order.publications))
    order = db.scalars(select(Order).where(Order.number == number).options(*loads)).one_or_none()
    if order is None:
        raise HTTPException(404)
    facts = schemas.OrderSummary.model_validate(order).model_dump()
    more = {name: getattr(order, name) for name in ("start_page", "end_page", "disposition_notes", "parse_notes")}
    return schemas.Order(
        **facts,
        **more,
        signature=order.signature,
        publications=[schemas.Publication.model_validate(publication) for publication in order.publications],
        sections=_nested(order.sections, None),
    )


@router.get("/orders/{number}/sections/{section}")
def get_section(db: Db, number: str, section: str) -> schemas.SectionDetail:
    """One provision with what is below it, and the references and directives in there."""
    order = db.scalars(select(Order).where(Order.number == number)).one_or_none()
    if order is None:
        raise HTTPException(404)
    within = (Section.id == section) | Section.id.startswith(f"{section}.", autoescape=True)
    statement = select(Section).where(Section.order_key == order.sort_key, within).order_by(Section.position)
    rows = db.scalars(statement).all()
    found = next((row for row in rows if row.id == section), None)
    if found is None:
        raise HTTPException(404)
    inside = [row.id for row in rows]
    return schemas.SectionDetail(
        **_section(found, _nested(rows, section)).model_dump(),
        order=schemas.OrderLink.model_validate(order),
        references=_references(db, Reference.order_key == order.sort_key, Reference.section.in_(inside)),
        directives=_directives(db, Directive.order_key == order.sort_key, Directive.section.in_(inside)),
    )


@router.get("/orders/{number}/references")
def list_references(db: Db, number: str, limit: Limit = 20, offset: Offset = 0) -> schemas.ReferencePage:
    """A page of what an order cites."""
    key = _key(db, number)
    total = _total(db, select(Reference.key).where(Reference.order_key == key))
    return schemas.ReferencePage(
        total=total, items=_references(db, Reference.order_key == key, limit=limit, offset=offset)
    )


@router.get("/orders/{number}/directives")
def list_directives(db: Db, number: str, limit: Limit = 20, offset: Offset = 0) -> schemas.DirectivePage:
    """A page of what an order directs."""
    key = _key(db, number)
    total = _total(db, select(Directive.key).where(Directive.order_key == key))
    return schemas.DirectivePage(
        total=total, items=_directives(db, Directive.order_key == key, limit=limit, offset=offset)
    )


@router.get("/sections")
def search_sections(db: Db, q: str, limit: Limit = 20, offset: Offset = 0) -> schemas.SectionHitPage:
    """A page of the provisions that have the words, the most relevant first."""
    total, hits = naive_words.found(db, q, limit, offset)
    return schemas.SectionHitPage(total=total, items=[_hit(row, snippet) for row, snippet in hits])


def _key(db: Session, number: str) -> int:
    key = db.scalar(select(Order.sort_key).where(Order.number == number))
    if key is None:
        raise HTTPException(404)
    return key


def _references(
    db: Session, *conditions: ColumnElement[bool], limit: int | None = None, offset: int = 0
) -> list[schemas.Reference]:
    loads = (joinedload(Reference.order), joinedload(Reference.target))
    statement = select(Reference).where(*conditions).options(*loads).order_by(Reference.key)
    rows = db.scalars(statement.limit(limit).offset(offset))
    return [schemas.Reference.model_validate(row) for row in rows]


def _directives(
    db: Session, *conditions: ColumnElement[bool], limit: int | None = None, offset: int = 0
) -> list[schemas.Directive]:
    statement = select(Directive).where(*conditions).options(joinedload(Directive.order)).order_by(Directive.key)
    rows = db.scalars(statement.limit(limit).offset(offset))
    return [schemas.Directive.model_validate(row) for row in rows]


def _nested(rows: Sequence[Section], parent: str | None) -> list[schemas.Section]:
    """The provisions below `parent` as trees."""
    below: dict[str | None, list[Section]] = defaultdict(list)
    for row in rows:
        below[row.parent].append(row)

    def grown(above: str | None) -> list[schemas.Section]:
        return [_section(row, grown(row.id)) for row in below[above]]

    return grown(parent)


def _section(row: Section, children: list[schemas.Section]) -> schemas.Section:
    section = schemas.Section.model_validate(row)
    section.children = children
    return section


def _hit(row: Section, snippet: str) -> schemas.SectionHit:
    link = schemas.SectionLink.model_validate(row)
    return schemas.SectionHit(**link.model_dump(), order=schemas.OrderLink.model_validate(row.order), snippet=snippet)

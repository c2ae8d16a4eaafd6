"""What a publish renders is what would be computed, byte for byte, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from fastapi.exceptions import RequestValidationError
from sqlalchemy import Connection, Engine, func, select, update

from app import ingest, store
from app.api.operations import Operation
from app.api.operations.perform import Made, Question, perform
from app.api.parameters.pages import PAGE_LENGTH
from app.api.problems import Problem
from app.api.rendered import OF_AN_ORDER, body_of
from app.api.urls import This
from app.main import Api, create_app
from app.settings import BUILD, Settings
from app.store.digests import digest
from app.tables import Corpus, DirectiveRow, DocumentRow, OrderRow, ReferenceRow, SectionRow
from tests.api import shelf
from tests.beginnings import CopyOf
from tests.rewriting import rewriting

BASES = ("", "https://eo.example.org")
LISTS = ("/v1/orders", "/v1/references", "/v1/directives", "/v1/orders/13900/cited-by", "/v1/orders/14000/references")
QUERIES = (
    "",
    "limit=2",
    "limit=1&facets=status",
    "limit=100&order=14000",
    "year=2021",
    "sort=number",
    "boilerplate=only",
    "term=46&term_day_from=1&term_day_to=100",
    "cites=5 USC 553&cites=13900",
    "amends=13900",
    "actor=secretary-of-state&actor=department-of-state",
    "revoked_by=14000&president=donald-trump",
    "source_president=joe-biden&target_president=donald-trump&signed_from=2021-01-20&signed_to=2021-01-20",
    "facets=source_president&facets=target",
)
QUOTES = 'Whoever writes "links":{"self":"/v1/orders"} or \\"next\\":"/v1/" means nothing by it.'


class Unrendered:
    """An operation as if nothing of it were rendered; items of lists are left as they are."""

    is_rendered = False

    def __init__(self, operation: Operation) -> None:
        self.plan, self.render = operation.plan, operation.render


def long_shelf() -> dict[Any, list[dict[str, Any]]]:
    """The shelf with an order of more references, and one of more directives, than a page has; and odd words."""
    references = [shelf.reference(100 + n, f"13900:note:{n}", 13900_00, "see") for n in range(1, 26)]
    directives = [shelf.directive(100 + n, f"14000:2~2:{n}", "2~2", "Again.", actors=[]) for n in range(1, 26)]
    odd = {**shelf.SECTIONS[2], "text": QUOTES, "heading": QUOTES}
    return {
        **shelf.ROWS,
        ReferenceRow: [*shelf.REFERENCES, *references],
        DirectiveRow: [*shelf.DIRECTIVES, *directives],
        SectionRow: [*shelf.SECTIONS[:2], odd, *shelf.SECTIONS[3:]],
    }


def publish_long_shelf(url: str) -> None:
    """Publish it with what a publish renders."""
    with store.writer(url) as writer:
        content = store.Content("feedfacefeedface", shelf.AS_OF, {}, long_shelf())
        writer.publish(content, shelf.PUBLISHED_AT, ingest.rendering())


@pytest.fixture(scope="module", params=["sqlite shelf", "postgres shelf", "sqlite sample", "postgres sample"])
def url(request: pytest.FixtureRequest, copy_of: CopyOf) -> str:
    """The URL of a database with rendered documents, of this module's own."""
    server, _, what = request.param.partition(" ")
    if what == "sample":
        return copy_of(server, "sample")
    made = copy_of(server, "empty")
    publish_long_shelf(made)
    return made


def answers(url: str, base: str, targets: list[str]) -> list[Made]:
    """What the operations of these URLs answer, as they are performed."""
    app = create_app(Settings(database_url=url, public_base_url=base))
    engine = store.engine(url, pool_size=1)
    try:
        return [performed(app, engine, target, base) for target in targets]
    finally:
        engine.dispose()
        app.state.engine.dispose()


def performed(app: Api, engine: Engine, target: str, base: str) -> Made:
    """One of them."""
    path, _, query = target.partition("?")
    this = This(path, query, base)
    found = app.operations.find(path)
    assert found is not None, target
    operation, parts = found
    assert isinstance(operation, Operation)
    return perform(operation, engine, Question(this, operation.read(parts, this), "id"))


def set_rendered_by(url: str, release: str | None) -> None:
    """Say that another release, or none, rendered what is there; nobody serves it now."""
    with rewriting(url) as connection:
        connection.execute(update(Corpus).values(rendered_by=release))


@pytest.fixture
def held(url: str) -> dict[str, store.Document]:
    """Every document of the database."""
    with reading(url) as connection:
        rows = connection.execute(select(*DocumentRow.__table__.columns))
        return {row.path: store.Document(row.length, row.gzip, row.plain) for row in rows}


@contextmanager
def reading(url: str) -> Iterator[Connection]:
    """A connection to what is served."""
    engine = store.engine(url, pool_size=1)
    try:
        with store.snapshot(engine) as snapshot:
            assert snapshot.rendered
            yield snapshot.connection
    finally:
        engine.dispose()


@pytest.mark.parametrize("base", BASES)
def test_documents_are_what_would_be_computed(url: str, held: dict[str, store.Document], base: str) -> None:
    """Each document answers its URL with the status, headers and bytes that are computed when it is not rendered."""
    targets = sorted(held)
    rendered = answers(url, base, targets)
    set_rendered_by(url, None)
    computed = answers(url, base, targets)
    set_rendered_by(url, BUILD)
    for target, one, other in zip(targets, rendered, computed, strict=True):
        assert one == other, target
        assert one.body == body_of(held[target], base), target
    assert {made.status for made in rendered} == {200}


def test_everything_of_every_order_is_rendered(url: str, held: dict[str, store.Document]) -> None:
    """There is a document of each order, its contents, its lists of one page, and of each of its provisions."""
    with reading(url) as connection:
        orders = {row.sort_key: row.number for row in connection.execute(select(OrderRow.sort_key, OrderRow.number))}
        sections = [(row.order_key, row.id) for row in connection.execute(select(SectionRow.order_key, SectionRow.id))]
        long = {
            f"/v1/orders/{orders[key]}/{name}"
            for name, column in (("references", ReferenceRow.order_key), ("directives", DirectiveRow.order_key))
            for key in connection.scalars(select(column).group_by(column).having(func.count() > PAGE_LENGTH))
        }
    expected = {
        f"/v1/orders/{n}{rest}" for n in orders.values() for rest in ("", "/sections", "/references", "/directives")
    } - long
    expected |= {f"/v1/orders/{orders[key]}/sections/{id_}" for key, id_ in sections}
    assert set(held) == expected
    assert all(body_of(document, "") and document.length == len(body_of(document, "")) for document in held.values())


@pytest.mark.parametrize("base", BASES)
def test_lists_of_rendered_items_are_what_would_be_computed(url: str, base: str) -> None:
    """A list joined from rendered items is the list that is computed, whatever its filters, its sort and its page."""
    app = create_app(Settings(database_url=url))
    targets = []
    for path, query in ((path, query) for path in LISTS for query in QUERIES):
        found = app.operations.find(path)
        assert found is not None
        operation, parts = found
        with suppress(Problem, RequestValidationError):  # not every list takes every filter
            operation.read(parts, This(path, query, ""))
            targets.append(f"{path}?{query}" if query else path)
    assert len(targets) > 12
    targets += [following for made in answers(url, "", targets) if (following := next_of(made)) is not None]
    rendered = answers(url, base, targets)
    set_rendered_by(url, "0.0.1")
    computed = answers(url, base, targets)
    set_rendered_by(url, BUILD)
    for target, one, other in zip(targets, rendered, computed, strict=True):
        assert one == other, target


def next_of(made: Made) -> str | None:
    """The URL of the page after an answer."""
    link = dict(made.headers).get(b"link")
    return None if link is None else link.decode().partition("<")[2].partition(">")[0]


def test_documents_of_another_release_are_not_read(url: str) -> None:
    """What another release rendered is computed, however it looks."""
    with rewriting(url) as connection:
        path = connection.scalars(select(DocumentRow.path).where(DocumentRow.plain.is_not(None))).first()
        kept = connection.execute(select(DocumentRow.plain).where(DocumentRow.path == path)).scalar_one()
        gzip = connection.scalar(select(DocumentRow.gzip).where(DocumentRow.path == path))
        before = connection.scalar(select(DocumentRow.digest).where(DocumentRow.path == path))
        other = {"plain": b"{}", "digest": digest(str(path), gzip, b"{}")}
        connection.execute(update(DocumentRow).where(DocumentRow.path == path).values(other))
        connection.execute(update(Corpus).values(rendered_by="0.0.1"))
    assert answers(url, "", [str(path)])[0].body == kept
    set_rendered_by(url, BUILD)
    assert answers(url, "", [str(path)])[0].body == b"{}"
    with rewriting(url) as connection:
        kept_again = {"plain": kept, "digest": before}
        connection.execute(update(DocumentRow).where(DocumentRow.path == path).values(kept_again))


def test_every_row_of_the_table_has_documents(held: dict[str, store.Document]) -> None:
    """Each operation that is rendered is the one that a document's URL leads to."""
    app = create_app(Settings(database_url="sqlite:///none.sqlite"))
    found = [app.operations.find(path) for path in held]
    assert all(one is not None and one[0].is_rendered for one in found)
    assert len({one[0].name for one in found if one is not None}) == len(OF_AN_ORDER)

"""The answers that are rendered when a corpus is published, and how: the same words as when they are asked for.

`OF_AN_ORDER` is the table: an operation whose answer depends on one order alone, asked without parameters, has a row in
it. Links are rendered relative to the server; who serves under a public address puts it before them (`urls.with_base`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel, TypeAdapter
from sqlalchemy import Connection

from app.api.compression import COMPRESSORS, DECOMPRESSORS
from app.api.context import Beside
from app.api.lists import applied, complete, only_page
from app.api.parameters.pages import PAGE_LENGTH, Page
from app.api.urls import This, with_base
from app.queries import DIRECTIVES, REFERENCES, InFull, detail, in_full
from app.queries.links import order_url, section_url
from app.schemas import (
    AppliedDirectiveFilters,
    AppliedReferenceFilters,
    BoilerplateFilter,
    DirectivePage,
    Order,
    OrderSummary,
    ReferencePage,
    SectionPage,
    TextCoverage,
)
from app.store import Document, Rendered

Said = tuple[str, BaseModel]
"""The path of an answer, and what it says."""

_SUMMARY = TypeAdapter(OrderSummary)


def _order(given: InFull) -> Iterator[Said]:
    yield order_url(given.order.number), given.order


def _contents(given: InFull) -> Iterator[Said]:
    path = f"{order_url(given.order.number)}/sections"
    items = given.provisions.outline()
    yield path, SectionPage(**complete(This(path, "", ""), items), order=given.link)


def _sections(given: InFull) -> Iterator[Said]:
    for section in given.provisions:
        ids = set(given.provisions.within(section))
        references = [found for _, found in given.references if found.source.section in ids]
        directives = [found for _, found in given.directives if found.section in ids]
        said = detail(given.provisions, section, given.link, references, directives)
        yield section_url(given.order.number, section), said


def _references(given: InFull) -> Iterator[Said]:
    if len(given.references) > PAGE_LENGTH:
        return
    page = _first_page(f"{order_url(given.order.number)}/references")
    told = applied(AppliedReferenceFilters, {})
    items = [found for _, found in given.references]
    yield (
        page.this.path,
        ReferencePage(**only_page(REFERENCES, page, items), applied_filters=told, coverage=_seen(given)),
    )


def _directives(given: InFull) -> Iterator[Said]:
    if len(given.directives) > PAGE_LENGTH:
        return
    page = _first_page(f"{order_url(given.order.number)}/directives")
    told = applied(AppliedDirectiveFilters, {}, boilerplate=BoilerplateFilter.INCLUDE)
    items = [found for _, found in given.directives]
    yield (
        page.this.path,
        DirectivePage(**only_page(DIRECTIVES, page, items), applied_filters=told, coverage=_seen(given)),
    )


def _seen(given: InFull) -> TextCoverage:
    return TextCoverage(orders=1, with_text=int(given.order.has_text))


OF_AN_ORDER: Mapping[str, Callable[[InFull], Iterator[Said]]] = {
    "getOrder": _order,
    "listSections": _contents,
    "getSection": _sections,
    "listOrderReferences": _references,
    "listOrderDirectives": _directives,
}
"""What is rendered of each order, by the operation that is answered with it; of lists those that one page holds.

The cursor that leads on belongs to one revision, and a document outlives it where its order stays as it is.
"""


def _first_page(path: str) -> Page:
    return Page(PAGE_LENGTH, None, This(path, "", ""), Beside())


def rendered(connection: Connection, keys: Sequence[int]) -> Rendered:
    """Everything that is rendered of the orders of these keys."""
    orders = list(in_full(connection, keys))
    return Rendered(
        documents=[(path, given.key, document) for given in orders for path, document in documents(given)],
        orders=[(given.key, _SUMMARY.dump_json(given.order, by_alias=True).decode()) for given in orders],
        references=[item for given in orders for item in _items(given.references)],
        directives=[item for given in orders for item in _items(given.directives)],
    )


def documents(given: InFull) -> Iterator[tuple[str, Document]]:
    """Every document of an order, with its path."""
    for render in OF_AN_ORDER.values():
        for path, said in render(given):
            body = said.model_dump_json(by_alias=True).encode()
            plain = body if isinstance(said, Order) else None  # the only ones that are long as a rule
            yield path, Document(len(body), COMPRESSORS["gzip"](body), plain)


def _items(keyed: Iterable[tuple[int, BaseModel]]) -> Iterator[tuple[int, str]]:
    return ((key, found.model_dump_json(by_alias=True)) for key, found in keyed)


def body_of(document: Document, base_url: str) -> bytes:
    """The answer that a document holds, served under a public address."""
    body = document.plain or DECOMPRESSORS["gzip"](document.gzip or b"")
    return with_base(body, base_url) if base_url else body

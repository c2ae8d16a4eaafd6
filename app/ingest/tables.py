"""The rows of a corpus by table: of all of it, or of some orders."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from app.ingest.annotating import Annotated
from app.ingest.assembling import Assembled
from app.ingest.catalogue import Accounts, SourceDocument, account_rows, document_rows
from app.ingest.corpus_rows import Corpus
from app.ingest.directive_rows import directive_actors, directive_days
from app.ingest.doubting import listed
from app.ingest.order_rows import OrderRows
from app.ingest.own_rows import OwnRows
from app.law.numbering import sort_key
from app.search.document_keys import document_key
from app.store import Row
from app.tables import (
    ActorRow,
    AmendmentRow,
    Base,
    BodyRow,
    ComparisonRow,
    ConflictRow,
    DirectiveActorRow,
    DirectiveDayRow,
    DirectiveRow,
    MatchRow,
    OrderRow,
    OrderSubjectRow,
    PublicationRow,
    ReadingRow,
    ReferenceRow,
    SectionRow,
    SourceAccountRow,
    SourceDocumentRow,
    UnnumberedRow,
)

Tables = Mapping[type[Base], Iterable[Row]]


class _Rows:
    """The rows of one table, made anew each time they are gone through."""

    def __init__(self, make: Callable[[], Iterator[Row]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Row]:
        return self._make()


def of_all(corpus: Corpus, assembled: Assembled, accounts: Accounts) -> Tables:
    """The rows of a whole corpus, every order of which was read by this run."""
    return {
        **of_orders(corpus.orders),
        **of_own(corpus.orders, assembled.fresh),
        **of_readings(corpus.orders, corpus, assembled),
        **beside_orders(corpus),
        **of_documents(list(assembled.documents.values()), accounts),
        MatchRow: match_rows(assembled),
    }


def beside_orders(corpus: Corpus) -> Tables:
    """The rows of what is no part of one order."""
    return {
        UnnumberedRow: corpus.pages,
        ActorRow: corpus.actors,
        ConflictRow: corpus.conflicts,
        BodyRow: corpus.bodies,
    }


def of_orders(orders: Sequence[OrderRows]) -> Tables:
    """The rows of these orders that others have a part in."""
    return {
        OrderRow: _Rows(lambda: (order.order_row() for order in orders)),
        ReferenceRow: _Rows(lambda: (row for order in orders for row in order.reference_rows())),
        AmendmentRow: _Rows(lambda: (row for order in orders for row in order.amendment_rows())),
    }


def of_own(orders: Sequence[OrderRows], fresh: Mapping[str, Annotated]) -> Tables:
    """The rows of these orders that are their own."""

    def read() -> Iterator[tuple[date | None, OwnRows]]:
        return ((order.reading.order.signed_on, fresh[order.number].own) for order in sorted(orders, key=_by_day))

    def directives() -> Iterator[Row]:
        return (row for signed_on, own in read() for row in own.directive_rows(signed_on))

    return {
        OrderSubjectRow: _Rows(lambda: (row for order in orders for row in order.subject_rows())),
        SectionRow: _Rows(lambda: (row for _, own in read() for row in own.section_rows())),
        PublicationRow: _Rows(lambda: (row for _, own in read() for row in own.publication_rows())),
        ComparisonRow: _Rows(lambda: (row for signed_on, own in read() for row in own.comparison_rows(signed_on))),
        DirectiveRow: _Rows(directives),
        DirectiveActorRow: _Rows(lambda: (named for row in directives() for named in directive_actors(row))),
        DirectiveDayRow: _Rows(lambda: (day for row in directives() for day in directive_days(row))),
    }


def of_readings(orders: Sequence[OrderRows], corpus: Corpus, assembled: Assembled) -> Tables:
    """The readings of these orders, all of which were read by this run."""
    return {
        ReadingRow: _Rows(
            lambda: (
                {
                    "order_key": order.key,
                    "made_from": assembled.made[order.number],
                    "own_digest": order.reading.digest,
                    "doubts": listed(corpus.doubts[order.number]),
                    "reading": assembled.fresh[order.number].stored,
                }
                for order in orders
            )
        )
    }


def of_documents(documents: Sequence[SourceDocument], accounts: Accounts) -> Tables:
    """The rows of these documents."""
    return {
        SourceDocumentRow: _Rows(lambda: document_rows(documents)),
        SourceAccountRow: _Rows(lambda: account_rows(documents, accounts)),
    }


def match_rows(assembled: Assembled) -> list[Row]:
    """The rows of what was told of pages without a number."""
    return [
        {
            "sha256": sha256,
            "place": place,
            "made_from": made,
            "number": answer.number,
            "score": answer.score,
            "reason": answer.reason,
        }
        for (sha256, place), (made, answer) in assembled.answers.items()
    ]


def _by_day(order: OrderRows) -> int:
    return document_key(order.reading.order.signed_on, sort_key(order.number))

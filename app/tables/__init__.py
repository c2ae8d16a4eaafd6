"""The tables, declared once for SQLite and Postgres; Alembic's migrations build them.

Rows are written only by an ingest. JSON columns hold what is only ever read whole. `sort_key` of an order is
number * 100 + suffix (11359-A is 1135901), so that numbers sort as numbers and a suffix after its base.
"""

from app.tables.base import Base, Instant, Json
from app.tables.bodies import BodyRow
from app.tables.comparisons import ComparisonRow
from app.tables.corpus import ConflictRow, Corpus, UnnumberedRow
from app.tables.coverage import CoverageLinkRow, CoverageQuotationRow, CoverageRow
from app.tables.documents import DirectiveItem, DocumentRow, OrderItem, ReferenceItem
from app.tables.findings import ActorRow, AmendmentRow, DirectiveActorRow, DirectiveDayRow, DirectiveRow, ReferenceRow
from app.tables.ledger import LEDGER, ChangeRow, PublishRow, VersionRow
from app.tables.orders import OrderRow, OrderSubjectRow, PublicationRow, SectionRow
from app.tables.sources import MatchRow, ReadingRow, SourceAccountRow, SourceDocumentRow
from app.tables.upstream import UpstreamRow

__all__ = [
    "LEDGER",
    "ActorRow",
    "AmendmentRow",
    "Base",
    "BodyRow",
    "ChangeRow",
    "ComparisonRow",
    "ConflictRow",
    "Corpus",
    "CoverageLinkRow",
    "CoverageQuotationRow",
    "CoverageRow",
    "DirectiveActorRow",
    "DirectiveDayRow",
    "DirectiveItem",
    "DirectiveRow",
    "DocumentRow",
    "Instant",
    "Json",
    "MatchRow",
    "OrderItem",
    "OrderRow",
    "OrderSubjectRow",
    "PublicationRow",
    "PublishRow",
    "ReadingRow",
    "ReferenceItem",
    "ReferenceRow",
    "SectionRow",
    "SourceAccountRow",
    "SourceDocumentRow",
    "UnnumberedRow",
    "UpstreamRow",
    "VersionRow",
]

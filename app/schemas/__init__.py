"""What a response says: frozen models, the public contract.

Nothing here has a default: every key is always present.
"""

from app.schemas.actors import (
    Actor,
    ActorCounts,
    ActorDetail,
    ActorFacets,
    ActorKind,
    ActorLink,
    ActorPage,
    AppliedActorFilters,
    RoleCount,
)
from app.schemas.amendments import (
    Amendment,
    AmendmentFacets,
    AmendmentPage,
    AmendmentState,
    Instruction,
    SectionAmendment,
)
from app.schemas.base import FacetCount, Links, Model, Page, Span, TextCoverage
from app.schemas.bodies import AppliedBodyFilters, Body, BodyPage, BodySummary
from app.schemas.body_links import BodyKind, BodyLink, BodyStatus
from app.schemas.bulk import BulkEdition, BulkFile, BulkPage
from app.schemas.changes import (
    MEANINGS,
    AppliedChangeFilters,
    ChangedFact,
    ChangeKind,
    ChangePage,
    CorpusChange,
    Ledger,
    OrderVersion,
    OrderVersionSummary,
    ReplacedBecause,
    StatusChange,
    VersionPage,
    VersionPublication,
)
from app.schemas.comparison import (
    AppliedComparisonFilters,
    ComparedPublication,
    ComparedWords,
    ComparisonFacets,
    ComparisonPage,
    ComparisonSummary,
    DifferenceCounts,
    LossyFilter,
    OrderComparison,
    TextDifference,
    Uncompared,
)
from app.schemas.corpus import (
    Announced,
    Corpus,
    CorpusCounts,
    DateSpan,
    NamedCount,
    NumberGap,
    SourceCoverage,
    TextGap,
    UnnumberedPage,
    Upstream,
)
from app.schemas.coverage import (
    AppliedCoverageFilters,
    CoverageBasis,
    CoverageCounts,
    CoverageEvidence,
    CoverageFacets,
    CoverageKind,
    CoveragePage,
    CoverageRole,
    CoverageSummary,
    CoveredOrder,
)
from app.schemas.coverage_in_full import Coverage
from app.schemas.directives import (
    AppliedDirectiveFilters,
    BoilerplateFilter,
    Deadline,
    Directive,
    DirectiveActor,
    DirectiveFacets,
    DirectivePage,
    FurtherDeadline,
    Recurrence,
)
from app.schemas.graph import EFFECT_OF, Effect, GraphEdge, GraphNode, GraphOmission, OrderGraph
from app.schemas.history import EventKind, HistoryEvent, OrderHistory
from app.schemas.index import IndexedOperation, IndexPage
from app.schemas.order_facts import Citations, CompilationBasis, Counts, OrderSubject, PresidentLink, TermDay
from app.schemas.orders import (
    AppliedOrderFilters,
    Order,
    OrderFacets,
    OrderLink,
    OrderPage,
    OrderSummary,
    ParseNote,
    Publication,
    PublicationPage,
    SectionDetail,
    SectionPage,
    SectionText,
    Signature,
    TextHint,
)
from app.schemas.presidents import (
    Inauguration,
    President,
    PresidentDetail,
    PresidentPage,
    Revoked,
    RevokedBy,
    RevokedOf,
    RevokedWithin,
    Term,
    TermInFull,
    YearCount,
)
from app.schemas.queries import AppliedSearchFilters, CitedOrder, Expand, Expansion, Ranking, Search
from app.schemas.quotes import (
    CitationBasis,
    CitationCheck,
    CitationEvidence,
    CitationVerdict,
    DifferenceOp,
    OmissionFlag,
    OrderBasis,
    QuoteCheck,
    QuoteChecks,
    QuoteDifference,
    QuoteField,
    QuoteMatch,
    QuoteNote,
    QuoteOmission,
    QuotePart,
    QuoteRisk,
    QuotesToCheck,
    QuoteVerdict,
)
from app.schemas.references import (
    AppliedConflictFilters,
    AppliedReferenceFilters,
    AppliedTarget,
    Conflict,
    ConflictPage,
    Provenance,
    Reference,
    ReferenceFacets,
    ReferencePage,
    ReferenceSource,
    StatusBasis,
    Target,
)
from app.schemas.relations import RelationEntry, RelationPage
from app.schemas.resolution import Candidate, CandidateKind, CandidatePage, Match
from app.schemas.search import (
    SearchFacets,
    SectionHit,
    SectionHitPage,
    Snippet,
    Suggestion,
    SuggestionKind,
    SuggestionPage,
)
from app.schemas.sections import PageMark, Section, SectionLink, SectionOutline
from app.schemas.statistics import COUNTS, DayCount, Figures, Statistics, StatisticsBy, StatisticsLinks, StatisticsRow
from app.schemas.statuses import OwnEnd, SeenBeside, Status
from app.schemas.vocabulary import (
    INVERSES,
    ActiveRelation,
    ActorRole,
    Anchor,
    Basis,
    DeadlineUnit,
    DifferenceClass,
    DirectiveKind,
    EndsWhat,
    Extent,
    GapReason,
    HeadingStatus,
    IncomingRelation,
    Modality,
    MostlyAsked,
    OrderStatus,
    OutgoingRelation,
    Precision,
    PublishedFilter,
    Relation,
    SeenKind,
    SourceFormat,
    StatusLimit,
    SubjectBasis,
    SubjectSlug,
    TargetKind,
    TextField,
    Weekday,
)

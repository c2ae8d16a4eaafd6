"""The vocabularies of the answers. Within v1 a vocabulary may grow; a value never changes its meaning."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from app.law.directives.kinds import GROUPS, KINDS, OTHER, PROHIBITION
from app.law.relations.vocabulary import ACTIVES, NOTED, PASSIVES
from app.law.relations.vocabulary import LIVING as _LIVING
from app.law.subjects import BY_SLUG
from app.sources import FORMATS


class OrderStatus(StrEnum):
    """Whether an order is in force. Amended orders are in force."""

    IN_FORCE = "in_force"
    PARTLY_REVOKED = "partly_revoked"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    PARTLY_SUPERSEDED = "partly_superseded"
    SUSPENDED = "suspended"
    PARTLY_SUSPENDED = "partly_suspended"
    TERMINATED = "terminated"
    PARTLY_TERMINATED = "partly_terminated"
    EXPIRED = "expired"
    PARTLY_EXPIRED = "partly_expired"
    NULLIFIED = "nullified"
    PARTLY_NULLIFIED = "partly_nullified"
    REINSTATED = "reinstated"
    UNKNOWN = "unknown"


LIVING = frozenset(OrderStatus(value) for value in _LIVING)
"""The statuses of an order that holds, be it in part."""


class StatusLimit(StrEnum):
    """What a status does not know.

    `courts`: what courts decided; no source held tells it, so that an order which a court struck down or enjoined is
    told as if it had not, unless the editors noted it. `statutes_not_noted`: what a law did to the order, or to the
    powers it rests on, and the editors did not note. `documents_not_held`: what a proclamation, a memorandum or an
    order without text did to it, and the editors did not note: no text of these is held. `sources_disagree`: a conflict
    of /v1/corpus/conflicts concerns what the status rests on. `notes_not_held`: whatever the editors noted, for no
    record of theirs is held of this order; what was done to it is known only from the texts held. `text_not_held`: ends
    that the order sets itself, for its text is not held.
    """

    COURTS = "courts"
    STATUTES_NOT_NOTED = "statutes_not_noted"
    DOCUMENTS_NOT_HELD = "documents_not_held"
    SOURCES_DISAGREE = "sources_disagree"
    NOTES_NOT_HELD = "notes_not_held"
    TEXT_NOT_HELD = "text_not_held"


class SeenKind(StrEnum):
    """What kind of document the editors say to see beside an order."""

    PROCLAMATION = "proclamation"
    STATUTE = "statute"
    REORGANIZATION_PLAN = "reorganization_plan"
    COURT_CASE = "court_case"


class SubjectBasis(StrEnum):
    """What tells a subject: the index of a source, or one of our published rules."""

    SOURCE = "source"
    RULE = "rule"


if TYPE_CHECKING:
    SubjectSlug = str
else:
    SubjectSlug = StrEnum("SubjectSlug", {slug.upper().replace("-", "_"): slug for slug in BY_SLUG})
    SubjectSlug.__doc__ = "What an order can be about."


class EndsWhat(StrEnum):
    """What ends: the order, a part or a power of it, or a body that it set up, which leaves the order standing."""

    ORDER = "order"
    PART = "part"
    BODY = "body"


if TYPE_CHECKING:
    Relation = str
else:
    Relation = StrEnum("Relation", {name.upper(): name for name in (*PASSIVES, *ACTIVES)})
    Relation.__doc__ = "What the citing order does to the cited one; in the passive, what the cited one does to it."

INVERSES: Mapping[Relation, Relation] = MappingProxyType(
    {Relation(name): Relation(other) for name, other in (*PASSIVES.items(), *ACTIVES.items())}
)
"""The name of each relation seen from its other end. (An act of a document that is not held is told in the passive.)"""


def _relations(name: str, values: Iterable[str], says: str) -> Any:
    made = StrEnum(name, {value.upper(): value for value in values})  # type: ignore[misc]
    made.__doc__ = says
    return made


if TYPE_CHECKING:
    ActiveRelation = str
    OutgoingRelation = str
    IncomingRelation = str
else:
    ActiveRelation = _relations("ActiveRelation", PASSIVES, "What an order does to what it cites.")
    OutgoingRelation = _relations(
        "OutgoingRelation",
        (*PASSIVES, *(PASSIVES[name] for name in NOTED)),
        "What an order does to what it cites or, in the passive, what a document that is not held did to the order.",
    )
    IncomingRelation = _relations("IncomingRelation", ACTIVES, "What is done to an order by one that cites it.")


class Extent(StrEnum):
    """Whether the relation concerns the whole target or a part of it."""

    WHOLE = "whole"
    IN_PART = "in_part"


class Basis(StrEnum):
    """Where a fact was read: in the order's text, in the Federal Register editors' note, or in both."""

    TEXT = "text"
    NOTE = "note"
    BOTH = "both"


class TargetKind(StrEnum):
    """What kind of thing a reference points at."""

    EXECUTIVE_ORDER = "executive_order"
    PROCLAMATION = "proclamation"
    PRESIDENTIAL_MEMORANDUM = "presidential_memorandum"
    PRESIDENTIAL_DETERMINATION = "presidential_determination"
    NATIONAL_SECURITY_MEMORANDUM = "national_security_memorandum"
    PRESIDENTIAL_DIRECTIVE = "presidential_directive"
    VETERANS_REGULATION = "veterans_regulation"
    US_CODE = "us_code"
    PUBLIC_LAW = "public_law"
    JOINT_RESOLUTION = "joint_resolution"
    REVISED_STATUTES = "revised_statutes"
    STATUTE_AT_LARGE = "statute_at_large"
    NAMED_ACT = "named_act"
    CFR = "cfr"
    FEDERAL_REGISTER = "federal_register"
    CONSTITUTION = "constitution"
    REORGANIZATION_PLAN = "reorganization_plan"
    ORDER_SECTION = "order_section"
    OTHER = "other"


class TextField(StrEnum):
    """Which text of a provision a span counts in."""

    HEADING = "heading"
    TEXT = "text"
    CLOSING = "closing"


class Modality(StrEnum):
    """The modal of an operative clause."""

    SHALL = "shall"
    SHALL_NOT = "shall_not"
    MUST = "must"
    MUST_NOT = "must_not"
    MAY = "may"
    MAY_NOT = "may_not"
    SHOULD = "should"
    SHOULD_NOT = "should_not"
    IS_DIRECTED = "is_directed"
    IS_AUTHORIZED = "is_authorized"


if TYPE_CHECKING:
    DirectiveKind = str
    MostlyAsked = str
else:
    _KINDS = (*(kind.name for kind in KINDS), PROHIBITION, OTHER)
    DirectiveKind = StrEnum("DirectiveKind", {name.upper(): name for name in _KINDS})
    DirectiveKind.__doc__ = "What a directive asks for, by its verb and object; docs/kinds.md has the table."
    MostlyAsked = StrEnum("MostlyAsked", {name.upper(): name for name in dict.fromkeys(GROUPS.values())})
    MostlyAsked.__doc__ = "What an order mostly asks for, by the kinds of its directives; docs/kinds.md has the rule."


class Anchor(StrEnum):
    """What a deadline counts from."""

    ORDER_DATE = "order_date"
    EFFECTIVE_DATE = "effective_date"
    PUBLICATION = "publication"
    EVENT = "event"
    ABSOLUTE = "absolute"


class Precision(StrEnum):
    """How exactly an order tells the day that something is due: by the day, or by the end of a month or a year."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DeadlineUnit(StrEnum):
    """The unit of a deadline's value."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class ActorRole(StrEnum):
    """Whether the office is the one that must act, or what it has to do with the act of another."""

    LEAD = "lead"
    CONSULTED = "consulted"
    COORDINATED = "coordinated"
    CONCURRING = "concurring"
    ASSISTING = "assisting"
    THROUGH = "through"
    JOINT = "joint"


class Weekday(StrEnum):
    """The day of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class GapReason(StrEnum):
    """Why a number or a text is not held.

    `no_source`: none of the sources that can be read here has it. `only_with_suffix`: of the number only orders with a
    suffix are held (6889-A). `online`: the Federal Register has the text, and it was not fetched. `not_ingested`:
    a source may have it, and it was not given to this server.
    """

    NO_SOURCE = "no_source"
    ONLY_WITH_SUFFIX = "only_with_suffix"
    ONLINE = "online"
    NOT_INGESTED = "not_ingested"


class PublishedFilter(StrEnum):
    """Whether the Federal Register printed an order, as far as it is known."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class HeadingStatus(StrEnum):
    """How far a heading can be trusted, by the other publications of the order.

    `confirmed`: another one has it, and none that keeps all words has another; `conflict`: another one has another;
    `single_source`: no other has a heading there; `suspect`: likewise, and the only source is one whose formatter
    guesses headings; `none`: there is no heading.
    """

    CONFIRMED = "confirmed"
    CONFLICT = "conflict"
    SINGLE_SOURCE = "single_source"
    SUSPECT = "suspect"
    NONE = "none"


class DifferenceClass(StrEnum):
    """What two publications have differently; only `wording` is of operative words."""

    WORDING = "wording"
    CITATION = "citation"
    HEADING = "heading"
    LABEL = "label"
    ENUMERATOR = "enumerator"
    SIGNATURE = "signature"
    TYPOGRAPHY = "typography"
    WHITESPACE = "whitespace"
    METADATA = "metadata"


if TYPE_CHECKING:
    SourceFormat = str
else:
    SourceFormat = StrEnum("SourceFormat", {row.name.upper(): row.name for row in FORMATS})
    SourceFormat.__doc__ = "The format an account of an order was read from."

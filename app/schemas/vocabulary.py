"""The closed vocabularies of the answers. Within v1 a vocabulary may grow; a value never changes its meaning."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class OrderStatus(StrEnum):
    """Whether an order is in force. Amended orders are in force."""

    IN_FORCE = "in_force"
    PARTLY_REVOKED = "partly_revoked"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    PARTLY_SUPERSEDED = "partly_superseded"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    NULLIFIED = "nullified"
    REINSTATED = "reinstated"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """What the citing order does to the cited one; in the passive, what the cited one does to it."""

    CITES = "cites"
    PURSUANT_TO = "pursuant_to"
    IN_ACCORDANCE_WITH = "in_accordance_with"
    CONSISTENT_WITH = "consistent_with"
    AS_DEFINED_IN = "as_defined_in"
    NOTWITHSTANDING = "notwithstanding"
    IMPLEMENTS = "implements"
    AMENDS = "amends"
    REVOKES = "revokes"
    RESCINDS = "rescinds"
    SUPERSEDES = "supersedes"
    SUSPENDS = "suspends"
    REINSTATES = "reinstates"
    CONTINUES = "continues"
    TERMINATES = "terminates"
    SUPPLEMENTS = "supplements"
    RATIFIES = "ratifies"
    NULLIFIES = "nullifies"
    SEE = "see"
    CITED_BY = "cited_by"
    AUTHORITY_FOR = "authority_for"
    ACCORDED_WITH_BY = "accorded_with_by"
    KEPT_CONSISTENT_BY = "kept_consistent_by"
    DEFINES_FOR = "defines_for"
    SET_ASIDE_BY = "set_aside_by"
    IMPLEMENTED_BY = "implemented_by"
    AMENDED_BY = "amended_by"
    REVOKED_BY = "revoked_by"
    RESCINDED_BY = "rescinded_by"
    SUPERSEDED_BY = "superseded_by"
    SUSPENDED_BY = "suspended_by"
    REINSTATED_BY = "reinstated_by"
    CONTINUED_BY = "continued_by"
    TERMINATED_BY = "terminated_by"
    SUPPLEMENTED_BY = "supplemented_by"
    RATIFIED_BY = "ratified_by"
    NULLIFIED_BY = "nullified_by"
    SEEN_FROM = "seen_from"


_PASSIVES: Mapping[Relation, Relation] = MappingProxyType(
    {
        Relation.CITES: Relation.CITED_BY,
        Relation.PURSUANT_TO: Relation.AUTHORITY_FOR,
        Relation.IN_ACCORDANCE_WITH: Relation.ACCORDED_WITH_BY,
        Relation.CONSISTENT_WITH: Relation.KEPT_CONSISTENT_BY,
        Relation.AS_DEFINED_IN: Relation.DEFINES_FOR,
        Relation.NOTWITHSTANDING: Relation.SET_ASIDE_BY,
        Relation.IMPLEMENTS: Relation.IMPLEMENTED_BY,
        Relation.AMENDS: Relation.AMENDED_BY,
        Relation.REVOKES: Relation.REVOKED_BY,
        Relation.RESCINDS: Relation.RESCINDED_BY,
        Relation.SUPERSEDES: Relation.SUPERSEDED_BY,
        Relation.SUSPENDS: Relation.SUSPENDED_BY,
        Relation.REINSTATES: Relation.REINSTATED_BY,
        Relation.CONTINUES: Relation.CONTINUED_BY,
        Relation.TERMINATES: Relation.TERMINATED_BY,
        Relation.SUPPLEMENTS: Relation.SUPPLEMENTED_BY,
        Relation.RATIFIES: Relation.RATIFIED_BY,
        Relation.NULLIFIES: Relation.NULLIFIED_BY,
        Relation.SEE: Relation.SEEN_FROM,
    }
)
INVERSES: Mapping[Relation, Relation] = MappingProxyType(
    {**_PASSIVES, **{passive: active for active, passive in _PASSIVES.items()}}
)
"""The name of each relation seen from its other end. (An act of a document that is not held is told in the passive.)"""


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
    PRESIDENTIAL_DIRECTIVE = "presidential_directive"
    US_CODE = "us_code"
    PUBLIC_LAW = "public_law"
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


class Anchor(StrEnum):
    """What a deadline counts from."""

    ORDER_DATE = "order_date"
    EFFECTIVE_DATE = "effective_date"
    PUBLICATION = "publication"
    EVENT = "event"
    ABSOLUTE = "absolute"


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


class HeadingStatus(StrEnum):
    """Whether a heading is the source's own or may be a formatter's guess."""

    CONFIRMED = "confirmed"
    UNVERIFIED = "unverified"
    NONE = "none"


class SourceFormat(StrEnum):
    """The format an account of an order was read from."""

    FR_XML = "fr_xml"
    WHITEHOUSE_MARKDOWN = "whitehouse_markdown"
    ARCHIVE_MARKDOWN = "archive_markdown"
    FR_JSON = "fr_json"
    FR_CSV = "fr_csv"

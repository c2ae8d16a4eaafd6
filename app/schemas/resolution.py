"""What a citation that a person typed can mean."""

from enum import StrEnum

from app.schemas.base import Model, Page
from app.schemas.orders import OrderLink
from app.schemas.sections import SectionLink


class CandidateKind(StrEnum):
    """What kind of thing the words name."""

    EXECUTIVE_ORDER = "executive_order"
    FR_DOCUMENT = "fr_document"
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
    OTHER = "other"


class Match(StrEnum):
    """By what an order was found."""

    NUMBER = "number"
    DOCUMENT_NUMBER = "document_number"
    FIRST_PAGE = "first_page"
    LATER_PAGE = "later_page"
    """The page stands within the order's pages, but is not the one it begins on."""
    COMPILATION = "compilation"
    """The page is that of title 3 of the Code of Federal Regulations on which the order is reprinted."""
    SIGNING_DATE = "signing_date"
    """It was signed on the day by which it is named."""
    WEB_PAGE = "web_page"
    POPULAR_NAME = "popular_name"
    """People call it so; `reason` says why."""


class Candidate(Model):
    """One thing that the words can mean."""

    kind: CandidateKind
    id: str
    """The normalised identity inside the kind: "14288", "2025-07790", "5 USC 553(b)"."""
    citation: str
    """The normalised citation: "Executive Order 14288", "5 U.S.C. 553(b)"."""
    resolved: bool
    """Whether the corpus holds it."""
    match: Match | None
    """Null where nothing that is held was found."""
    order: OrderLink | None
    """The order that is meant, where one is held; else null."""
    document_number: str | None
    """The Federal Register's number of the order, or the one that was typed; null where there is neither."""
    first_page: str | None
    """The citation of the page on which the order begins: "90 FR 18765"; null where it is not known."""
    section: str | None
    """The provision that the words name; null where they name none."""
    provision: SectionLink | None
    """That provision, where the order has it; null with a `section` means that it does not, or that it is not held."""
    reason: str | None
    """Why the words mean it, where they are a name that people have for it; also of what is no order ("DACA"). Null
    where they are a citation."""
    unread: str | None
    """Words behind the name that look like a place in it and were not understood, which the answer leaves out; null
    where there are none."""
    url: str | None
    """Ours: the provision's where the order has it, else the order's; null where nothing of it is held."""
    html_url: str | None
    """The official page; null where none can be told."""


class CandidatePage(Page):
    """Everything that the words can mean, the likeliest first."""

    items: list[Candidate]
    """What the words can mean."""

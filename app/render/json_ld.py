"""An order as linked data: schema.org's Legislation, as JSON-LD that is safe inside a script element, too.

What it says is exact. A status is told in schema.org's three values with the day that it is of (legislationDateVersion)
and in our own words; what nothing tells is left out. An act in part is a change, and only one upon the whole a repeal.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from app.law.numbering import digits_of_page
from app.law.relations.vocabulary import ACTS, BY_NAME
from app.render import addresses, labels
from app.render.links import official
from app.schemas import INVERSES, Extent, Order, OrderStatus, Reference, Relation, StatusBasis, Target, TargetKind
from app.schemas.vocabulary import LIVING

_SCHEMA = "https://schema.org"
_Node = dict[str, Any]
_IN_FORCE = frozenset({OrderStatus.IN_FORCE, OrderStatus.REINSTATED})
_REPEALS = frozenset({"revokes", "rescinds", "supersedes", "nullifies"})
"""The relations that end an order if they concern all of it. Others may be said of a body that it set up, or last."""
_CITED = "citation"
_NO_LAWS = frozenset({TargetKind.FEDERAL_REGISTER, TargetKind.OTHER})
_SAFE: Mapping[int, str] = MappingProxyType({ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"})
"""What could end a script element or begin a comment in it."""


def order(whole: Order, base_url: str) -> str:
    """The order, with what it does to others and cites if it comes with its references.

    `base_url` stands before our own links.
    """
    told = {
        "@context": _SCHEMA,
        "@type": "Legislation",
        "@id": _page(whole.number, base_url),
        "url": _page(whole.number, base_url),
        "name": whole.title,
        "alternateName": _given(whole.citations.bluebook, whole.citations.federal_register, whole.citations.cfr),
        "legislationType": "Executive Order",
        "legislationIdentifier": _identifier(whole.number),
        "identifier": _given(whole.identifier, whole.document_number),
        "legislationJurisdiction": {"@type": "AdministrativeArea", "name": "United States"},
        "inLanguage": "en",
        "legislationDate": whole.signed_on and whole.signed_on.isoformat(),
        "datePublished": whole.published_on and whole.published_on.isoformat(),
        "legislationPassedBy": whole.president
        and {"@type": "Person", "name": whole.president.name, "url": f"{base_url}/presidents/{whole.president.slug}"},
        "isPartOf": _volume(whole.citations.federal_register),
        "keywords": [subject.name for subject in whole.subjects or ()],
        **_force(whole),
        "sameAs": whole.html_url,
        "encoding": _encodings(whole, base_url),
        **_acts(whole.references or (), base_url),
        "@reverse": _acts_upon(whole.status.basis, base_url),
    }
    kept = {name: value for name, value in told.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=1).translate(_SAFE) + "\n"


def _page(number: str, base_url: str) -> str:
    return f"{base_url}{addresses.order_page(number)}"


def _given(*values: str | None) -> list[str]:
    return [value for value in values if value]


def _identifier(number: str) -> str | None:
    """What the order is called everywhere; one without a number has no such name."""
    return labels.name(number) if digits_of_page(number) is None else None


def _volume(citation: str | None) -> _Node | None:
    if citation is None:
        return None
    periodical = {"@type": "Periodical", "name": "Federal Register"}
    return {"@type": "PublicationVolume", "volumeNumber": citation.partition(" ")[0], "isPartOf": periodical}


def _force(whole: Order) -> _Node:
    status, as_of = whole.status.value, whole.status.as_of
    force = "InForce" if status in _IN_FORCE else "PartiallyInForce" if status in LIVING else "NotInForce"
    return {
        "legislationLegalForce": None if status is OrderStatus.UNKNOWN else {"@id": f"{_SCHEMA}/{force}"},
        "legislationDateVersion": as_of and as_of.isoformat(),
        "creativeWorkStatus": labels.plain(status),
    }


def _encodings(whole: Order, base_url: str) -> list[_Node]:
    """The official file, and our own pages, which have no legal standing."""
    files = [(whole.pdf_url, "application/pdf", "Official")]
    if whole.has_text:
        files.append((_page(whole.number, base_url), "text/html", "Unofficial"))
        files.append((f"{base_url}{whole.url}.txt", "text/plain", "Unofficial"))
        files.append((f"{base_url}{whole.url}.xml", "application/xml", "Unofficial"))
    return [
        {
            "@type": "LegislationObject",
            "contentUrl": url,
            "encodingFormat": media_type,
            "legislationLegalValue": {"@id": f"{_SCHEMA}/{value}LegalValue"},
        }
        for url, media_type, value in files
        if url
    ]


def _property(relation: Relation, extent: Extent | None) -> str:
    """What schema.org calls a relation in the active voice."""
    if BY_NAME[relation].effect not in ACTS:
        return _CITED
    if relation in _REPEALS and extent is Extent.WHOLE:
        return "legislationRepeals"
    return "legislationAmends" if relation == "amends" else "legislationChanges"


def _acts(references: Iterable[Reference], base_url: str) -> dict[str, list[_Node]]:
    """What the order does to others and what it cites; what it acts on is not told again as cited."""
    found: dict[str, dict[tuple[str, str], _Node]] = defaultdict(dict)
    for reference in references:
        target = reference.target
        if target.kind is not TargetKind.ORDER_SECTION and reference.relation in BY_NAME:
            name = _property(reference.relation, reference.extent)
            found[name].setdefault((target.kind, target.id), _target(target, base_url))
    acted_on = {key for name, nodes in found.items() if name != _CITED for key in nodes}
    found[_CITED] = {key: node for key, node in found[_CITED].items() if key not in acted_on}
    return {name: list(nodes.values()) for name, nodes in sorted(found.items())}


def _acts_upon(basis: Iterable[StatusBasis], base_url: str) -> dict[str, list[_Node]]:
    """What did to the order what its status rests on."""
    found: dict[str, dict[str, _Node]] = defaultdict(dict)
    for act in basis:
        name = _property(INVERSES[act.relation], act.extent)
        found[name].setdefault(act.order or act.citation, _actor(act, base_url))
    return {name: list(nodes.values()) for name, nodes in sorted(found.items())}


def _target(target: Target, base_url: str) -> _Node:
    kind = "CreativeWork" if target.kind in _NO_LAWS else "Legislation"
    identifier = target.citation if target.number else None
    page = _page(target.number, base_url) if target.number and target.resolved else None
    return _named(kind, target.title or target.citation, identifier, target.dated_on, page, official(target))


def _actor(act: StatusBasis, base_url: str) -> _Node:
    identifier = _identifier(act.order) if act.order else None
    page = _page(act.order, base_url) if act.order and act.url else None
    return _named("Legislation", act.title or act.citation, identifier, act.signed_on, page, act.html_url)


def _named(
    kind: str, name: str, identifier: str | None, day: date | None, page: str | None, official_page: str | None
) -> _Node:
    is_law = kind == "Legislation"
    node = {
        "@type": kind,
        "@id": page,
        "name": name,
        "legislationIdentifier" if is_law else "identifier": identifier,
        "legislationDate" if is_law else "dateCreated": day and day.isoformat(),
        "url": page,
        "sameAs": official_page,
    }
    return {key: value for key, value in node.items() if value}

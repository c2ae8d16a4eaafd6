"""What is told of an order beside its text: where it was printed, subjects, its life, what it cites, the notes."""

from collections.abc import Iterator, Sequence

from app.render import labels, xml
from app.render.addresses import order_page, with_origin
from app.render.akoma_ntoso.frbr import PUBLISHER, ROLE, Names, identification
from app.render.feed import TAG
from app.render.links import official
from app.schemas import Extent, HistoryEvent, Order, Target, TargetKind

_BY_US = {"source": f"#{PUBLISHER}"}
_ORIGINAL, _SIGNED, _UNDONE = "original", "signed", "undone"
_REPEALS = frozenset({"revoked_by", "rescinded_by", "superseded_by", "nullified_by"})
"""The acts that repeal an order if they concern all of it, and amend it if they concern a part."""
_OWN = frozenset({"signed", "filed", "published"})


def of_order(whole: Order, events: Sequence[HistoryEvent], origin: str) -> str:
    """The `meta` of an order, with the events of its life."""
    life = _Life(whole, events, origin)
    return xml.block(
        "meta",
        {},
        identification(whole, origin),
        _publication(whole),
        _subjects(whole),
        life.cycle(),
        xml.block("references", _BY_US, *_works(whole, life, origin), *_concepts(whole, life, origin)),
        _notes(whole),
        xml.block("proprietary", _BY_US, _status(whole)),
    )


def of_annex(whole: Order, origin: str, component: str) -> str:
    """The `meta` of a document that is an annex of the order."""
    return xml.block("meta", {}, identification(whole, origin, component))


def _publication(whole: Order) -> str:
    if whole.published_on is None:
        return ""
    register = {"name": "federal_register", "showAs": "Federal Register", "number": whole.citation}
    return xml.element("publication", {"date": whole.published_on.isoformat(), **register})


def _subjects(whole: Order) -> str:
    keywords = [
        xml.element("keyword", {"value": subject.slug, "showAs": subject.name, "dictionary": f"{TAG}/subjects"})
        for subject in whole.subjects or ()
    ]
    return xml.block("classification", _BY_US, *keywords) if keywords else ""


class _Life:
    """What happened to the order on a known day, and the documents that acted, each named once."""

    def __init__(self, whole: Order, events: Sequence[HistoryEvent], origin: str) -> None:
        self._whole = whole
        self._elsewhere = f"{origin}{whole.url}/history"
        self._origin = origin
        self.acts = [event for event in events if event.event not in _OWN]
        self._names: dict[str, str] = {}
        for event in self.acts:
            self._names.setdefault(_actor(event), f"pref_{len(self._names) + 1}")

    def cycle(self) -> str:
        """The `lifecycle`: the signing, and each act; acts of an unknown day are told by their documents alone."""
        signed = {"date": Names(self._whole).day, "source": f"#{_ORIGINAL}", "type": "generation"}
        own = xml.element("eventRef", {"eId": "eref_1", **signed, "refersTo": f"#{_SIGNED}"})
        dated = [event for event in self.acts if event.on]
        return xml.block("lifecycle", _BY_US, own, *(self._event(event, at) for at, event in enumerate(dated, 2)))

    def _event(self, event: HistoryEvent, at: int) -> str:
        undone = f" #{_UNDONE}" if event.undone_by else ""
        return xml.element(
            "eventRef",
            {
                "eId": f"eref_{at}",
                "date": event.on.isoformat() if event.on else None,
                "source": f"#{self._names[_actor(event)]}",
                "type": _type(event),
                "refersTo": f"#{event.event}{undone}",
            },
        )

    def documents(self) -> Iterator[str]:
        """A reference to each document that acted; one without an address is told of in the history."""
        told = set()
        for event in self.acts:
            actor = _actor(event)
            if actor not in told:
                told.add(actor)
                page = order_page(event.order) if event.order and event.url else event.html_url
                named = {"href": with_origin(page, self._origin) or self._elsewhere, "showAs": actor}
                yield xml.element("passiveRef", {"eId": self._names[actor], **named})


def _actor(event: HistoryEvent) -> str:
    return event.citation or labels.plain(event.event)


def _type(event: HistoryEvent) -> str | None:
    """The type of an event, where it is one of the three that Akoma Ntoso has."""
    if event.event in _REPEALS:
        return "repeal" if event.extent is Extent.WHOLE else "amendment"
    return "amendment" if event.event == "amended_by" else None


def _works(whole: Order, life: _Life, origin: str) -> Iterator[str]:
    """The order itself, what acted on it, and what it cites, each once."""
    yield xml.element("original", {"eId": _ORIGINAL, "href": Names(whole).work, "showAs": labels.name(whole.number)})
    yield from life.documents()
    cited = {target.citation: address for target, address in _cited(whole, origin)}
    for at, (citation, address) in enumerate(cited.items(), 1):
        yield xml.element("activeRef", {"eId": f"aref_{at}", "href": address, "showAs": citation})


def _cited(whole: Order, origin: str) -> Iterator[tuple[Target, str]]:
    """The works that it cites, with their addresses."""
    for reference in whole.references or ():
        target = reference.target
        page = order_page(target.number) if target.url and target.number else official(target)
        address = with_origin(page, origin)
        if address and target.kind is not TargetKind.ORDER_SECTION:
            yield target, address


def _concepts(whole: Order, life: _Life, origin: str) -> Iterator[str]:
    """Who signed, who made this file, and our names of events."""
    yield _concept("TLCOrganization", PUBLISHER, origin or "/", "Executive orders API")
    yield _concept("TLCRole", ROLE, "/akn/ontology/role/us/president", "President of the United States")
    if whole.president:
        address = f"{origin}/presidents/{whole.president.slug}"
        yield _concept("TLCPerson", whole.president.slug, address, whole.president.name)
    events = dict.fromkeys([_SIGNED, *(event.event for event in life.acts if event.on)])
    for event in events:
        yield _concept("TLCEvent", event, f"/akn/ontology/event/us/{event}", labels.plain(event))
    if any(event.undone_by for event in life.acts):
        yield _concept("TLCConcept", _UNDONE, f"/akn/ontology/concept/us/{_UNDONE}", "undone since")


def _concept(name: str, eid: str, href: str, shown: str) -> str:
    return xml.element(name, {"eId": eid, "href": href, "showAs": shown})


def _notes(whole: Order) -> str:
    """The Federal Register editors' notes, a line a paragraph."""
    lines = [line for line in (whole.disposition_notes or "").split("\n") if line.strip()]
    if not lines:
        return ""
    paragraphs = [xml.element("p", {}, xml.text(line, quotes=False)) for line in lines]
    return xml.block("notes", _BY_US, xml.block("note", {"eId": "note_1", "class": "disposition"}, *paragraphs))


def _status(whole: Order) -> str:
    """Whether it is in force, for which Akoma Ntoso has no word, under a name of our own."""
    as_of = whole.status.as_of.isoformat() if whole.status.as_of else None
    return xml.element("eo:status", {"xmlns:eo": TAG, "value": whole.status.value, "as_of": as_of})

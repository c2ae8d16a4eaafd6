"""Every list in its other forms: three tables, a row each for a kind of item, for a form, and for a list."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.render import atom, columns, csv, days, entries, ics, json_feed, ndjson
from app.render.columns import Columns
from app.render.feed import Day, Entry, Feed

Render = Callable[[Iterable[Sequence[Any]], Feed], Iterator[str]]
"""From the items in batches to pieces of the answer; of a form that is `dated`, each item with its last change."""


@dataclass(frozen=True, slots=True)
class Items:
    """What the items of a list are, and how one is shown.

    Attributes:
        noun: what one is called.
        columns: as a row of a table; None where it is none.
        table: what writes a table of another kind.
        entry: as an entry of a feed; None where it is none.
        days: its days in a calendar; None where it has none.
        days_are: what these are.
        is_ranked: whether they may stand in the order of relevance.
        is_sorted: whether their order can be chosen.
    """

    noun: str
    columns: Columns | None = None
    entry: Callable[[Any, Feed], Entry] | None = None
    days: Callable[[Any, Feed], Iterable[Day]] | None = None
    days_are: str = "Days"
    table: Render | None = None
    is_ranked: bool = False
    is_sorted: bool = True

    def sorts(self, sort: str) -> bool:
        """Tell whether they can stand in an order that the list can have."""
        return self.is_sorted and (self.is_ranked or sort != "relevance")


ORDERS = Items("order", columns.ORDERS, entries.order)
ORDERS_WITH_TEXT = Items("order", columns.ORDERS_WITH_TEXT)
HITS = Items("provision", columns.HITS, entries.hit, is_ranked=True)
PROVISIONS = Items("provision", columns.PROVISIONS, entries.provision, is_sorted=False)
DIRECTIVES = Items("directive", columns.DIRECTIVES, entries.directive, days.due, "Days due")
REFERENCES = Items("reference", columns.REFERENCES, entries.reference)
INCOMING = Items("reference", columns.REFERENCES, entries.incoming)
AMENDMENTS = Items("amendment", columns.AMENDMENTS, entries.amendment, days.amendment)
COMPARISONS = Items("comparison", columns.COMPARISONS, entries.comparison)
COVERAGE = Items("document", columns.COVERAGE, entries.document, days.document)
CHANGES = Items("change", columns.CHANGES, entries.change)
CONFLICTS = Items("conflict", columns.CONFLICTS, entries.conflict)
BODIES = Items("body", columns.BODIES, entries.body, days.ending, "Last days")
ACTORS = Items("actor", columns.ACTORS, entries.actor)
PRESIDENTS = Items("president", columns.PRESIDENTS, entries.president)
RELATIONS = Items("relation", columns.RELATIONS, entries.relation)
EVENTS = Items("event", columns.EVENTS, entries.event, days.event)
PUBLICATIONS = Items("publication", columns.PUBLICATIONS, entries.publication)
VERSIONS = Items("version", columns.VERSIONS, entries.version)
FIGURES = Items("figure", table=csv.statistics)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of lists.

    Attributes:
        media_type: without its charset, which is UTF-8.
        parameters: further ones of the media type.
        summary: one sentence for the documentation, with a place for what is listed.
        render: what writes items; None where such items have not this form.
        attachment: whether a browser shall save it rather than show it.
        dated: whether it tells of each item when it changed last.
    """

    media_type: str
    summary: str
    render: Callable[[Items], Render | None]
    attachment: bool = True
    dated: bool = True
    parameters: str = ""


FORMS: Mapping[str, Form] = {
    "csv": Form(
        "text/csv",
        "{}, as CSV",
        lambda items: csv.table(items.columns) if items.columns else items.table,
        dated=False,
        parameters="; header=present",
    ),
    "ndjson": Form(
        "application/x-ndjson",
        "{}, one JSON object a line",
        lambda items: None if items.table else ndjson.items,
        dated=False,
    ),
    "atom": Form(
        atom.MEDIA_TYPE,
        "{}, as a feed",
        lambda items: atom.feed(items.entry) if items.entry else None,
        attachment=False,
    ),
    "feed.json": Form(
        "application/feed+json",
        "{}, as a JSON Feed",
        lambda items: json_feed.feed(items.noun, items.entry) if items.entry else None,
        attachment=False,
    ),
    "ics": Form(
        "text/calendar",
        "The days in {}, as a calendar",
        lambda items: ics.calendar(items.days_are, items.days) if items.days else None,
    ),
}
"""The forms by the ending of their path."""


@dataclass(frozen=True, slots=True)
class List:
    """A list.

    Attributes:
        items: what is listed.
        told: the same as a clause for the documentation.
        title: for people, with a place for the order's name where there is one.
        home: the path of a page that shows it; with the number of the order where there is one.
        needs: the parameter without which there are no pages of it.
        instead: what is listed instead in some forms, by their endings, and the same as a clause.
    """

    items: Items
    told: str
    title: str
    home: str | None = None
    needs: str | None = None
    instead: Mapping[str, tuple[Items, str]] = field(default_factory=dict)

    def items_as(self, ending: str) -> Items:
        """What is listed in a form."""
        return self.instead[ending][0] if ending in self.instead else self.items

    def told_as(self, ending: str) -> str:
        """The same as a clause for the documentation."""
        return self.instead[ending][1] if ending in self.instead else self.told

    @property
    def forms(self) -> Mapping[str, Form]:
        """The forms that it has, by their endings."""
        return {ending: form for ending, form in FORMS.items() if form.render(self.items_as(ending)) is not None}


_OF_ORDER = "orders/{number}/"
_PAGE = "/orders/{number}"
LISTS: Mapping[str, List] = {
    "orders": List(
        ORDERS,
        "all orders the filters select",
        "Executive orders",
        "/orders",
        instead={"ics": (DIRECTIVES, "all orders the filters select")},
    ),
    "sections": List(
        HITS,
        "all provisions that a search finds",
        "Provisions of executive orders",
        "/search",
        needs="q",
        instead={"ndjson": (PROVISIONS, "all provisions of the orders the filters select")},
    ),
    "directives": List(DIRECTIVES, "all directives the filters select", "Directives of executive orders"),
    "references": List(REFERENCES, "all references the filters select", "References of executive orders"),
    "actors": List(ACTORS, "all actors the filters select", "Offices and agencies in executive orders", "/actors"),
    "bodies": List(BODIES, "all bodies the filters select", "Bodies that executive orders founded"),
    "comparisons": List(
        COMPARISONS, "all comparisons the filters select", "Publications of executive orders, compared"
    ),
    "coverage": List(
        COVERAGE, "all documents about orders the filters select", "Written about executive orders", "/coverage"
    ),
    "changes": List(CHANGES, "all changes the filters select", "Changes of executive orders"),
    "corpus/conflicts": List(
        CONFLICTS, "all conflicts the filters select", "What sources of executive orders disagree about"
    ),
    "presidents": List(PRESIDENTS, "all presidents", "Presidents and their executive orders", "/presidents"),
    "statistics": List(FIGURES, "what is counted of the orders the filters select", "Executive orders, counted"),
    "relations": List(RELATIONS, "all relations", "What executive orders do to each other"),
    f"{_OF_ORDER}references": List(REFERENCES, "all that an order cites", "What {} cites", _PAGE),
    f"{_OF_ORDER}cited-by": List(INCOMING, "all that cites an order", "What cites {}", _PAGE),
    f"{_OF_ORDER}directives": List(DIRECTIVES, "all directives of an order", "Directives of {}", _PAGE),
    f"{_OF_ORDER}amendments": List(AMENDMENTS, "all that amends an order", "What amends {}", _PAGE),
    f"{_OF_ORDER}coverage": List(COVERAGE, "all documents about an order", "Written about {}", _PAGE),
    f"{_OF_ORDER}history": List(EVENTS, "all events in the life of an order", "History of {}", _PAGE),
    f"{_OF_ORDER}publications": List(PUBLICATIONS, "all publications of an order", "Publications of {}", _PAGE),
    f"{_OF_ORDER}sections": List(PROVISIONS, "all provisions of an order", "Provisions of {}", _PAGE),
    f"{_OF_ORDER}versions": List(VERSIONS, "all replaced texts of an order", "Replaced texts of {}", _PAGE),
}
"""The lists by their paths below /v1/. The answers of a search box (`/v1/suggest`, `/v1/resolve`) are none: they are of
the words typed, and nobody follows them."""

"""Every order of the real documents in each of its forms, as other people's programs read them.

All forms are made of one reading of the corpus; what is wrong with each is one test.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import lxml.html
import pytest
from markdown_it import MarkdownIt
from pyld import jsonld
from sqlalchemy import Connection, select, union

from app import queries, store
from app.law.relations import EFFECTS, PASSIVES
from app.queries.in_full import in_full, order_keys
from app.render import FORMATS, akoma_ntoso
from app.schemas import HistoryEvent, Order, Section
from app.tables import ReferenceRow
from tests.render.akoma_ntoso import A, parsed, provisions, told, words
from tests.render.test_json_ld import CONTEXT, known_properties, nodes
from tests.render.test_render import plain

pytestmark = pytest.mark.corpus

BASE = "https://eo.example"
COMMONMARK = MarkdownIt("commonmark")
_BATCH = 100
_OURS = re.compile(rf'"(?:@id|url|contentUrl)": "(?!{BASE}/|https?://(?!eo\.example)|https://schema\.org/)')

Events = Sequence[HistoryEvent]


def acted_on(connection: Connection) -> set[int]:
    """The keys of the orders to which another document did something."""
    passive = [PASSIVES[relation] for relation in EFFECTS]
    return set(
        connection.scalars(
            union(
                select(ReferenceRow.target_key).where(ReferenceRow.relation.in_(sorted(EFFECTS))),
                select(ReferenceRow.order_key).where(ReferenceRow.relation.in_(passive)),
            )
        )
    )


def every_order(url: str) -> Iterator[tuple[Order, Events]]:
    """Each order with its references and directives, and what happened to it."""
    reader = store.engine(url, pool_size=1)
    with store.snapshot(reader) as snapshot:
        keys, changed = order_keys(snapshot.connection), acted_on(snapshot.connection)
        for start in range(0, len(keys), _BATCH):
            for given in in_full(snapshot.connection, keys[start : start + _BATCH]):
                references = [reference for _, reference in given.references]
                directives = [directive for _, directive in given.directives]
                order = given.order.model_copy(update={"references": references, "directives": directives})
                history = partial(queries.order_history, snapshot.connection, given.key, order.number)
                yield order, history()[1] if given.key in changed else ()
    reader.dispose()


def walked(sections: Sequence[Section]) -> Iterator[Section]:
    """Every provision, in the order of the text."""
    for section in sections:
        yield section
        yield from walked(section.children)


def paragraphs(order: Order) -> Iterator[str]:
    """Every paragraph that stands alone or behind a label, in the order of the text."""

    def of(section: Section) -> Iterator[str]:
        yield from section.text.split("\n\n")
        for child in section.children:
            yield from of(child)
        yield from section.closing.split("\n\n")

    for section in order.sections:
        yield from of(section)


def in_turn(order: Order, read: str) -> None:
    """All paragraphs stand in what was read, one behind the other."""
    at = 0
    for paragraph in paragraphs(order):
        found = read.find(paragraph, at)
        assert found >= 0, paragraph
        at = found + len(paragraph)


def akoma_ntoso_is_read(order: Order, events: Events) -> Counter[str]:
    """The official schema takes it; every word comes back; every mark of a page and every dated act is in it."""
    root = parsed(akoma_ntoso.order_with_life(order, events, BASE))
    assert [each for each in provisions(root) if any(each)] == [each for each in told(order.sections) if any(each)]
    found = Counter(str(each.tag).removeprefix(A) for each in root.iter(f"{A}eop", f"{A}eventRef", f"{A}ref"))
    acts = [event for event in events if event.on and event.event not in ("signed", "filed", "published")]
    assert found["eventRef"] == 1 + len(acts)
    assert found["eop"] == sum(len(section.pages) for section in walked(order.sections))
    return found


def linked_data_are_read(order: Order, _: Events) -> Counter[str]:
    """A processor that refuses what it would drop expands it; each object has properties of its type, all absolute."""
    written = FORMATS["jsonld"].render(order, BASE)
    data = json.loads(written)
    found = list(nodes(data))
    for node in found:
        assert {name for name in node if not name.startswith("@")} <= known_properties(node["@type"])
    (expanded,) = jsonld.expand({**data, "@context": CONTEXT}, {"base": f"{BASE}/", "safe": True})
    assert len(expanded) == len(data) - 1
    assert not _OURS.search(written)
    return Counter(objects=len(found))


def markdown_is_read(order: Order, _: Events) -> Counter[str]:
    """A parser of CommonMark reads every paragraph, with nothing of it taken for markup."""
    blocks = [token for token in COMMONMARK.parse(FORMATS["md"].render(order, "")) if token.type == "inline"]
    in_turn(order, "\n".join(map(plain, blocks)))
    return Counter(blocks=len(blocks))


def html_is_read(order: Order, _: Events) -> Counter[str]:
    """A parser of HTML reads every paragraph; ids are there once, and what points inside the page finds its place."""
    page = lxml.html.fromstring(FORMATS["html"].render(order, ""))
    in_turn(order, "\n".join(words(each) for each in page.iter("p", "h2")))
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(set(ids)) == len(ids)
    addresses = [each.get("href") or "" for each in page.iter("a")]
    inside = {address.removeprefix("#") for address in addresses if address.startswith("#")}
    assert inside <= set(ids)
    return Counter(links=len(inside))


def plain_text_is_lines(order: Order, _: Events) -> Counter[str]:
    """Every paragraph is a line, or the end of one."""
    lines = FORMATS["txt"].render(order, "").split("\n")
    in_turn(order, "\n".join(lines))
    return Counter(lines=len(lines))


READERS: Mapping[str, Callable[[Order, Events], Counter[str]]] = {
    "xml": akoma_ntoso_is_read,
    "jsonld": linked_data_are_read,
    "md": markdown_is_read,
    "html": html_is_read,
    "txt": plain_text_is_lines,
}
LEAST = {
    "xml": {"eop": 1_600, "eventRef": 10_000, "ref": 20_000},
    "jsonld": {"objects": 50_000},
    "md": {"blocks": 100_000},
    "html": {"links": 20_000},
    "txt": {"lines": 100_000},
}
"""So much of each must have been read, or the corpus is not the one that is meant."""


@pytest.fixture(scope="module")
def reading(url: str) -> tuple[Mapping[str, list[str]], Mapping[str, Counter[str]]]:
    """What is wrong with each form, and what was counted in it."""
    faults: dict[str, list[str]] = {ending: [] for ending in READERS}
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for order, events in every_order(url):
        for ending, read in READERS.items():
            try:
                counted[ending].update({"orders": 1, **read(order, events)})
            except (AssertionError, ValueError, jsonld.JsonLdError) as error:
                faults[ending].append(f"{order.number}: {str(error)[:500]}")
    return faults, counted


@pytest.mark.parametrize("ending", FORMATS)
def test_every_order_is_read(reading: tuple[Mapping[str, list[str]], Mapping[str, Counter[str]]], ending: str) -> None:
    """In each form every order is what its reader takes, and has every word of the order."""
    faults, counted = reading
    assert faults[ending] == []
    assert counted[ending]["orders"] > 7_900
    assert {name: least for name, least in LEAST[ending].items() if counted[ending][name] < least} == {}

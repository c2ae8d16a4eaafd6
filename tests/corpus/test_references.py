"""Citations, relations and statuses over every document held, with floors a little under what is reached."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from app.crossrefs import CrossReferences, Found, edges_into, find_in, note_edges, resolve
from app.crossrefs.disagreements import family
from app.crossrefs.merging import pointed_at
from app.law.documents import Account, Order
from app.law.relations import EFFECTS, Edge, status_on
from app.reconcile import combine
from app.sources import parse
from tests import cases

pytestmark = pytest.mark.corpus

SHARED = Path(__file__).parents[3] / "shared"
FOLDERS = ("fr-xml", "fr-json", "disposition", "archive-md-app")
READ_KINDS = {"us_code", "cfr", "public_law", "proclamation", "presidential_memorandum"}


@cache
def orders() -> dict[str, Order]:
    """Every order held, by number."""
    documents = [
        document
        for folder in FOLDERS
        for file in sorted((SHARED / "corpus" / folder).iterdir())
        for document in parse(file.read_bytes(), file.name)
    ]
    combined = combine(document for document in documents if isinstance(document, Account))
    return {order.number: order for order in combined.orders}


@cache
def found() -> dict[str, Found]:
    """What the finders read in every order that has text."""
    return {number: find_in(order) for number, order in orders().items() if order.sections}


@cache
def annotations() -> CrossReferences:
    """Everything resolved."""
    return resolve(orders().values(), {number: each.references for number, each in found().items()})


def of_xml() -> list[str]:
    """The numbers whose text is the Federal Register's."""
    return [number for number in found() if orders()[number].publications[0].account.source.format == "fr_xml"]


def cited(number: str, kind: str) -> set[str]:
    """The targets of one kind in the text of an order, without the order itself."""
    return {m.citation.target for m in found()[number].references if m.citation.kind == kind} - {number}


def test_mentions_of_orders() -> None:
    """At least 99 % of the orders that the Federal Register links in the text of an order are found there."""
    with (SHARED / "gold" / "mentions" / "federal-register-links.tsv").open(encoding="utf-8") as file:
        links = [(row["order"], row["mentions"]) for row in csv.DictReader(file, delimiter="\t")]
    held = set(of_xml())
    wanted = [(order, target) for order, target in links if order in held and order != target]
    hits = [pair for pair in wanted if pair[1] in cited(pair[0], "executive_order")]
    assert len(hits) / len(wanted) >= 0.99


def test_read_orders() -> None:
    """Laws, regulations, proclamations and memoranda of the orders read by hand: precision and recall at least 97 %."""
    right = wanted = given = 0
    for path in sorted((cases.FOLDER / "citations").glob("*.txt")):
        lines = {line for line in path.read_text("utf-8").splitlines() if line}
        told = {f"{kind} {target}" for kind in READ_KINDS for target in cited(path.stem, kind)}
        right, wanted, given = right + len(lines & told), wanted + len(lines), given + len(told)
    assert right / wanted >= 0.97
    assert right / given >= 0.97


BLIND = re.compile(r"(?P<words>\S+ \w+ .+) \| (?P<act>.+)")


def blind() -> list[tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]]:
    """Every order that was read blind: the citations and acts written down, and those found."""
    pairs = []
    for path in sorted((cases.FOLDER / "citations" / "blind").glob("1*.txt")):
        lines = filter(None, map(BLIND.fullmatch, path.read_text("utf-8").splitlines()))
        given: Counter[tuple[str, str]] = Counter()
        ids = frozenset(section.id for section in orders()[path.stem].walk())
        for mention in found()[path.stem].references:
            citation, act = mention.citation, mention.act
            target = citation.target
            if citation.kind == "order_section":
                target = pointed_at(target, mention.section, ids)
            words = f"{mention.section} {citation.kind} {target}" + (
                f" § {citation.section}" if citation.section else ""
            )
            given[words, act.relation + (f" {act.extent}" if act.relation in EFFECTS else "")] += 1
        pairs.append((Counter((line["words"], line["act"]) for line in lines), given))
    return pairs


def words_of(acts: Counter[tuple[str, str]]) -> Counter[str]:
    """The citations without what they do."""
    words: Counter[str] = Counter()
    for (cited_words, _), count in acts.items():
        words[cited_words] += count
    return words


def test_orders_read_blind() -> None:
    """The citations of the orders read blind, with their provisions: precision and recall at least 99 %."""
    right = sum((words_of(wanted) & words_of(given)).total() for wanted, given in blind())
    assert right / sum(wanted.total() for wanted, _ in blind()) >= 0.99
    assert right / sum(given.total() for _, given in blind()) >= 0.99


def test_relations_read_blind() -> None:
    """Of the citations of the orders read blind, at least 97 % do what was written down."""
    right = sum((wanted & given).total() for wanted, given in blind())
    assert right / sum(wanted.total() for wanted, _ in blind()) >= 0.97


def effects() -> tuple[dict[tuple[str, str], set[str]], dict[tuple[str, str], set[str]]]:
    """The families of the effects between orders: by the notes, and by the text alone."""
    noted: dict[tuple[str, str], set[str]] = defaultdict(set)
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    xml = set(of_xml())
    for edge in note_edges.collect(note_edges.read(orders()), orders())[0]:
        if edge.source in xml and edge.kind == "executive_order" and edge.item.relation in EFFECTS:
            noted[edge.source, edge.target].add(family(edge.item.relation))
    for number in xml:
        for mention in found()[number].references:
            if mention.citation.kind == "executive_order" and mention.act.relation in EFFECTS:
                told[number, mention.citation.target].add(family(mention.act.relation))
    return noted, told


def test_effects_from_the_text_alone() -> None:
    """Of the notes' edges of effect whose number stands in the text, the text alone gives at least 96 %."""
    noted, told = effects()
    named = [pair for pair in noted if pair[1] in cited(pair[0], "executive_order")]
    assert sum(pair in told for pair in named) / len(named) >= 0.96
    assert sum(bool(told.get(pair, set()) & noted[pair]) for pair in named) / len(named) >= 0.93


def test_effects_that_notes_lack_are_few() -> None:
    """At most 15 % of the text's edges of effect stand in no note (read: these are the orders' own words)."""
    noted, told = effects()
    pairs = [pair for pair in told if pair[0] != pair[1]]
    assert sum(pair not in noted for pair in pairs) / len(pairs) <= 0.15


def test_the_example() -> None:
    """EO 14288 cites EO 14159 once, in section 6, as its words and its note say."""
    (edge,) = [r for r in annotations().references["14288"] if r.target_kind == "executive_order"]
    assert (edge.id, edge.section, edge.relation, edge.extent) == ("14288:6:1", "6", "in_accordance_with", "whole")
    assert (edge.target_id, edge.target_section, edge.target_citation) == ("14159", None, "Executive Order 14159")
    assert (edge.target_title, edge.target_dated_on) == (
        "Protecting the American People Against Invasion",
        date(2025, 1, 20),
    )
    assert (edge.resolved, edge.basis, edge.note_label) == (True, "both", "See")
    assert (edge.note, edge.captured_on) == ("See: EO 14159, January 20, 2025", date(2025, 10, 24))


def test_conflict_of_text_and_note() -> None:
    """That EO 14168 rescinds EO 14020 by its text alone is listed as a conflict."""
    listed = {(conflict.order, conflict.target, conflict.code) for conflict in annotations().conflicts}
    assert ("14168", "14020", "note_lacks_effect") in listed


def test_notes_that_point_backwards() -> None:
    """The orders whose notes let them amend EO 13286, which amended them, are conflicts and no amendments."""
    backwards = {c.order for c in annotations().conflicts if c.code == "note_points_backwards" and c.target == "13286"}
    assert {"12977", "12982", "13254", "13257", "13260"} <= backwards
    for number in backwards:
        assert not [r for r in annotations().references[number] if r.target_id == "13286" and r.relation in EFFECTS]


STATUS = re.compile(r"(?P<number>[\d-]+[A-Z]?)(?: on (?P<day>[\d-]+))? (?P<value>\w+): .+")


def stated() -> list[re.Match[str]]:
    """The lines of the status file."""
    lines = (cases.FOLDER / "statuses" / "orders.txt").read_text("utf-8").splitlines()
    found = [STATUS.fullmatch(line) for line in lines if line and not line.startswith("#")]
    read = [match for match in found if match]
    assert len(read) == len(found)
    return read


@pytest.mark.parametrize("line", stated(), ids=lambda line: str(line[0].partition(":")[0]))
def test_status(line: re.Match[str]) -> None:
    """Each order of the status file has the status argued there, on the day given."""
    if line["day"] is None:
        assert annotations().statuses[line["number"]].value == line["value"]
        return
    assert status_on(line["number"], edges(), date.fromisoformat(line["day"])).value == line["value"]


@cache
def edges() -> tuple[Edge, ...]:
    """Every edge of the corpus that acts on an order, with its day."""
    return tuple(chain.from_iterable(edges_into(annotations().references, orders()).values()))


def test_bases_exist() -> None:
    """Every edge that a status rests on is a reference that is served."""
    ids = {reference.id for references in annotations().references.values() for reference in references}
    assert all(set(status.basis) <= ids for status in annotations().statuses.values())


def test_ids_are_unique() -> None:
    """No two references share an id."""
    ids = [reference.id for references in annotations().references.values() for reference in references]
    assert len(ids) == len(set(ids))


def test_spans_quote_their_text() -> None:
    """The words of a reference are those at its span."""
    for number, references in annotations().references.items():
        texts = {section.id: section for section in orders()[number].walk()}
        for reference in references:
            if reference.span and reference.section:
                text = getattr(texts[reference.section], str(reference.field))
                assert text[slice(*reference.span)] == reference.quote

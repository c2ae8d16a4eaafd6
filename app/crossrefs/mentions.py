"""find_in: what one order's text says, before anything is known of other orders."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.law import amendments, bodies, citations, endings
from app.law.amendments import Amending, Cited, CitedIn
from app.law.bodies import NOTHING, Said
from app.law.citations import Citation, dated_names, of_its_day
from app.law.directives import Directive
from app.law.directives.finder import find as find_directives
from app.law.documents import Order, Section, Span
from app.law.endings import Ending
from app.law.relations.acts import Act, relate
from app.law.relations.leads import is_item, opens_list


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation where it stands, with what it does there.

    Attributes:
        section: the id of the provision.
        field: which text of it: "heading", "text" or "closing".
        quote: the words that cite.
        context: the sentence around them.
    """

    section: str
    field: str
    quote: str
    context: str
    citation: Citation
    act: Act


@dataclass(frozen=True, slots=True)
class Found:
    """What the finders read in one order; `references` are not resolved yet. Picklable: workers send it home."""

    references: tuple[Mention, ...] = ()
    directives: tuple[Directive, ...] = ()
    endings: tuple[Ending, ...] = ()
    amendments: tuple[Amending, ...] = ()
    bodies: Said = NOTHING


_CONTEXT_LIMIT = 600
_ORDER = "executive_order"


def find_in(order: Order) -> Found:
    """Every citation, directive, ending, amendment and body of `order`, in document order."""
    mentions: list[Mention] = []
    names: dict[str, str] = {}
    for section in order.sections:
        mentions.extend(_mentions(section, "", names))
    others = frozenset[str]().union(*(citations.governors(section.text) for section in order.walk()))
    own = (mention for mention in mentions if mention.citation.kind != _ORDER or mention.citation.target not in others)
    dated = [replace(mention, citation=of_its_day(mention.citation, order.signed_on)) for mention in own]
    years = dated_names(mention.citation.target for mention in dated if mention.citation.kind == "named_act")
    found = tuple(_with_year(mention, years) for mention in dated)
    amended = amendments.find(order.sections, _cited_in(found))
    return Found(found, find_directives(order), endings.find(order), amended, bodies.find(order))


def _cited_in(mentions: Iterable[Mention]) -> CitedIn:
    """The citations of each text, as the reader of amendments asks for them."""
    found: dict[tuple[str, str], list[Cited]] = defaultdict(list)
    for mention in mentions:
        found[mention.section, mention.field].append(_cited(mention))
    texts = {place: sorted(cited, key=lambda each: each.span) for place, cited in found.items()}
    return lambda section, field: texts.get((section, field), ())


def _cited(mention: Mention) -> Cited:
    citation, act = mention.citation, mention.act
    is_order = citation.kind == _ORDER
    changes = is_order and amendments.amends(act.relation, act.extent)
    ends = act.relation if changes and act.relation in amendments.ENDS else ""
    provision = citation.section if is_order and citation.section not in _LETTERS else None
    return Cited(citation.span, citation.target, changes, ends, provision)


_LETTERS = frozenset("ABCDEFGH")
"""A letter alone is the beginning of another number: "Sections A1(b), A2(b)" (EO 9869)."""


def _with_year(mention: Mention, years: Mapping[str, str]) -> Mention:
    """The mention of an act by the name with the year that the order gives it elsewhere: one law is one target."""
    citation = mention.citation
    if citation.kind != "named_act" or citation.target not in years:
        return mention
    return replace(mention, citation=replace(citation, target=years[citation.target]))


def _mentions(section: Section, lead: str, names: dict[str, str]) -> Iterator[Mention]:
    """The mentions of a provision and of all below it; a lead-in that ends in a colon speaks for its items too."""
    yield from _in_text(section, "heading", lead="", names=names)
    yield from _in_text(section, "text", lead=lead, names=names)
    own = _lead_in(section)
    inner = lead if not section.text.strip() or (lead and not opens_list(own) and is_item(own)) else own
    for child in section.children:
        yield from _mentions(child, inner, names)
    yield from _in_text(section, "closing", lead="", names=names)


def _lead_in(section: Section) -> str:
    """The last paragraph of a provision's text, unless it is quoted; whether it opens a list is for `relate` to see."""
    text = section.text.rstrip()
    quoted = bool(section.quoted) and section.quoted[-1][1] >= len(text)
    return "" if quoted else text.rpartition("\n\n")[2]


def _in_text(section: Section, field: str, lead: str, names: dict[str, str]) -> Iterator[Mention]:
    text, quoted = _field(section, field)
    found = citations.listed(text, lead, citations.find(text, names, quoted)) if text else ()
    if not found:
        return
    for citation, act in zip(found, relate(text, found, lead, quoted), strict=True):
        if citation.kind == "order_section" and any(start <= citation.span[0] < end for start, end in quoted):
            continue  # "this section" in quoted text is a section of the law quoted
        quote = text[slice(*citation.span)]
        yield Mention(section.id, field, quote, _context(text, citation.span, act.context), citation, act)


def _field(section: Section, field: str) -> tuple[str, Sequence[Span]]:
    """One text of a provision and what is quoted in it."""
    if field == "text":
        return section.text, section.quoted
    return (section.closing, section.closing_quoted) if field == "closing" else (section.heading, ())


def _context(text: str, span: Span, sentence: Span) -> str:
    """The sentence, cut to its neighbourhood where it is a page long (EO 14148's list is one sentence)."""
    start, end = sentence
    if end - start > _CONTEXT_LIMIT:
        start = max(start, span[0] - _CONTEXT_LIMIT // 2)
        end = min(end, span[1] + _CONTEXT_LIMIT // 2)
        start = text.find(" ", start, span[0]) + 1 if start > sentence[0] and " " in text[start : span[0]] else start
        cut = text.rfind(" ", span[1], end)
        end = cut if end < sentence[1] and cut > 0 else end
    return text[start:end].strip()

"""Which orders a document is about or mentions: by what names them, never by what they treat of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.law import presidents
from app.law.coverage.catalogue import Catalogue
from app.law.coverage.shared_words import Passage
from app.law.coverage.values import Evidence, EvidenceBasis, Known, Link, Named, Phrase, Reading, Role, Signing, Where
from app.law.coverage.words import folded, telling

_EARLY = timedelta(days=3)
"""A document may appear so long before the order that it tells of is signed, and no longer."""
_NEWS = timedelta(days=7)
_LATE = timedelta(days=2)
"""A page may bear a day so much later than the one that it calls today."""
_SHOWN = 160
_PASSAGES_SHOWN = 3
_OF_A_DAY = 0.3
_OF_A_WHILE = 0.75
"""So much of its title must be told of the order meant, where a day or a longer time leaves several."""
_APART = 1.5
"""And so much more than of the next."""
_LONG, _LONG_PLAIN = 12, 7
_SEVERAL, _SEVERAL_PLAIN = 3, 10
"""Words without marks around them are more than chance: in one long passage, or in several; counted are the words that
tell something and are no names, for long names are shared by everybody who writes of the matter."""
_QUOTED, _QUOTED_PLAIN = 5, 3
_DENSE = 0.03
_FAR_AHEAD = 3


@dataclass(slots=True)
class _Found:
    """What speaks for one order.

    Attributes:
        about: whether something shows that the document is about it.
        leads: whether something stands where the document begins.
        shared: how many words of the order the document has.
    """

    order: Known
    evidence: list[Evidence] = field(default_factory=list)
    about: bool = False
    leads: bool = False
    shared: int = 0


class _Linking:
    def __init__(self, reading: Reading, catalogue: Catalogue, passages: Mapping[str, Sequence[Passage]]) -> None:
        self._reading, self._catalogue, self._passages = reading, catalogue, passages
        self.found: dict[str, _Found] = {}
        self._unread_news = False
        self._quotations = [quote for quote in reading.quotations if len(folded(quote.text)) >= _QUOTED]

    def by_number(self) -> None:
        """Numbers of orders, and of their documents in addresses."""
        for named in self._reading.numbers:
            order = self._catalogue.numbered(named.number)
            if order is not None and self._may_mean(order) and not self._is_slip(named, order):
                self._add(order, EvidenceBasis.NUMBER, named.words, named.where, about=named.where is Where.TITLE)
        for named in self._reading.documents:
            order = self._catalogue.of_document(named.number)
            if order is not None:
                self._add(order, EvidenceBasis.NUMBER, named.words)

    def by_title(self) -> None:
        """Titles, exactly or nearly, that one order alone has."""
        for phrase in self._reading.phrases:
            if phrase.number is not None and self._catalogue.numbered(phrase.number) is None:
                continue
            titled = self._catalogue.titles.begun_with(phrase.words, called=phrase.called)
            if titled is None:
                continue
            meant = [order for order in titled.orders if self._may_mean(order) and _agrees(order, phrase)]
            if len(meant) == 1:
                headed = phrase.where is Where.TITLE and (titled.exactly or self._is_new(meant[0]))
                self._add(meant[0], EvidenceBasis.TITLE, titled.words, phrase.where, about=headed)
        by_title: dict[str, list[Known]] = defaultdict(list)
        for order in self._catalogue.titles.within(frozenset(self._reading.prints)):
            if self._may_mean(order):
                by_title[order.title.casefold()].append(order)
        for orders in by_title.values():
            if len(orders) == 1 and not self._is_titled(orders[0]):
                self._add(orders[0], EvidenceBasis.TITLE, orders[0].title)

    def by_day(self) -> None:
        """That it was signed on a day or in a while, where what is told of it leaves one."""
        for signing in self._reading.signings:
            orders = self._catalogue.signed_between(signing.since, signing.until)
            order = self._the_one([order for order in orders if _is_by(order, signing)], signing)
            if order is not None:
                self._add(order, EvidenceBasis.DATE, signing.words, about=signing.is_news)
            if signing.is_news and (order is None or not order.has_text):
                self._unread_news = True

    def by_title_of_the_day(self) -> None:
        """Words that tell most of the title of an order signed when the document appeared."""
        day = self._reading.published_on
        if day is None or not self._reading.speaks_of_orders:
            return
        for order in self._catalogue.signed_between(day - timedelta(days=1), day):
            for phrase in self._reading.phrases:
                if phrase.number is None and self._catalogue.titles.resembles(order, phrase.words):
                    self._add(order, EvidenceBasis.TITLE, phrase.words, about=True)

    def by_words(self) -> None:
        """Words of one order alone.

        Of a document that tells of an order whose text is not held they may be that one's, and link it to no older one.
        """
        if not self._reading.speaks_of_orders:
            return
        for number, passages in self._passages.items():
            order = self._catalogue.numbered(number)
            if order is None or not self._may_mean(order):
                continue
            if self._unread_news and not self._is_new(order) and number not in self.found:
                continue
            plain = [passage for passage in _apart(passages) if passage.plain >= 2]
            if not (_is_more_than_chance(plain, self._reading.words) or any(map(self._is_quoted, plain))):
                continue
            for passage in plain[:_PASSAGES_SHOWN]:
                self._add(order, EvidenceBasis.QUOTED_WORDS, passage.text, self._where(passage))
            self.found[number].shared = sum(passage.length for passage in plain)

    def _is_quoted(self, passage: Passage) -> bool:
        """Whether the passage is, or holds, all that stands between quotation marks."""
        text = _plainly(passage.text)
        return passage.plain >= _QUOTED_PLAIN and any(_plainly(quote.text) in text for quote in self._quotations)

    def _where(self, passage: Passage) -> Where:
        """Where the document quotes a passage; between no marks its place is not kept."""
        text = _plainly(passage.text)
        found = (
            quote.where for quote in self._quotations if text in _plainly(quote.text) or _plainly(quote.text) in text
        )
        return next(found, Where.BODY)

    def links(self) -> Iterator[Link]:
        """The orders found, by number."""
        if not any(found.about for found in self.found.values()):
            self._choose()
        for number, found in sorted(self.found.items(), key=lambda item: (len(item[0]), item[0])):
            ranked = sorted(found.evidence, key=lambda evidence: list(EvidenceBasis).index(evidence.basis))
            yield Link(number, Role.ABOUT if found.about else Role.MENTIONS, tuple(ranked))

    def _choose(self) -> None:
        """Without news, the document is about the one order it leads with, or that it has far the most words of.

        A document that tells of an order whose text is not held may be about that one.
        """
        if not (self.found and self._reading.leads_with_order):
            return
        first, *others = sorted(self.found.values(), key=lambda found: -found.shared)
        if self._is_new(first.order):
            first.about = bool(first.shared)
        elif not self._unread_news:
            second = others[0].shared if others else 0
            is_dense = first.shared >= _DENSE * self._reading.words and first.shared >= _FAR_AHEAD * second
            first.about = (not others and first.leads) or bool(first.shared and is_dense)

    def _add(
        self, order: Known, basis: EvidenceBasis, words: str, where: Where = Where.BODY, *, about: bool = False
    ) -> None:
        found = self.found.setdefault(order.number, _Found(order))
        evidence = Evidence(basis, _shortened(words))
        if evidence not in found.evidence:
            found.evidence.append(evidence)
        found.about = found.about or about
        found.leads = found.leads or where is not Where.BODY

    def _is_titled(self, order: Known) -> bool:
        found = self.found.get(order.number)
        return found is not None and any(each.basis is EvidenceBasis.TITLE for each in found.evidence)

    def _is_slip(self, named: Named, order: Known) -> bool:
        """Whether the title beside the number is another order's: the number is misprinted then."""
        if named.title is None:
            return False
        titled = self._catalogue.titles.begun_with(named.title, called=True)
        return titled is not None and titled.exactly and order not in titled.orders

    def _the_one(self, orders: Sequence[Known], signing: Signing) -> Known | None:
        """The order that is meant: the only one, or the only one whose title fits what is told of it."""
        told = f"{self._reading.title} {signing.told_as}" if signing.is_news else signing.told_as
        said = telling(told)
        titles = self._catalogue.titles
        rated = sorted(((titles.likeness(order, said), order.number, order) for order in orders), reverse=True)
        if not rated:
            return None
        best, _, order = rated[0]
        is_whole = signing.since == signing.until and self._catalogue.is_whole(signing.since)
        if len(rated) == 1 and is_whole and (best or self._is_first_in_days(signing.since)):
            return order
        second = rated[1][0] if len(rated) > 1 else 0.0
        return order if best >= (_OF_A_DAY if is_whole else _OF_A_WHILE) and best >= _APART * second else None

    def _is_first_in_days(self, day: date) -> bool:
        """Whether no order was signed just before, which a document that appeared a day late may mean by "today"."""
        return not self._catalogue.signed_between(day - _LATE, day - timedelta(days=1))

    def _may_mean(self, order: Known) -> bool:
        """An order that was signed later is none that the document can mean."""
        published_on = self._reading.published_on
        return published_on is None or order.signed_on is None or order.signed_on <= published_on + _EARLY

    def _is_new(self, order: Known) -> bool:
        published_on = self._reading.published_on
        return published_on is not None and order.signed_on is not None and published_on <= order.signed_on + _NEWS


def link(reading: Reading, catalogue: Catalogue, passages: Mapping[str, Sequence[Passage]]) -> tuple[Link, ...]:
    """The orders that a document means, by number.

    Args:
        reading: what was kept of it.
        catalogue: the orders held.
        passages: what it shares with each order's text and no other order does.
    """
    linking = _Linking(reading, catalogue, passages)
    linking.by_number()
    linking.by_title()
    linking.by_day()
    linking.by_title_of_the_day()
    linking.by_words()
    return tuple(linking.links())


def _apart(passages: Sequence[Passage]) -> list[Passage]:
    """The passages that are no parts of others."""
    kept: list[Passage] = []
    for passage in passages:
        if not any(passage.text.casefold() in other.text.casefold() for other in kept):
            kept.append(passage)
    return kept


def _is_more_than_chance(passages: Sequence[Passage], words: int) -> bool:
    """Whether passages without marks are from the order; short ones of a long document are its matter's."""
    is_long = any(passage.length >= _LONG and passage.plain >= _LONG_PLAIN for passage in passages)
    plain = sum(passage.plain for passage in passages)
    is_dense = sum(passage.length for passage in passages) >= _DENSE * words
    return is_long or (is_dense and len(passages) >= _SEVERAL and plain >= _SEVERAL_PLAIN)


def _agrees(order: Known, phrase: Phrase) -> bool:
    if phrase.dated_on is None or order.signed_on is None:
        return True
    return abs(phrase.dated_on - order.signed_on) <= _EARLY


def _is_by(order: Known, signing: Signing) -> bool:
    if order.president is None:
        return False
    name = presidents.BY_SLUG[order.president].name.removesuffix(" Jr.")
    return not signing.presidents or name.rsplit(" ", 1)[-1] in signing.presidents


def _plainly(text: str) -> str:
    return " ".join(folded(text))


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + "…"

"""Whether the order that a mention names is the one it describes, and which other one it would be."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from app.law import presidents
from app.law.quotes.names.comparing import all_compared
from app.law.quotes.names.register import Known, Register, is_nearly_titled
from app.law.quotes.names.titles import words_of
from app.law.quotes.names.values import Basis, Claim, Evidence, Mention, NameVerdict

Judged = tuple[NameVerdict, str | None, tuple[Evidence, ...]]
"""The verdict, the order that fits instead, and what was compared."""


def judge(mention: Mention, number: str, register: Register) -> Judged:
    """Judges a mention with a number."""
    known = register.of(number)
    evidence = _compared(mention, known, register) if known else _beside(mention, number, register)
    against = {fact.basis for fact in evidence if fact.agrees is False}
    other = _other(mention, number, register) if against or known is None else None
    if other and _is_excluded(mention, known, number, other, register):
        return NameVerdict.OTHER_ORDER_FITS, other.number, (*evidence, *_facts(mention, other))
    of_a_proclamation = tuple(_of_a_proclamation(mention, number, register)) if against else ()
    if of_a_proclamation:
        return NameVerdict.NO_SUCH_ORDER, None, (*evidence, *of_a_proclamation)
    beside = _facts(mention, other) if other else ()
    return _without_other(evidence, against, known), other.number if other else None, (*evidence, *beside)


def _facts(mention: Mention, known: Known) -> tuple[Evidence, ...]:
    return all_compared(mention.claims, known)


def _without_other(evidence: Sequence[Evidence], against: set[Basis], known: Known | None) -> NameVerdict:
    for basis, verdict in _VERDICTS:
        if basis in against:
            return verdict
    unsure = known is None or any(fact.agrees is None for fact in evidence) or bool(against)
    return NameVerdict.UNCHECKED if unsure else NameVerdict.OK


_VERDICTS = (
    (Basis.NUMBER, NameVerdict.NO_SUCH_ORDER),
    (Basis.TITLE, NameVerdict.TITLE_DIFFERS),
    (Basis.DATE, NameVerdict.DATE_DIFFERS),
    (Basis.PRESIDENT, NameVerdict.DATE_DIFFERS),
)
"""What differs, and what that is called; who signed an order is when."""


def _compared(mention: Mention, known: Known, register: Register) -> tuple[Evidence, ...]:
    """The facts of an order that is held beside what is said of it."""
    first = Evidence(Basis.NUMBER, known.number, known.title, known.number, True)
    facts = _facts(mention, known)
    if any(fact.basis is Basis.TITLE and fact.agrees is not None for fact in facts):
        return (first, *facts)
    loose = chain.from_iterable(_loose(claim, mention.claims, known, register) for claim in mention.claims)
    return (first, *facts, *loose)


def _loose(claim: Claim, claims: Sequence[Claim], known: Known, register: Register) -> Iterator[Evidence]:
    """Words that may be a by-name, or its own title: they count against the order where they are another's title.

    Not where the day is its own and its title is not known as printed (EO 13286 calls EO 12002 "Administration of
    Export Controls", the title of another one); nor do three words in brackets, where agencies stand (EO 14109:
    "Executive Order 14041 (Department of Education)", the title of EO 12212).
    """
    if claim.basis is not Basis.TITLE or claim.unsure or claim.behind is not None:
        return
    words = words_of(claim.words)
    if is_nearly_titled(words, known):
        return
    if len(words) >= (4 if claim.bracketed else 3) and (
        register.begun_by(claim.beginnings) if claim.open else register.titled(words)
    ):
        by_name = not known.confirmed and any(each.day and each.day.fits(known.signed_on) for each in claims)
        yield Evidence(Basis.TITLE, claim.words, known.title, known.number, agrees=None if by_name else False)


def _beside(mention: Mention, number: str, register: Register) -> tuple[Evidence, ...]:
    """What can be said of a number that is not held: whether it can be of that day and that president, or be at all."""
    if register.is_beyond(number):
        says = "beyond any number that executive orders have come to"
        return (Evidence(Basis.NUMBER, number, says, None, agrees=False),)
    found: list[Evidence] = [Evidence(Basis.NUMBER, number, "not held", None, None)]
    for claim in mention.claims:
        if claim.unsure or claim.behind is not None:
            continue
        day = claim.day.whole() if claim.day else None
        if day and register.is_beyond_on(number, day):
            says = "no order had so high a number on that day"
            found.append(Evidence(Basis.NUMBER, claim.words, says, None, agrees=False))
        elif day and not register.can_be_of(number, day):
            says = "orders of that time have other numbers"
            found.append(Evidence(Basis.DATE, claim.words, says, None, agrees=False))
        elif claim.basis is Basis.PRESIDENT:
            holder = presidents.of_number(number)
            known = holder is not None and not register.is_after(number)
            if holder and known and holder not in claim.presidents:
                name = presidents.BY_SLUG[holder].name
                found.append(
                    Evidence(Basis.PRESIDENT, claim.words, f"{name} signed orders of such numbers", None, False)
                )
    return tuple(found)


def _other(mention: Mention, number: str, register: Register) -> Known | None:
    """The one order, other than that of the number, that fits everything said; None where none or several do."""
    found = {known.number: known for known in _others(mention, number, register) if known.number != number}
    fitting = [known for known in found.values() if _fits(mention, known)]
    return fitting[0] if len(fitting) == 1 else None


def _others(mention: Mention, number: str, register: Register) -> Iterator[Known]:
    titles = [words_of(claim.words) for claim in mention.claims if claim.basis is Basis.TITLE and not claim.open]
    wholes = [claim.day.whole() for claim in mention.claims if claim.day]
    begun = [found for claim in mention.claims if claim.open for found in register.begun_by(claim.beginnings)]
    yield from begun
    for words in titles:
        yield from register.titled(words) if len(words) >= 2 else ()
        if wholes and len(words) >= 4:
            yield from register.nearly_titled(words)
    if not (titles or begun):
        for day in wholes:
            on_day = register.on(day) if day else ()
            amending = {known.number for known in register.amenders(number)}
            named = register.of(number)
            meant = named and named.signed_on and day and _is_slip_of_day(day, named.signed_on)
            yield from (
                known for known in on_day if known.number in amending or (_is_slip(known.number, number) and not meant)
            )
    for claim in mention.claims:
        if claim.basis is Basis.PAGE:
            volume, _, page = claim.words.partition(" FR ")
            yield from register.on_page(int(volume), int(page))


def _fits(mention: Mention, known: Known) -> bool:
    """Whether everything that is said of the order fits another one, and something besides a president does."""
    told = _facts(mention, known)
    signed = known.signed_on.isoformat() if known.signed_on else ""
    if any(fact.basis is Basis.DATE and fact.says != signed for fact in told):
        return False  # the day of its publication is too little
    return bool(told) and all(fact.agrees for fact in told) and any(fact.basis is not Basis.PRESIDENT for fact in told)


def _is_excluded(mention: Mention, known: Known | None, number: str, other: Known, register: Register) -> bool:
    """Whether the number cannot be meant: its order is held and differs, or was not signed with the other."""
    if known or register.is_beyond(number):
        return True
    told = {fact.words for fact in _facts(mention, other) if fact.basis is Basis.DATE}
    dated = any(claim.words in told and claim.day and claim.day.whole() for claim in mention.claims)
    return dated and other.signed_on is not None and not register.can_be_of(number, other.signed_on)


def _of_a_proclamation(mention: Mention, number: str, register: Register) -> Iterator[Evidence]:
    """What fits a proclamation of that number: its title, or its day."""
    for known in register.proclamations(number):
        for claim in mention.claims:
            titled = claim.basis is Basis.TITLE and known.title and words_of(known.title) == words_of(claim.words)
            day = claim.day.whole() if claim.day else None
            if titled or (day and day == known.signed_on):
                dated = f" of {known.signed_on.isoformat()}" if known.signed_on else ""
                says = f"Proclamation {number}{dated}" + (f": {known.title}" if known.title else "")
                yield Evidence(Basis.KIND, claim.words, says, None, agrees=False)
                return
    days = [claim.day.whole() for claim in mention.claims if claim.day]
    if any(day and register.is_of_proclamations(number, day) for day in days):
        says = "proclamations of that time have such numbers, executive orders have not"
        yield Evidence(Basis.KIND, number, says, None, agrees=False)


def _is_slip_of_day(printed: date, signed: date) -> bool:
    """Whether the day is the likelier slip: near the true one, or the same but for the year or the month."""
    same = (printed.year == signed.year, printed.month == signed.month, printed.day == signed.day)
    return abs(printed - signed) <= _NEAR or sum(same) == 2


_NEAR = timedelta(days=45)
"""Orders with neighbouring numbers are signed on near days, and days of publication are taken for those of signing:
EO 13123 has "12902 of March 9, 1994", which was signed on March 8, as 12903 was on the 9th."""


def _is_slip(left: str, right: str) -> bool:
    """Whether two numbers differ in one digit, in two neighbours changed round, or in a digit dropped or doubled."""
    if abs(len(left) - len(right)) > 1 or left == right:
        return False
    if len(left) != len(right):
        shorter, longer = sorted((left, right), key=len)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    places = [at for at in range(len(left)) if left[at] != right[at]]
    if len(places) == 1:
        return True
    first, last = places[0], places[-1]
    return len(places) == 2 and last - first == 1 and left[first] == right[last] and left[last] == right[first]


def judge_unnumbered(mention: Mention, register: Register) -> tuple[str | None, Judged]:
    """Judges a mention that gives a title or a day alone; also the one order that it means, or None.

    A title that is nearly that of an order held may be that of another that is not ("Further Advancing Racial Equity
    …", EO 14091), so it names none, and is wrong only on a day of which every order is held. Nor does a day name an
    order where another may have been signed.
    """
    titles = [claim for claim in mention.claims if claim.basis is Basis.TITLE]
    exact = [known for claim in titles for known in _titled(claim, register)]
    words = [words_of(claim.words) for claim in titles if not claim.open]
    near = [] if exact else [known for each in words if len(each) >= 4 for known in register.nearly_titled(each)]
    days = [claim.day.whole() for claim in mention.claims if claim.day]
    dated = [known for day in days if day for known in register.on(day)] if not titles else []
    found = {known.number: known for known in (*exact, *near, *dated)}
    fitting = [known for known in found.values() if _agrees(mention, known, near=bool(near))]
    if len(fitting) != 1:
        return None, (NameVerdict.UNCHECKED, None, tuple(_unsure(mention, fitting or list(found.values()))))
    known = fitting[0]
    if not titles and not all(register.is_complete(day) for day in days if day):
        return None, (NameVerdict.UNCHECKED, known.number, tuple(_unsure(mention, fitting)))
    if near:
        told = any(day and register.is_complete(day) for day in days)
        verdict = NameVerdict.TITLE_DIFFERS if told and known.confirmed else NameVerdict.UNCHECKED
        return None, (verdict, known.number, _facts(mention, known))
    return known.number, judge(mention, known.number, register)


def _titled(claim: Claim, register: Register) -> Sequence[Known]:
    return register.begun_by(claim.beginnings) if claim.open else register.titled(words_of(claim.words))


def _agrees(mention: Mention, known: Known, *, near: bool) -> bool:
    """Whether everything else that is said fits an order whose title or day is the one given."""
    return all(fact.agrees or (near and fact.basis is Basis.TITLE) for fact in _facts(mention, known))


def _unsure(mention: Mention, found: Sequence[Known]) -> Iterator[Evidence]:
    for claim in mention.claims:
        says = f"fits {len(found)} orders held" if found else "fits no order held"
        if claim.basis is Basis.DATE and claim.day is None:
            says = "the day is not known"
        yield Evidence(claim.basis, claim.words, says, None, None)

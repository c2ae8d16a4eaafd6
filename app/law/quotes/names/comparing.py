"""One thing said of an order beside what is known of it."""

from collections.abc import Callable, Iterator, Sequence

from app.law import presidents
from app.law.quotes.names.register import Known
from app.law.quotes.names.titles import Likeness, compare, is_headline, is_near, key, known_words, words_of
from app.law.quotes.names.values import Basis, Claim, Evidence


def compared(claim: Claim, known: Known) -> Iterator[Evidence]:
    """What comes of a claim; nothing where its words may be about something else."""
    yield from _COMPARED[claim.basis](claim, known)


def all_compared(claims: Sequence[Claim], known: Known) -> tuple[Evidence, ...]:
    """What comes of all of them; what stands behind words without marks only where they are the title, to its end."""
    found: list[Evidence] = []
    title_end: int | None = None
    for claim in claims:
        if claim.behind is not None and (title_end is None or not 0 <= claim.behind - title_end <= _NEAR):
            continue
        new = tuple(compared(claim, known))
        if claim.open and new and is_whole(new[0].words, known):
            title_end = claim.span[0] + len(new[0].words)
        found.extend(new)
    return tuple(found)


_NEAR = 2
"""A mark and a space may stand between a title and what is said behind it."""


def is_whole(words: str, known: Known) -> bool:
    """Whether words are a title of the order and no less."""
    return key(words_of(words)) in {key(known_words(title)) for title in (known.title, *known.titles)}


def _title(claim: Claim, known: Known) -> Iterator[Evidence]:
    """A title is another where words differ, and its own is as it was printed; else the words may be a by-name."""
    if claim.open:
        yield from _open_title(claim, known)
        return
    printed = words_of(claim.words)
    found = [(compare(printed, known_words(title)), title) for title in (known.title, *known.titles)]
    likeness, title = min(found, key=lambda pair: (not pair[0].same, not pair[0].shortened, pair[0].changed))
    if likeness.same or likeness.shortened:
        yield Evidence(Basis.TITLE, claim.words, title, known.number, agrees=True)
    elif claim.firm or (claim.words[:1].isupper() and (is_near(printed, likeness) or _is_attempt(printed, likeness))):
        yield _differs(claim, claim.words, title, known)
    elif not claim.bracketed and is_headline(claim.words, 3):
        yield Evidence(Basis.TITLE, claim.words, title, known.number, agrees=None)


def _open_title(claim: Claim, known: Known) -> Iterator[Evidence]:
    """Words without marks are its title where they begin with it; nearly so, or in capitals, they are meant for one."""
    titles = {key(known_words(title)): title for title in (known.title, *known.titles)}
    for words, folded in claim.beginnings:
        if folded in titles:
            yield Evidence(Basis.TITLE, words, titles[folded], known.number, agrees=True)
            return
    printed = words_of(claim.words)
    found = [(compare(printed, known_words(title)), title) for title in titles.values()]
    likeness, title = min(found, key=lambda pair: (not pair[0].shortened, pair[0].changed))
    headline = is_headline(claim.words)
    if likeness.shortened and headline:
        yield Evidence(Basis.TITLE, claim.words, title, known.number, agrees=True)
    elif (is_near(printed, likeness) and len(printed) >= (4 if headline else 6)) or _begins_nearly(
        printed, claim.run, title
    ):
        yield _differs(claim, claim.words, title, known)
    elif headline and not claim.bracketed:
        yield Evidence(Basis.TITLE, claim.words, title, known.number, agrees=None)


def _begins_nearly(printed: tuple[str, ...], run: str, title: str) -> bool:
    """Whether words begin with nearly that title, which may hold what titles end before ("… of May 11, 1918, …")."""
    known = known_words(title)
    if len(known) < 6 or set(known[:3]).isdisjoint(printed[:5]):
        return False
    begun = words_of(run)[: len(known)]
    return is_near(begun, compare(begun, known))


def _differs(claim: Claim, words: str, title: str, known: Known) -> Evidence:
    return Evidence(Basis.TITLE, words, title, known.number, False if known.confirmed and not claim.unsure else None)


def _is_attempt(printed: tuple[str, ...], likeness: Likeness) -> bool:
    """Whether words in marks can only be meant for the title: most of them are its words, in its order."""
    return len(printed) >= 5 and likeness.share >= 0.7 and likeness.changed <= len(printed) // 2


def _date(claim: Claim, known: Known) -> Iterator[Evidence]:
    """The day of the publication is none of the signing; but behind a page it is what is meant."""
    if claim.day is None or known.signed_on is None:
        return
    agrees: bool | None = claim.day.fits(known.signed_on)
    says = known.signed_on.isoformat()
    if not agrees and not claim.firm and claim.day.fits(known.published_on):
        agrees, says = True, f"{says}, published {known.published_on}"
    elif not agrees and (claim.unsure or known.day_doubtful):
        agrees = None
    yield Evidence(Basis.DATE, claim.words, says, known.number, agrees)


def _president(claim: Claim, known: Known) -> Iterator[Evidence]:
    if known.president:
        name = presidents.BY_SLUG[known.president].name
        yield Evidence(Basis.PRESIDENT, claim.words, name, known.number, known.president in claim.presidents)


def _page(claim: Claim, known: Known) -> Iterator[Evidence]:
    """A page within the order may be where the words stand that are cited."""
    if known.pages:
        volume, first, last = known.pages
        printed, _, page = claim.words.partition(" FR ")
        within = int(printed) == volume and first <= int(page) <= last
        yield Evidence(Basis.PAGE, claim.words, f"{volume} FR {first}", known.number, within)


_COMPARED: dict[Basis, Callable[[Claim, Known], Iterator[Evidence]]] = {
    Basis.TITLE: _title,
    Basis.DATE: _date,
    Basis.PRESIDENT: _president,
    Basis.PAGE: _page,
}

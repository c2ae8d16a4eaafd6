"""One thing said of an order beside what is known of it."""

from collections.abc import Callable, Iterator

from app.law import presidents
from app.law.quotes.names.register import Known
from app.law.quotes.names.titles import Likeness, compare, is_near, known_words, words_of
from app.law.quotes.names.values import Basis, Claim, Evidence


def compared(claim: Claim, known: Known) -> Iterator[Evidence]:
    """What comes of a claim; nothing where its words may be about something else."""
    yield from _COMPARED[claim.basis](claim, known)


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
    elif claim.firm or is_near(printed, likeness) or _is_attempt(printed, likeness):
        yield Evidence(Basis.TITLE, claim.words, title, known.number, agrees=False if known.confirmed else None)


def _open_title(claim: Claim, known: Known) -> Iterator[Evidence]:
    """Words without marks are the title where they begin with it, or nearly so and with capitals as titles have."""
    printed = words_of(claim.words)
    titles = [(known_words(title), title) for title in (known.title, *known.titles)]
    for words, title in titles:
        if len(words) >= 2 and printed[: len(words)] == words:
            yield Evidence(Basis.TITLE, title, title, known.number, agrees=True)
            return
    for words, title in titles:
        begun = printed[: len(words)]
        capitals = sum(word[:1].isupper() for word in claim.words.split()[: len(words)])
        if len(words) >= 5 and capitals >= len(words) // 2 and is_near(begun, compare(begun, words)):
            as_printed = " ".join(claim.words.split()[: len(words)])
            yield Evidence(Basis.TITLE, as_printed, title, known.number, agrees=False if known.confirmed else None)
            return


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

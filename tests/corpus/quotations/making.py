"""The kinds of quotations, how many there are of each, and the drawing of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.law.quotes.values import OrderText, Verdict
from tests.corpus.quotations import altered, cuts, elsewhere, printed
from tests.corpus.quotations.cases import ALTERED, NOT_FOUND, PARTIAL, VERBATIM, Case, Made
from tests.corpus.quotations.letters import letters
from tests.corpus.quotations.passages import Passage, World

Change = Callable[[World, Passage], Made | None]


def _both(first: Change, second: Change) -> Change:
    """One change after another; what is said of the risk is what the first says."""

    def change(world: World, passage: Passage) -> Made | None:
        made = first(world, passage)
        if made is None:
            return None
        again = second(world, replace(passage, text=made.quote))
        return again and replace(made, quote=again.quote)

    return change


OF_PASSAGES: tuple[tuple[str, int, Change, int, int, frozenset[Verdict]], ...] = (
    ("as it stands", 200, printed.plain, 3, 40, VERBATIM),
    ("closing point or comma", 80, printed.closed, 4, 30, VERBATIM),
    ("white space", 60, printed.spaced, 4, 30, VERBATIM),
    ("curly for straight", 60, printed.curly, 6, 40, VERBATIM),
    ("straight for curly", 40, printed.straight, 6, 40, VERBATIM),
    ("single marks inside", 40, printed.nested, 8, 40, VERBATIM),
    ("dashes", 50, printed.dashes, 8, 40, VERBATIM),
    ("hyphen lost", 60, printed.hyphen_lost, 5, 30, VERBATIM),
    ("hyphen added", 60, printed.hyphen_added, 5, 30, VERBATIM),
    ("soft hyphen", 40, printed.line_hyphen, 4, 30, VERBATIM),
    ("signs of no width", 30, printed.unseen, 4, 30, VERBATIM),
    ("ligatures", 30, printed.ligatures, 4, 30, VERBATIM),
    ("first letter", 60, printed.first_letter, 3, 30, VERBATIM),
    ("bracketed letter", 80, printed.bracketed_letter, 4, 30, VERBATIM),
    ("title case", 40, printed.title_case, 4, 30, VERBATIM),
    ("capitals", 30, printed.capitals, 4, 30, VERBATIM),
    ("small letters", 30, printed.small, 4, 30, VERBATIM),
    ("federal government", 40, printed.federal, 4, 30, VERBATIM),
    ("comma gone", 50, printed.commas, 5, 30, VERBATIM),
    ("comma added", 40, printed.comma_added, 5, 30, VERBATIM),
    ("commas for semicolons", 30, printed.semicolons, 6, 40, VERBATIM),
    ("bracketed point", 40, printed.bracketed_point, 4, 30, VERBATIM),
    ("line breaks of HTML", 40, printed.line_breaks, 8, 40, VERBATIM),
    ("bold or italics", 40, printed.marked_up, 5, 30, VERBATIM),
    ("entities", 40, printed.entities, 5, 30, VERBATIM),
    ("mojibake", 40, printed.mojibake, 6, 40, VERBATIM),
    ("word swapped", 300, altered.swapped, 7, 40, ALTERED),
    ("word dropped", 200, altered.dropped, 7, 40, ALTERED),
    ("word added", 200, altered.added, 7, 40, ALTERED),
    ("word doubled", 80, altered.doubled, 7, 40, ALTERED),
    ("words transposed", 60, altered.transposed, 7, 40, ALTERED),
    ("not added", 120, altered.not_added, 7, 40, ALTERED),
    ("not dropped", 100, altered.not_dropped, 7, 40, ALTERED),
    ("shall, may, must", 160, altered.modal, 7, 40, ALTERED),
    ("and, or", 160, altered.and_or, 7, 40, ALTERED),
    ("number", 200, altered.number, 7, 40, ALTERED),
    ("name", 160, altered.name, 7, 40, ALTERED),
    ("singular, plural", 120, altered.grammatical_number, 7, 40, ALTERED),
    ("verb form", 100, altered.verb_form, 7, 40, ALTERED),
    ("pronoun, article", 100, altered.small_word, 7, 40, ALTERED),
    ("misspelt", 60, altered.misspelt, 7, 40, ALTERED),
    ("word swapped among few", 80, altered.swapped, 4, 6, ALTERED | NOT_FOUND),
    ("subsection pointed at", 60, altered.pointer, 7, 40, ALTERED),
    ("section for its subsection", 20, altered.pointer_lost, 7, 40, ALTERED),
    ("figure in brackets", 20, altered.bracketed_number, 7, 40, ALTERED),
    ("short name in brackets", 20, altered.bracketed_short_name, 7, 40, ALTERED),
    ("decimal point lost", 20, altered.point_lost, 7, 40, ALTERED),
    ("hyphen between figures lost", 20, altered.range_joined, 7, 40, ALTERED),
    ("sentences joined", 120, altered.joined, 20, 70, ALTERED),
    ("clause dropped", 60, altered.clause_dropped, 16, 50, ALTERED),
    ("swapped, in small letters", 40, _both(altered.swapped, printed.small), 6, 30, ALTERED),
    ("not dropped, curly", 30, _both(altered.not_dropped, printed.curly), 8, 40, ALTERED),
    ("number, line breaks", 30, _both(altered.number, printed.line_breaks), 8, 30, ALTERED),
    ("ellipsis and a word swapped", 60, cuts.ellipsis_and_swap, 16, 50, ALTERED),
    ("bracketed letter and a word swapped", 40, cuts.bracket_and_swap, 7, 30, ALTERED),
    ("ellipsis", 250, cuts.ellipsis, 10, 60, PARTIAL),
    ("ellipsis and a capital", 60, cuts.ellipsis_and_capital, 10, 60, PARTIAL),
    ("two ellipses", 60, cuts.ellipses, 18, 70, PARTIAL),
    ("empty bracket", 40, cuts.empty_bracket, 8, 30, PARTIAL),
    ("word in brackets added", 50, cuts.bracket_added, 6, 30, PARTIAL),
    ("words in brackets for others", 60, cuts.bracket_replacing, 12, 40, PARTIAL),
    ("ending in brackets", 50, cuts.bracketed_ending, 6, 30, PARTIAL),
    ("ellipsis at an end", 30, cuts.ellipsis_outside, 5, 30, PARTIAL | VERBATIM),
    ("sic", 20, cuts.sic, 6, 30, PARTIAL | VERBATIM),
    ("name in brackets for a pronoun", 30, cuts.bracketed_name, 6, 30, PARTIAL),
)
"""Kind, how many, the change, the fewest and most words of the passage, the verdict."""

OF_ORDERS: tuple[tuple[str, int, elsewhere.Maker], ...] = (
    ("label run over", 60, elsewhere.label_run_over),
    ("label left out", 30, elsewhere.label_left_out),
    ("heading run over", 50, elsewhere.heading_run_over),
    ("heading run in", 50, elsewhere.heading_run_in),
    ("ellipsis over provisions", 60, elsewhere.ellipsis_over),
    ("heading", 40, elsewhere.heading),
    ("title", 60, elsewhere.title),
    ("title, word swapped", 40, elsewhere.title_swapped),
    ("text that the order quotes", 60, elsewhere.quoted),
    ("the order's own signs", 20, elsewhere.own_signs),
    ("words of another order", 200, elsewhere.foreign),
    ("words in no order", 50, elsewhere.shuffled),
    ("words of no order", 50, elsewhere.invented),
)
"""Kind, how many, what makes one."""

SEED = 1862
"""Of the quotations that the tests ask about."""
TRIES = 20_000


def made(orders: Sequence[OrderText], seed: int) -> list[Case]:
    """About four thousand quotations; the same for the same orders and seed."""
    return [case for world in [World(orders, seed)] for case in (*_of_passages(world), *_of_orders(world))]


def _of_passages(world: World) -> Iterator[Case]:
    for kind, count, change, fewest, most, verdicts in OF_PASSAGES:
        found = 0
        for _ in range(TRIES):
            if found == count:
                break
            passage = world.passage(fewest, most)
            done = change(world, passage)
            if done and _holds(world, passage, done, verdicts):
                found += 1
                yield _case(kind, world, passage, done, verdicts)


def _holds(world: World, passage: Passage, done: Made, verdicts: frozenset[Verdict]) -> bool:
    """Whether a change of words left words that the order has nowhere, be they of the same letters and digits."""
    if verdicts >= VERBATIM:
        return True
    if letters(done.quote) == letters(passage.text):
        return done.quote.casefold().split() != passage.text.casefold().split()
    return not world.letters(passage.order.number).has(done.quote)


def _case(kind: str, world: World, passage: Passage, done: Made, verdicts: frozenset[Verdict]) -> Case:
    sections = world.letters(passage.order.number).sections(passage.text)
    number = passage.order.number
    return Case(kind, number, done.quote, passage.text, verdicts, sections, done.risk, done.omitted, done.flags)


def _of_orders(world: World) -> Iterator[Case]:
    for kind, count, make in OF_ORDERS:
        found = 0
        for _ in range(TRIES):
            if found == count:
                break
            if case := make(world):
                found += 1
                yield replace(case, kind=kind)

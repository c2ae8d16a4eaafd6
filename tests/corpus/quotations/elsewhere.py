"""Quotations that run over provisions, of titles and headings, of other orders, and of no order."""

from collections.abc import Callable

from app.law.quotes.values import OrderText, Provision
from tests.corpus.quotations.altered import RISKY, like
from tests.corpus.quotations.cases import ALTERED, NO_RISK, NOT_FOUND, PARTIAL, VERBATIM, Case
from tests.corpus.quotations.letters import letters
from tests.corpus.quotations.passages import OWN_MARKS, Passage, Seam, World, is_plain

Maker = Callable[[World], Case | None]


def _over(world: World, seam: Seam, between: str, verbatim: bool = True) -> Case | None:
    """The last words of a text and the first of the one that follows it."""
    left = seam.left_text.split()[-world.chance.randint(4, 12) :]
    right = seam.right_text.split()[: world.chance.randint(4, 12)]
    printed = " ".join([*left, seam.between, *right])
    has = world.letters(seam.order.number)
    if has.printed.count(letters(printed)) != 1:
        return None
    if not verbatim:
        left, right = left[:-2], right[2:]
    quote = " ".join(" ".join([*left, between, *right]).split())
    ids: frozenset[str | None] = frozenset({seam.left.id, seam.right.id})
    return Case("", seam.order.number, quote, printed, VERBATIM if verbatim else PARTIAL, ids)


def label_run_over(world: World) -> Case | None:
    """From one provision into the next with its label."""
    seam = world.seam(lambda seam: bool(seam.right.label) and not seam.right.heading)
    return _over(world, seam, seam.between)


def heading_run_over(world: World) -> Case | None:
    """From one provision into the next with its label and heading."""
    seam = world.seam(lambda seam: bool(seam.right.heading))
    return _over(world, seam, seam.between)


def label_left_out(world: World) -> Case | None:
    """From one provision into the next without its label."""
    return _over(world, world.seam(lambda seam: bool(seam.right.label) and not seam.right.heading), "")


def ellipsis_over(world: World) -> Case | None:
    """From one provision into the next with an ellipsis for the words between."""
    seam = world.seam(lambda seam: len(seam.left_text.split()) > 8 and len(seam.right_text.split()) > 8)
    return _over(world, seam, world.chance.choice([" … ", " ... ", ". . . .", "...", " [...] "]), verbatim=False)


def _headed(world: World, fewest: int) -> tuple[OrderText, Provision]:
    """A provision with a heading of so many words."""
    while True:
        order = world.chance.choice(world.orders)
        found = [provision for provision in order.provisions if len(provision.heading.split()) >= fewest]
        found = [provision for provision in found if not OWN_MARKS.search(provision.heading)]
        if found:
            return order, world.chance.choice(found)


def heading_run_in(world: World) -> Case | None:
    """A heading with the first words of its text."""
    order, provision = _headed(world, 1)
    words = provision.text.split()[: world.chance.randint(4, 12)]
    if len(words) < 4 or OWN_MARKS.search(" ".join(words)):
        return None
    quote = f"{provision.heading}.{world.chance.choice([' ', chr(10), '—'])}{' '.join(words)}"
    return Case("", order.number, quote, quote, VERBATIM, frozenset({provision.id}))


def heading(world: World) -> Case | None:
    """A heading alone."""
    order, provision = _headed(world, 3)
    sections = world.letters(order.number).sections(provision.heading)
    return Case("", order.number, provision.heading, provision.heading, VERBATIM, sections)


def _titled(world: World, fewest: int) -> OrderText:
    """An order with a title of so many words."""
    while True:
        order = world.chance.choice(world.orders)
        if len(order.title.split()) >= fewest and not OWN_MARKS.search(order.title):
            return order


def title(world: World) -> Case | None:
    """A title, as it stands or in another case."""
    order = _titled(world, 3)
    quote = world.chance.choice([order.title, order.title.lower(), order.title.upper(), order.title.title()])
    return Case("", order.number, quote, order.title, VERBATIM, frozenset({None}))


def title_swapped(world: World) -> Case | None:
    """A title with one word changed inside."""
    order = _titled(world, 6)
    words, other = order.title.split(), world.chance.choice(world.common)
    places = [at for at, word in enumerate(words) if is_plain(word) and word.strip(".").casefold() not in RISKY]
    if not places or other in RISKY:
        return None
    place = world.chance.choice(places)
    words[place] = like(words[place], other)
    quote = " ".join(words)
    if world.letters(order.number).has(quote):
        return None
    sections = world.letters(order.number).sections(order.title)
    return Case("", order.number, quote, order.title, ALTERED, sections, NO_RISK)


def quoted(world: World) -> Case | None:
    """Words that the order quotes: new text for another order or law."""
    while True:
        order = world.chance.choice(world.orders)
        if found := [provision for provision in order.provisions if provision.quoted]:
            break
    provision = world.chance.choice(found)
    start, end = world.chance.choice(provision.quoted)
    words = provision.text[start:end].strip("“”\"‘’'").split()
    if len(words) < 6:
        return None
    first = world.chance.randrange(len(words) - 5)
    quote = " ".join(words[first : first + world.chance.randint(6, 30)])
    if OWN_MARKS.search(quote):
        return None
    return Case("", order.number, quote, quote, VERBATIM, world.letters(order.number).sections(quote))


def own_signs(world: World) -> Case | None:
    """Words that hold a bracket or an ellipsis of the order's own."""
    order = world.chance.choice(world.orders)
    for provision in order.provisions:
        sign = OWN_MARKS.search(provision.text)
        if sign and sign[0] in {"[", "...", "…", "* *", "**"}:
            words = provision.text.split()
            at = len(provision.text[: sign.start()].split())
            quote = " ".join(words[max(0, at - 8) : at + 12])
            if len(quote) > 60 and quote.count("[") == quote.count("]"):
                sections = world.letters(order.number).sections(quote)
                return Case("", order.number, quote, quote, VERBATIM, sections)
    return None


def foreign(world: World) -> Case | None:
    """Words of another order, of which this one has no six that follow each other."""
    passage, order = world.passage(8, 30), world.chance.choice(world.orders)
    if order is passage.order or _shares(world, order, passage):
        return None
    return Case("", order.number, " ".join(passage.tokens), passage.text, NOT_FOUND, frozenset())


def _shares(world: World, order: OrderText, passage: Passage, run: int = 4) -> bool:
    """Whether a run of words of a passage stands in an order."""
    tokens, has = passage.tokens, world.letters(order.number)
    return any(has.has(" ".join(tokens[at : at + run])) for at in range(len(tokens) - run + 1))


def shuffled(world: World) -> Case | None:
    """Words of the order in no order."""
    passage = world.passage(10, 25)
    tokens = passage.tokens
    world.chance.shuffle(tokens)
    mixed = Passage(passage.order, passage.section, passage.field, " ".join(tokens))
    if _shares(world, passage.order, mixed, 3):
        return None
    return Case("", passage.order.number, mixed.text, passage.text, NOT_FOUND, frozenset())


def invented(world: World) -> Case | None:
    """Common words that follow each other nowhere."""
    order = world.chance.choice(world.orders)
    text = " ".join(world.chance.sample(world.common, world.chance.randint(5, 15)))
    made = Passage(order, None, "", text)
    return None if _shares(world, order, made, 2) else Case("", order.number, text, "", NOT_FOUND, frozenset())

"""Made-up orders are the same whenever they are made, and are read as they are told."""

from pathlib import Path

from app import crossrefs, sources
from app.law.documents import Account
from app.law.numbering import order_number
from app.reconcile import combine
from tests.bench.grammar import LARGE_EVERY, Grammar, number_of

GRAMMAR = Grammar(1_000)


def read(place: int) -> Account:
    """An order as it is read from its file."""
    (account,) = sources.parse(GRAMMAR.order(place).markdown().encode(), "order.md")
    assert isinstance(account, Account)
    return account


def test_an_order_is_the_same_each_time() -> None:
    """The same place of the same corpus gives the same order, and another place another."""
    assert GRAMMAR.order(7) == Grammar(1_000).order(7)
    assert GRAMMAR.order(7).provisions != GRAMMAR.order(8).provisions


def test_numbers_are_numbers() -> None:
    """Each of a hundred thousand orders has a number of its own, in the form in which numbers are kept."""
    numbers = [number_of(place) for place in range(100_000)]
    assert len(set(numbers)) == len(numbers)
    assert all(order_number(number) == number for number in (numbers[0], numbers[1], numbers[-1]))


def test_orders_are_signed_one_after_another() -> None:
    """The days of signing ascend, and lie in the years of numbered orders."""
    days = [GRAMMAR.signed_on(place) for place in range(1_000)]
    assert days == sorted(days)
    assert 1933 <= days[0].year < days[-1].year <= 2025


def test_an_order_is_read_as_it_is_told() -> None:
    """A file is read as the order it was written from: number, title, day, headings, texts and items."""
    for place in range(1, 30):
        made, account = GRAMMAR.order(place), read(place)
        assert (account.number, account.title, account.signed_on) == (made.number, made.title, made.signed_on)
        told = [(provision.heading, provision.text, list(provision.items)) for provision in made.provisions]
        sections = account.sections[1:]
        assert [(s.heading, s.text, [item.text for item in s.children]) for s in sections] == told


def test_what_is_cited_and_directed_is_found() -> None:
    """The finders find orders cited, acts on them, and directives with deadlines, about as many as in real orders."""
    found = [crossrefs.find_in(order) for order in combine([read(place) for place in range(40, 70)]).orders]
    relations = {mention.act.relation for order in found for mention in order.references}
    assert relations >= {"in_accordance_with", "amends", "revokes", "consistent_with"}
    directives = [directive for order in found for directive in order.directives]
    assert 2 <= len(directives) / len(found) <= 10
    assert any(directive.deadline for directive in directives)


def test_some_orders_are_long() -> None:
    """One order in LARGE_EVERY has many times the text of an ordinary one."""
    lengths = [len(GRAMMAR.order(place).markdown()) for place in range(LARGE_EVERY)]
    assert max(lengths) > 10 * sorted(lengths)[LARGE_EVERY // 2]


def test_every_order_is_written(tmp_path: Path) -> None:
    """A folder has a file for each order and the facts of all."""
    Grammar(3).write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "EO-5001-A.md",
        "EO-5001.md",
        "EO-5002.md",
        "facts-0.json",
    ]

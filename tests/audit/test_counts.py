"""How the counts of an audit are held against those that landed."""

from tests.corpus.audited import Counted, compared

LANDED = Counted("aaaa", {"one": 3, "two": 5})


def test_a_count_that_grows_is_named() -> None:
    """Of the same files more is a fault, and as many or fewer is none."""
    lines, grown = compared(LANDED, Counted("aaaa", {"one": 4, "two": 4}))
    assert grown == ["one"]
    assert [line.split() for line in lines[1:]] == [["one", "3", "4", "grown"], ["two", "5", "4"]]


def test_other_files_are_not_compared() -> None:
    """More of other files is no fault, and that is said."""
    lines, grown = compared(LANDED, Counted("bbbb", {"one": 9, "two": 9}))
    assert grown == []
    assert "not those" in lines[-1]


def test_a_new_rule_has_nothing_to_grow_from() -> None:
    """A rule that has not landed shows no count for what landed."""
    lines, grown = compared(LANDED, Counted("aaaa", {"three": 9}))
    assert (grown, lines[1].split()) == ([], ["three", "-", "9"])

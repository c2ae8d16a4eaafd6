"""What differs between two standings of an order: pure comparison."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.schemas import MEANINGS, ChangedFact, ChangeKind, ReplacedBecause
from app.store.ledger.facts import Standing, Text, compared, replaced

SAME = Text("federal_register", "fr_xml", "a.xml", "a" * 64, "Title", None, False, frozenset({"a" * 64}))
TEXTS = st.builds(
    Text,
    source=st.just("federal_register"),
    format=st.sampled_from(["fr_xml", "fr_text"]),
    name=st.sampled_from(["a", "b"]),
    sha256=st.sampled_from(["1", "2"]),
    title=st.just("Title"),
    html_url=st.sampled_from([None, "https://a.example", "https://b.example"]),
    is_correction=st.booleans(),
    others=st.frozensets(st.sampled_from(["1", "2"])),
)
STANDINGS = st.builds(
    Standing,
    key=st.just(14288_00),
    number=st.just("14288"),
    title=st.just("Title"),
    president=st.none(),
    status=st.sampled_from(["in_force", "revoked"]),
    facts=st.fixed_dictionaries({fact: st.sampled_from([b"a", b"b"]) for fact in ChangedFact}),
    text=st.none() | TEXTS,
)


@given(STANDINGS, STANDINGS)
def test_every_difference_is_told_once(old: Standing, new: Standing) -> None:
    """The facts of all changes are those that differ, each once; the status is told exactly where it differs."""
    told = compared(old, new)
    facts = [fact for change in told for fact in change.facts]
    assert sorted(facts) == sorted(fact for fact in ChangedFact if old.facts[fact] != new.facts[fact])
    kinds = [change.change for change in told]
    assert len(set(kinds)) == len(kinds)
    assert (ChangeKind.STATUS in kinds) == (old.status != new.status)
    assert all(change.facts for change in told if change.change is not ChangeKind.STATUS)


@given(STANDINGS, STANDINGS)
def test_a_change_is_of_its_kind(old: Standing, new: Standing) -> None:
    """Facts stand with their kind; those that tell the status among the facts where the status is the same."""
    for change in compared(old, new):
        kinds = {MEANINGS[fact][0] for fact in change.facts}
        allowed = {change.change}
        if change.change is ChangeKind.FACTS and old.status == new.status:
            allowed.add(ChangeKind.STATUS)
        assert kinds <= allowed


@given(STANDINGS)
def test_the_same_standing_is_no_change(standing: Standing) -> None:
    """An order that stands as it did has no change, and comes and goes by one that tells its status."""
    assert compared(standing, standing) == []
    (added,), (removed,) = compared(None, standing), compared(standing, None)
    assert (added.change, added.status_from, added.status_to) == (ChangeKind.ADDED, None, standing.status)
    assert (removed.change, removed.status_from, removed.status_to) == (ChangeKind.REMOVED, standing.status, None)


@given(STANDINGS, STANDINGS)
def test_a_text_is_replaced_by_other_words_from_elsewhere(old: Standing, new: Standing) -> None:
    """No text is replaced by the same words, by the same bytes read otherwise, or by none."""
    one, other = old.text, new.text
    same = one is None or other is None or one.sha256 == other.sha256
    same = same or old.facts[ChangedFact.TEXT] == new.facts[ChangedFact.TEXT]
    assert (replaced(old, new) is None) == same


def test_why_a_text_is_replaced() -> None:
    """A correction; the same page or file with other bytes; another publication, be the old one still held."""
    facts = dict.fromkeys(ChangedFact, b"a")
    old = Standing(1, "1", "T", None, "in_force", facts, SAME)
    new = replace(SAME, sha256="b" * 64, others=frozenset({"b" * 64}))
    for text, reason in (
        (new, ReplacedBecause.SAME_PUBLICATION_CHANGED),
        (replace(new, is_correction=True), ReplacedBecause.CORRECTION),
        (replace(new, format="fr_text"), ReplacedBecause.BETTER_PUBLICATION),
        (replace(new, name="b.xml"), ReplacedBecause.BETTER_PUBLICATION),
        (replace(new, others=frozenset({"a" * 64, "b" * 64})), ReplacedBecause.BETTER_PUBLICATION),
    ):
        after = replace(old, facts={**facts, ChangedFact.TEXT: b"b"}, text=text)
        assert replaced(old, after) is reason

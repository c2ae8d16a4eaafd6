"""Ready answers in memory: never more bytes than allowed, the least lately used dropped first."""

from hypothesis import given
from hypothesis import strategies as st

from app.api.edge.kept_answers import ReadyAnswer, ReadyAnswers


@given(st.lists(st.tuples(st.text("abc", min_size=1, max_size=2), st.integers(0, 3000)), max_size=40))
def test_answers_stay_within_their_bytes(puts: list[tuple[str, int]]) -> None:
    """However answers come, the bytes counted are the bytes kept and never more than allowed."""
    answers = ReadyAnswers(9000)
    for key, size in puts:
        answers.put(key, ReadyAnswer([], "text/plain", size, {None: b"x" * size}))
        kept = {k: e for k in {k for k, _ in puts} if (e := answers.get(k)) is not None}
        assert sum(answer.size for answer in kept.values()) == answers.bytes <= 9000


def test_least_lately_used_goes_first() -> None:
    """When memory is short, the answer not asked for the longest is dropped."""
    answers = ReadyAnswers(5 * 1024 + 100)
    for key in "abcde":
        answers.put(key, ReadyAnswer([], "text/plain", 0, {None: b""}))
    answers.get("a")
    answers.put("f", ReadyAnswer([], "text/plain", 0, {None: b""}))
    assert [key for key in "abcdef" if answers.get(key)] == ["a", "c", "d", "e", "f"]


def test_huge_answer_does_not_push_out_the_others() -> None:
    """An answer that would fill the memory is not kept, and no other goes for it."""
    answers = ReadyAnswers(20_000)
    answers.put("small", ReadyAnswer([], "text/plain", 0, {None: b""}))
    answers.put("huge", ReadyAnswer([], "text/plain", 19_000, {None: b"x" * 19_000}))
    assert answers.get("small") is not None
    assert answers.get("huge") is None

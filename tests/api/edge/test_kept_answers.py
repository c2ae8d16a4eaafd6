"""Ready answers in memory: never more bytes than allowed, found by name and by request, the popular kept."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.api.edge.kept_answers import (
    MAX_REQUESTS,
    OVERHEAD,
    Asked,
    HotAnswer,
    ReadyAnswer,
    ReadyAnswers,
)

MAX_BYTES = 60 * OVERHEAD
NAMES = st.sampled_from("abcd")
SIZES = st.sampled_from([0, 5_000, 12_000, 20_000])
WHICH = st.sampled_from([-1, -1, -1, -2])
"""Of the answers of one name the latest, or the one before."""


def answer(size: int = 0) -> ReadyAnswer:
    """An answer of so many bytes."""
    return ReadyAnswer([], "text/plain", size, {None: b"x" * size})


def asked(number: int) -> Asked:
    """A request of its own for each number."""
    return (b"GET", str(number).encode())


def hot(kept: ReadyAnswer) -> HotAnswer:
    """The whole answer to a request."""
    return HotAnswer(kept, "0" * 16, 200, b"", b"", "")


class Kept(RuleBasedStateMachine):
    """Whatever is put, asked for and dropped, in whatever order."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = ReadyAnswers(MAX_BYTES)
        self.made: dict[str, list[ReadyAnswer]] = {}

    @rule(name=NAMES, size=SIZES)
    def put(self, name: str, size: int) -> None:
        """A new answer comes, perhaps beside one of the same name."""
        made = answer(size)
        self.made.setdefault(name, []).append(made)
        self.answers.put(name, made)

    @rule(name=NAMES, size=SIZES, which=WHICH)
    def grow(self, name: str, size: int, which: int) -> None:
        """An answer is made in another coding, and put again; it may have been dropped, or replaced, meanwhile."""
        if made := self.made.get(name):
            grown = made[max(which, -len(made))]
            grown.bodies["br"] = b"x" * size
            self.answers.put(name, grown)

    @rule(name=NAMES, number=st.integers(0, 30), which=WHICH)
    def remember(self, name: str, number: int, which: int) -> None:
        """A request was answered by an answer that may have been dropped, or replaced, meanwhile."""
        if made := self.made.get(name):
            self.answers.remember(name, (*asked(number), name.encode()), hot(made[max(which, -len(made))]))

    @rule(name=NAMES)
    def get(self, name: str) -> None:
        """An answer is asked for again: it is one that was put under the name."""
        found = self.answers.get(name)
        assert found is None or any(found is made for made in self.made[name])

    @rule(now=st.sampled_from([True, *[False] * 15]))
    def clear(self, now: bool) -> None:
        """Now and then a new revision comes."""
        if not now:
            return
        self.answers.clear()
        assert (self.answers.bytes, self.answers.hot) == (0, {})

    @invariant()
    def bytes_are_bounded(self) -> None:
        """The bytes counted are those kept, and never more than allowed."""
        kept = self.kept()
        assert sum(one.size for one in kept.values()) == self.answers.bytes <= MAX_BYTES

    @invariant()
    def views_agree(self) -> None:
        """Each request that is remembered leads to an answer that is kept and knows it, once; and no more are known."""
        by_request = {request: id(found.kept) for request, found in self.answers.hot.items()}
        by_name = {request: id(one) for one in self.kept().values() for request in one.requests}
        assert by_request == by_name
        assert len(by_name) == sum(len(one.requests) for one in self.kept().values())

    @invariant()
    def requests_are_bounded(self) -> None:
        """No answer is known by more requests than may be."""
        assert all(len(one.requests) <= MAX_REQUESTS for one in self.kept().values())

    def kept(self) -> dict[str, ReadyAnswer]:
        """The answers that are kept, without asking for them."""
        return dict(self.answers._answers)


TestKept = Kept.TestCase
TestKept.settings = settings(max_examples=80, stateful_step_count=60, deadline=None)


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


def test_a_scan_does_not_push_out_what_is_asked_for() -> None:
    """A walk through ten times more answers than there is room for leaves those that are asked for meanwhile."""
    answers = ReadyAnswers(100 * OVERHEAD)
    popular = {f"popular {number}": answer() for number in range(20)}
    for number, (name, kept) in enumerate(popular.items()):
        answers.put(name, kept)
        answers.remember(name, asked(number), hot(kept))
    for number in range(1000):
        answers.put(f"scanned {number}", answer())
        if number % 30 == 0:
            for found in answers.hot.values():
                found.kept.used = True  # as the hot path says it
    assert [name for name in popular if answers.get(name) is None] == []
    assert len(answers.hot) == len(popular)


def test_of_a_scan_nothing_stays() -> None:
    """Without being asked for again an answer goes for the next one, so that memory is for those that are."""
    answers = ReadyAnswers(10 * OVERHEAD)
    for number in range(50):
        answers.put(str(number), answer())
    assert [number for number in range(50) if answers.get(str(number))] == list(range(40, 50))


def test_an_answer_is_known_by_its_latest_requests() -> None:
    """Of more ways to ask for one answer than are remembered the oldest are forgotten."""
    answers, kept = ReadyAnswers(MAX_BYTES * 2), answer()
    answers.put("a", kept)
    for number in range(MAX_REQUESTS + 4):
        answers.remember("a", asked(number), hot(kept))
    assert list(answers.hot) == [asked(number) for number in range(4, MAX_REQUESTS + 4)]


def test_what_is_not_kept_is_not_remembered() -> None:
    """No request leads to an answer that was not kept, as where there is no memory."""
    answers, kept = ReadyAnswers(0), answer()
    answers.put("a", kept)
    answers.remember("a", asked(1), hot(kept))
    assert answers.hot == {}

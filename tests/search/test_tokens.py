"""Tokens: what makes no difference to a search, and what every token looks like."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.search import stems
from app.search.tokens import _WORD, _stems, spans, tokens, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Attorney General", "ATTORNEY GENERALS"),
        ("café", "cafe\N{COMBINING ACUTE ACCENT}"),
        ("America’s", "america's"),
        ("O’Brien", "OBrien"),
        ("U.S.C.", "USC"),
        ("14,288", "14288"),
        ("1,000,000", "1000000"),
        ("§ 3", "Sec. 3"),
        ("§§ 3", "section 3"),
        ("law-enforcement", "law enforcement"),
        ("co\N{SOFT HYPHEN}operate", "cooperate"),
        ("5 U.S.C. § 553", "5 USC 553"),
        ("ﬁnal", "final"),
        ("ＦＢＩ", "FBI"),
    ],
)
def test_two_spellings_of_one_thing_have_the_same_tokens(one: str, other: str) -> None:
    """Case, accents, width, apostrophes, hyphens, full stops of abbreviations and commas of numbers do not matter."""
    assert tokens(one) == tokens(other) != []


@pytest.mark.parametrize(
    ("one", "other"), [("12,34", "1234"), ("1.5", "15"), ("3.b", "3b"), ("U.S. Congress", "USCongress")]
)
def test_what_is_not_one_word_stays_apart(one: str, other: str) -> None:
    """A comma or full stop that does not belong to the number or abbreviation parts words."""
    assert tokens(one) != tokens(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AIDS", "aid"),
        ("officer", "office"),
        ("customs", "customer"),
        ("DOE", "does"),
        ("United", "unit"),
        ("SEC", "§"),
    ],
)
def test_what_the_stemmer_confuses_is_apart(one: str, other: str) -> None:
    """Two words that only look like forms of one have different tokens."""
    assert tokens(one) != tokens(other)


@pytest.mark.parametrize("words_of_one", [row.split() for row in stems.FORMS.values()], ids=list(stems.FORMS))
def test_the_forms_of_a_word_have_one_token(words_of_one: list[str]) -> None:
    """The words of each row stay together, and are apart from what the stemmer takes them for."""
    assert len({token for word in words_of_one for token in tokens(word)}) == 1


@given(st.text(max_size=200))
def test_a_token_is_ascii_of_letters_digits_and_underscores(text: str) -> None:
    """Whatever is typed, an engine sees only characters that no engine reads otherwise."""
    assert all(re.fullmatch(r"[a-z0-9_]+", token) for token in tokens(text))


@given(st.text(max_size=200))
def test_spans_follow_each_other_inside_the_text(text: str) -> None:
    """Tokens stand in order; only the parts of one written word share its place."""
    places = [(token.start, token.end) for token in spans(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one == other or one[1] <= other[0] for one, other in pairwise(places))


@given(st.text(max_size=200))
def test_the_three_readings_agree(text: str) -> None:
    """Stems alone, stems with words and stems with places are the same stems."""
    assert tokens(text) == [stem for stem, _ in words(text)] == [token.stem for token in spans(text)]


@example("A.\N{LATIN CAPITAL LETTER A WITH GRAVE}")
@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=100))
def test_a_composed_and_a_decomposed_text_are_the_same(text: str) -> None:
    """A query typed with combining accents finds what is stored composed."""
    assert tokens(unicodedata.normalize("NFC", text)) == tokens(unicodedata.normalize("NFD", text))


def test_one_folded_word_has_one_stem() -> None:
    """The vocabulary's rows are words, so a word never has two stems ("agency's" is "agency")."""
    text = "America's Americas boss's bosses states' state's it's its agency's o'brien's"
    stems: dict[str, set[str]] = {}
    for stem, word in words(text):
        stems.setdefault(word, set()).add(stem)
    assert all(len(found) == 1 for found in stems.values())


@pytest.mark.parametrize("text", ["🙂", "中文", "Ωμέγα"])
def test_emoji_and_other_scripts_are_words(text: str) -> None:
    """What is not Latin can be searched, too."""
    assert len(tokens(text)) == 1


def test_a_word_without_end_is_cut() -> None:
    """A megabyte without a space is one token of at most 64 letters."""
    assert [len(token) for token in tokens("a" * 1_000_000)] == [64]


def whole(text: str) -> list[tuple[str, str, int, int]]:
    """The tokens of a text by their definition: word after word from its beginning to its end."""
    found: list[tuple[str, str, int, int]] = []
    for match in _WORD.finditer(text):
        if match.lastgroup == "mark" and found and found[-1][0] in ("usc", "cfr"):
            continue
        pairs = [("section", "section")] if match.lastgroup else _stems(match.group()[:256])
        found += [(stem, word, *match.span()) for stem, word in pairs]
    return found


PIECES = (
    "Sec.",
    "secs",
    "SEC",
    "3",
    "§",
    "§§",
    "U.S.C.",
    "CFR",
    "5",
    "’s",
    "'",
    "a",
    "e\u0301",
    "½",
    "1,000",
    ".",
    "中",
)
WRITTEN = st.lists(st.sampled_from([*PIECES, " ", " ", "\n", "\u00a0", "\u200b"]), max_size=12).map("".join)


@given(WRITTEN | st.text(max_size=80))
def test_a_text_read_piece_by_piece_is_the_text_read_whole(text: str) -> None:
    """What stands between white space is read once however often it stands; its neighbours tell what "Sec." is."""
    assert [(token.stem, token.word, token.start, token.end) for token in spans(text)] == whole(text)
    assert tokens(text) == [stem for stem, *_ in whole(text)]

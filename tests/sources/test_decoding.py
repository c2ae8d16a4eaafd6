"""Bytes to text, exactly or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.documents import SourceError
from app.sources.decoding import clean, decode

TEXT = "The President’s “Order” of Nuñez — § 3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_one_text_in_every_encoding(encoding: str) -> None:
    """A byte order mark tells the encoding and is no part of the text."""
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    """The zero bytes of its first characters tell it."""
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("declared", ["UTF-8", "ISO-8859-1", "windows-1252", None])
def test_valid_utf_8_is_believed_before_a_declaration(declared: str | None) -> None:
    """A wrong declaration does no harm."""
    assert decode(TEXT.encode(), declared) == TEXT


def test_a_declared_encoding_is_used() -> None:
    """What is no UTF-8 is read as it says; latin-1 as the web reads it."""
    for declared in ("windows-1252", "CP1252", "ISO-8859-1", "latin-1", "Latin1"):
        assert decode(TEXT.encode("cp1252"), declared) == TEXT


@pytest.mark.parametrize("misread", ["cp1252", "latin-1"])
def test_misread_utf_8_is_repaired(misread: str) -> None:
    """Pairs such as "Ã±" and "â€™" turn back into what they were, where every byte is still there."""
    text = "Order’s Nuñez §"
    assert clean(text.encode().decode(misread)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Pennsylvaniaâ€",
        "Pennsylvaniaâ…",
        "Americaâs",
        "Americaâ says",
        "the term âActâ means",
        "a\ufffdb",
        "a\x00b",
        "a\x92b",
        "\ud800",
        "\x1b[31m",
    ],
)
def test_what_cannot_be_repaired_is_refused(text: str) -> None:
    """Half a character, a replacement character, a control: never served."""
    with pytest.raises(SourceError):
        clean(text)


@pytest.mark.parametrize("text", ["Château", "São Paulo", "CAFÉ—", "Guantánamo", "Ângela", "âge d'or", "Â", TEXT])
def test_real_accents_stay(text: str) -> None:
    """Names with accents are no misread text."""
    assert clean(text) == text


def test_text_is_composed() -> None:
    """NFC: a letter and its combining accent become one character."""
    assert clean("Nun\u0303ez") == "Nuñez"


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"\x00\x00", b"\xef\xbb\xbf", b"\xff\xfe\x00", b"\xed\xa0\x80", b"caf\xe9"]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    """Empty, cut in the middle of a character, or in an encoding that nothing tells."""
    with pytest.raises(SourceError):
        decode(data)


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1).filter(str.strip))
def test_plain_text_comes_back_as_it_is(text: str) -> None:
    """Whatever is printable ASCII is kept."""
    assert decode(text.encode()) == text

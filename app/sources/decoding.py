"""Bytes to text, exactly or not at all: what cannot be read for certain is refused, never served."""

import codecs
import re
import unicodedata

from app.law.documents import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The web reads latin-1 as windows-1252 (WHATWG Encoding): real latin-1 text has no C1 controls.
_ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
}
_CP1252_HIGH = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
# "â€™" for ’ and "Ã©" for é: UTF-8 read as windows-1252. The 2025 XML circulates so, partly past repair.
_MOJIBAKE = re.compile(f"[ÂÃâ][\x80-\xbf{re.escape(_CP1252_HIGH)}]")
# The same with the unprintable bytes lost: "Pennsylvaniaâs", "said âThe order". No English word has an â there.
_MUTILATED = re.compile(r"[A-Za-z]{2}[.,]?â(?:s|t|d|re|ve|ll)?(?=[\s.,;:)—]|$)|[a-z,:(]\s?â(?=[A-Z][a-z])")
_C1 = re.compile("[\x80-\x9f]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ufffe\uffff\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file: UTF-8, UTF-16 or UTF-32 by its byte order mark, or else the encoding it declares.

    Args:
        data: the bytes of the file.
        declared: the encoding that the file claims (XML), or None for UTF-8. UTF-8 that is valid is believed first.

    Raises:
        SourceError: the bytes are no text in any encoding that they can claim, or hold characters no text has.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise SourceError("the file is empty")
    text = _decoded(data, declared)
    if not text.strip():
        raise SourceError("the file is empty")
    return clean(text)


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if data[:4:2] == b"\x00\x00" or data[1:4:2] == b"\x00\x00":
        return _strict(data, "utf-16-be" if data[0] == 0 else "utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        known = _ENCODINGS.get((declared or "utf-8").strip().lower())
        if known is None:
            raise SourceError(f"the declared encoding {declared!r} is not supported") from None
        return _strict(data, known)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"the bytes are not valid {encoding} (at byte {error.start})") from None


def clean(text: str) -> str:
    """`text` in NFC with misread UTF-8 repaired.

    Raises:
        SourceError: it holds NUL, other controls, lone surrogates or replacement characters, or misread characters
            that do not turn back into UTF-8 exactly.
    """
    if match := _FORBIDDEN.search(text):
        raise SourceError(f"the text holds the character U+{ord(match[0]):04X}, which no document has")
    if text.isascii():
        return text
    if _MOJIBAKE.search(text):
        text = _NON_ASCII.sub(_repaired, text)
    if match := ("â" in text and _MUTILATED.search(text)) or _C1.search(text):
        raise SourceError(f"the text was decoded wrongly and cannot be repaired: {text[match.start() :][:20]!r}")
    return unicodedata.normalize("NFC", text)


def _repaired(match: re.Match[str]) -> str:
    if not _MOJIBAKE.search(match[0]):
        return match[0]
    try:
        misread = b"".join(_misread_byte(character) for character in match[0])
        return misread.decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        raise SourceError(f"the text was decoded wrongly and cannot be repaired: {match[0][:20]!r}") from None


def _misread_byte(character: str) -> bytes:
    """The byte that windows-1252 shows as `character`; its five unused bytes come through as controls."""
    return character.encode("latin-1") if "\x80" <= character <= "\x9f" else character.encode("cp1252")

"""The content codings we make, and which of them a client wants (RFC 9110, section 12.5.3)."""

import gzip
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import brotli  # type: ignore[import-untyped]

COMPRESSORS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, quality=5)),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
"""What makes each coding; the better one stands first."""

DECOMPRESSORS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.decompress(body)),
    "gzip": lambda body: zlib.decompress(body, wbits=31),
}
"""What undoes each."""


@dataclass(frozen=True, slots=True)
class Packer:
    """Compresses a body while it is made.

    Attributes:
        pack: returns all of a piece in the coding, so that whoever has it can read the body so far.
        end: returns what ends the body.
    """

    pack: Callable[[bytes], bytes]
    end: Callable[[], bytes]


def _brotli() -> Packer:
    made = brotli.Compressor(quality=STREAM_QUALITY["br"])
    return Packer(lambda piece: bytes(made.process(piece) + made.flush()), lambda: bytes(made.finish()))


def _gzip() -> Packer:
    made = zlib.compressobj(STREAM_QUALITY["gzip"], wbits=31)
    return Packer(lambda piece: made.compress(piece) + made.flush(zlib.Z_SYNC_FLUSH), made.flush)


STREAM_QUALITY: Mapping[str, int] = {"br": 4, "gzip": 6}
"""What is made once for each who asks is made faster than what is kept."""

PACKERS: Mapping[str, Callable[[], Packer]] = {"br": _brotli, "gzip": _gzip}
"""What makes each coding of a body that is sent while it is made."""


@lru_cache(maxsize=32)
def compressed(body: bytes, coding: str) -> bytes:
    """Return a body that few requests share with no other, such as a file, in a coding; made once."""
    return COMPRESSORS[coding](body)


_WEIGHT = re.compile(r"0(\.[0-9]{0,3})?|\.[0-9]{1,3}|1(\.0{0,3})?")
"""A weight (RFC 9110 §12.4.2), also without its first digit, as Java's own client writes it."""
_MEMBER = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+')
_PARAMETER = re.compile(r';[ \t]*([^;="]*)(?:=("(?:[^"\\]|\\.)*"|[^;"]*))?')
_OF_ANY_TEXT = {("charset", "utf-8")}
"""What all that we send as text is, so that asking for it is asking for no other."""


@lru_cache(maxsize=256)
def encoding(header: str | None) -> str | None:
    """Return the content coding to send, or None for identity; of equally liked ones, our first.

    Identity is sent even to those who refuse it: an answer without coding is understood by everyone.
    """
    liked = weights(header or "")
    weight, best = max(((liked.get(name, liked.get("*", 0.0)), name) for name in COMPRESSORS), key=lambda pair: pair[0])
    return best if weight > 0 and weight >= liked.get("identity", 0.0) else None


def weights(header: str) -> dict[str, float]:
    """Return the weight of each member of Accept or Accept-Encoding; one whose weight is malformed counts as absent.

    What is said of a media type with parameters is said of it where nothing is said of it without: we send none.
    """
    found: dict[str, tuple[bool, float]] = {}
    for name, is_plain, weight in _members(header.lower()):
        found[name] = max(found.get(name, (False, 0.0)), (is_plain, weight))
    return {name: weight for name, (_, weight) in found.items()}


def _members(header: str) -> Iterator[tuple[str, bool, float]]:
    """Each member: its name, whether it has no parameters but its weight, and that."""
    for member in _MEMBER.findall(header):
        name, _, rest = member.partition(";")
        parameters = [(name.strip(), value.strip(' \t"')) for name, value in _PARAMETER.findall(f";{rest}")]
        given = [value for each, value in parameters if each == "q"]
        others = {each for each in parameters if each[0] not in ("", "q")} - _OF_ANY_TEXT
        if name.strip() and all(_WEIGHT.fullmatch(weight) for weight in given):
            yield name.strip(), not others, float(given[0]) if given else 1.0

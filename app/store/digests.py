"""Digests of what is stored ready to be sent: checked whenever it is read, on both databases."""

from hashlib import blake2b

from app.store.errors import Corrupt


def digest(name: str | int, *parts: bytes | None) -> bytes:
    """Eight bytes over what is stored under a name, and the name."""
    made = blake2b(str(name).encode(), digest_size=8)
    for part in parts:
        made.update(b"-" if part is None else f"{len(part)} ".encode() + part)
    return made.digest()


def check(found: bytes, name: str | int, *parts: bytes | None) -> None:
    """Compare what was read with the digest it was stored with.

    Raises:
        Corrupt: if they differ.
    """
    if found != digest(name, *parts):
        raise Corrupt("a stored answer is not what was stored")

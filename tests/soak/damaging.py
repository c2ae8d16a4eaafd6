"""Ways in which a published file comes to be another: each a function of its bytes, or of its path."""

import mmap
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

_WORD = re.compile(rb"[a-z]{8,}")
_TEXT = re.compile(rb"(?:[a-z]{2,} ){4}[a-z]{4,}")
_OLD_SECONDS = 86_400

Flip = Callable[[bytes, random.Random], bytes]
Damage = Callable[[Path, random.Random], None]


def _with(data: bytes, place: int, byte: int) -> bytes:
    return data[:place] + bytes([byte]) + data[place + 1 :]


def anywhere(data: bytes, chance: random.Random) -> bytes:
    """A byte anywhere becomes another."""
    place = chance.randrange(len(data))
    return _with(data, place, data[place] ^ chance.randint(1, 255))


def a_bit(data: bytes, chance: random.Random) -> bytes:
    """A bit anywhere flips."""
    place = chance.randrange(len(data))
    return _with(data, place, data[place] ^ (1 << chance.randrange(8)))


def in_a_word(data: bytes, chance: random.Random) -> bytes:
    """A letter of a text becomes another letter."""
    match = chance.choice(list(_TEXT.finditer(data)))
    place = chance.choice([place for place in range(*match.span()) if data[place] != ord(" ")])
    return _with(data, place, ord(chance.choice("abcdefghijklmnopqrstuvwxyz".replace(chr(data[place]), ""))))


def in_what_is_ready(data: bytes, chance: random.Random) -> bytes:
    """A byte beside a word becomes another: of the index, or of what is ready to be sent."""
    match = chance.choice(list(_WORD.finditer(data)))
    place = max(0, match.start() - chance.randint(1, 60))
    return _with(data, place, data[place] ^ (1 << chance.randrange(8)))


FLIPS: Mapping[str, Flip] = {each.__name__: each for each in (anywhere, a_bit, in_a_word, in_what_is_ready)}
"""By name."""


def put(data: bytes, path: Path) -> None:
    """Put a file with these bytes in the place of another, as a publish does."""
    new = path.with_name(f"{path.name}.put")
    new.write_bytes(data)
    new.replace(path)


def written(data: bytes, path: Path) -> None:
    """Write what is another of these bytes into the file where it lies, by a page."""
    with path.open("r+b") as file:
        old = path.read_bytes()
        for place in (
            place for place in range(0, len(data), 4096) if data[place : place + 4096] != old[place : place + 4096]
        ):
            os.pwrite(file.fileno(), data[place : place + 4096], place)


def mapped(data: bytes, path: Path) -> None:
    """Write what is another through a map of the file, and give the file the time it had."""
    times = path.stat()
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as map_:
        for place in (
            place for place in range(0, len(data), 4096) if data[place : place + 4096] != map_[place : place + 4096]
        ):
            map_[place : place + 4096] = data[place : place + 4096]
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def copied_over(path: Path, other: Path) -> None:
    """Copy another file over this one where it lies, as a script does that deploys."""
    subprocess.run(["cp", str(other), str(path)], check=True)


def cut_short(path: Path, chance: random.Random) -> None:
    """Cut the file where it lies."""
    os.truncate(path, chance.randrange(path.stat().st_size))


def aged(path: Path) -> None:
    """Give a file the time of yesterday."""
    then = path.stat().st_mtime_ns - _OLD_SECONDS * 10**9
    os.utime(path, ns=(then, then))


_WRITER = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(f"PRAGMA journal_mode = {sys.argv[2]}")
connection.execute("PRAGMA cache_size = 5")
connection.execute("PRAGMA cache_spill = 5")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE orders SET title = 'uncommitted ' || title")
connection.execute("UPDATE sections SET text = 'uncommitted ' || text")
if sys.argv[2] == "wal":
    connection.execute("COMMIT")
os.kill(os.getpid(), 9)
"""


def abandoned(path: Path, mode: str) -> None:
    """Let a program write the file in place and be killed in the middle, with a rollback journal or a log beside it."""
    subprocess.run([sys.executable, "-c", _WRITER, str(path), mode], check=False)


def restored(data: bytes, path: Path) -> None:
    """Put the good file back, and take away what others left beside it."""
    for ending in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    put(data, path)

"""The codes of all stems of a corpus, gathered by document and given back by stem, in little memory.

So many are held; more go to a temporary file, sorted by stem, and are merged in the end.
"""

from array import array
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO

HELD = 100_000
"""How many codes are held in memory: 8 bytes each."""
_first = itemgetter(0)
_Run = Iterable[tuple[str, "array[int]"]]
"""(stem, codes) pairs by ascending stem."""


class _Held(dict[str, "array[int]"]):
    """Codes by stem."""

    def __missing__(self, stem: str) -> "array[int]":
        made = self[stem] = array("Q")
        return made


class Gathering:
    """What is gathered of one scope; codes are given back in the order they came in."""

    def __init__(self, held: int = HELD) -> None:
        self._most = held
        self._held = _Held()
        self._count = 0
        self._files: list[IO[bytes]] = []

    def add(self, start: int, numbers: Iterable[tuple[str, int]]) -> None:
        """Take stems with their numbers; the code of each is its number and `start`."""
        held = self._held
        for stem, number in numbers:
            held[stem].append(start | number)

    def count(self, codes: int) -> None:
        """So many were taken; put all aside that are held, if they are too many."""
        self._count += codes
        if self._count >= self._most:
            self._put_aside()

    def by_stem(self) -> Iterator[tuple[str, "array[int]"]]:
        """Each stem with all its codes, by ascending stem; the files are closed after the last."""
        runs: list[_Run] = [*map(_read, self._files), self._sorted()]
        for stem, parts in groupby(merge(*runs, key=_first), key=_first):
            codes = array("Q")
            for _, part in parts:
                codes.extend(part)
            yield stem, codes
        for file in self._files:
            file.close()

    def _sorted(self) -> _Run:
        return sorted(self._held.items(), key=_first)

    def _put_aside(self) -> None:
        file = TemporaryFile()  # noqa: SIM115 (closed when it is read)
        for stem, codes in self._sorted():
            file.write(f"{stem} {len(codes)}\n".encode())
            codes.tofile(file)
        self._files.append(file)
        self._held, self._count = _Held(), 0


def _read(file: IO[bytes]) -> _Run:
    file.seek(0)
    while line := file.readline():
        stem, _, count = line.decode().rpartition(" ")
        codes = array("Q")
        codes.frombytes(file.read(int(count) * codes.itemsize))
        yield stem, codes

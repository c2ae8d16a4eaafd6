"""Two recordings of one plan, answer by answer."""

import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from tests.answers.records import Record, read

BEFORE, AFTER = 25, 55
"""How many characters are shown of a body before and after the first place that differs."""


@dataclass
class Comparison:
    """What was found.

    Attributes:
        differences: what is said of each answer that differs.
        allowed: the same of those that may.
        statuses: how often each status was answered before.
    """

    equal: int = 0
    differences: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def report(self) -> str:
        """Everything that is to be read, the sum last."""
        asked = self.equal + len(self.differences) + len(self.allowed)
        statuses = ", ".join(f"{status}: {times}" for status, times in sorted(self.statuses.items()))
        listed = [*self.differences, *(f"allowed: {each}" for each in self.allowed)]
        counts = f"{self.equal} equal, {len(self.differences)} different, {len(self.allowed)} allowed to be"
        return "\n".join([*listed, f"statuses before: {statuses}", f"{asked} answers: {counts}"])


def compare(before: Path, after: Path, allow: str | None = None) -> Comparison:
    """Compare two files; differences of targets that `allow` is found in are listed apart.

    Raises:
        ValueError: if they do not answer the same requests.
    """
    found = Comparison()
    for old, new in zip_longest(read(before), read(after)):
        if old is None or new is None or old.request != new.request:
            raise ValueError("the two files answer different plans")
        found.statuses[old.status] += 1
        if old == new:
            found.equal += 1
        elif allow is not None and re.search(allow, old.request.target):
            found.allowed.append(told(old, new))
        else:
            found.differences.append(told(old, new))
    return found


def told(old: Record, new: Record) -> str:
    """How two answers to one request differ, a line each."""
    request = old.request
    sent = "".join(f" [{name}: {value[:80]}]" for name, value in request.headers[1:6])
    return "\n".join(
        [f"{request.method} {request.target[:200]}{sent}", *(f"  {each}" for each in _differences(old, new))]
    )


def _differences(old: Record, new: Record) -> Iterator[str]:
    """Each thing that differs."""
    if (old.status, old.reason) != (new.status, new.reason):
        yield f"status: {old.status} {old.reason} -> {new.status} {new.reason}"
    if old.headers != new.headers:
        yield from _headers(old, new)
    if old.body != new.body:
        yield from _bodies(_legible(old), _legible(new))


def _headers(old: Record, new: Record) -> Iterator[str]:
    """The headers that only one of them has; or that they have them in another order."""
    gone, come = Counter(old.headers) - Counter(new.headers), Counter(new.headers) - Counter(old.headers)
    yield from (f"header only before: {name}: {value}" for name, value in gone)
    yield from (f"header only after:  {name}: {value}" for name, value in come)
    if not gone and not come:
        names = ", ".join(name for name, _ in new.headers)
        yield f"headers in another order: {names}"


def _bodies(old: str, new: str) -> Iterator[str]:
    """The first place at which two bodies differ."""
    if old == new:
        yield "body: the same characters, coded otherwise"
        return
    pairs = enumerate(zip(old, new, strict=False))
    at = next((place for place, (left, right) in pairs if left != right), min(len(old), len(new)))
    shown = slice(max(0, at - BEFORE), at + AFTER)
    yield f"body at {at} of {len(old)} -> {len(new)}:"
    yield from (f"  {text[shown]!r}" for text in (old, new))


def _legible(record: Record) -> str:
    """The characters of a body, out of its coding if that can be undone."""
    coding = next((value for name, value in record.headers if name.lower() == "content-encoding"), "")
    try:
        if coding == "gzip":
            return gzip.decompress(record.body).decode(errors="backslashreplace")
        if coding == "br":
            return str(brotli.decompress(record.body).decode(errors="backslashreplace"))
    except (OSError, EOFError, zlib.error, brotli.error):
        pass
    return record.body.decode(errors="backslashreplace")

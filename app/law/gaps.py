"""What no source at hand has: numbers of orders, and texts.

A source that has one of them takes its row away here; a test holds the numbers against the register that is shipped.
"""

from collections.abc import Iterator

NUMBERS = ((7101, 7104), (7106, 7531))
"""Numbers of orders that no source has, first and last: of the time from July 1935 to the end of 1936, between the
archives' texts (to EO 7105 of 18 July 1935) and the Federal Register's list (from EO 7532 of 8 January 1937)."""
TEXTLESS = range(1936, 1945)
"""The years of whose orders no source has a text: the archives' end in 1935 and begin again in 1945."""

Stretch = tuple[int, int, bool]
"""The first and the last of some numbers, and whether a source may have them."""


def stretches(first: int, last: int) -> Iterator[Stretch]:
    """The numbers from `first` to `last`, parted by whether a source may have them: `NUMBERS` none has."""
    for begin, end in NUMBERS:
        if end < first or begin > last:
            continue
        if first < begin:
            yield first, begin - 1, True
        yield max(first, begin), min(last, end), False
        first = end + 1
    if first <= last:
        yield first, last, True

"""Parsers and extractors on text that is made to be hard for them: the time grows as the text does."""

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pytest

from tests.soak.beginnings import BEGINNINGS
from tests.soak.campaign import SCALE, Begin
from tests.soak.targets import TARGETS

pytestmark = pytest.mark.soak

UNITS = (
    "shall ", "(", ")", "a", "1", " ", "\n", "\n\n", ".", ",", "“", "”", "'", '"', "[", "<", "&", "§ 1.1, ", "- ",
    "* ", "> ", "(a) ", "((a) ", "\n(a) ", "\n(i) x", "Sec. 1. ", "\n\nSec. 2. x", "### ", "\n### Sec. 3. X\n\n",
    "Executive Order 1, ", "Executive Order 11246 of May 1, 1965, ", "section 3(b) of title 5, ", "within 30 days ",
    "by July 1, 2022, ", "and the ", "the Secretary of State, ", "is amended by striking “a” and inserting “b”, ",
    "is hereby revoked. ", "Council (Council) ", "5 U.S.C. 553(b), ", "and (", "A.B.", "under section 1 of ",
    "IEEPA, ", "x-y", "the head of each agency ", "not ", "…", "1,000 ", "as amended, ", "Sept. ", "no later than ",
    "There is hereby established the Council. ", "shall terminate ",
)  # fmt: skip
"""What a text repeats."""
WITHIN = {
    "extraction": ("", ""),
    "citations": ("", ""),
    "quotations": ("", ""),
    "whitehouse_markdown": ("it is hereby ordered:  \n", "\n\n"),
    "archive_markdown": ("it is hereby ordered:\n", "\n\n"),
    "fr_xml": ("<FP>", ""),
    "fr_text": ("It is so.\n", "\n"),
}
"""Where in what a target begins with the text is put: after the one, and before the other."""
FASTER: Mapping[str, Sequence[str]] = {
    "extraction": ("shall terminate ",),
    "whitehouse_markdown": ("\n\nSec. 2. x", "\n### Sec. 3. X\n\n"),
    "fr_text": ("\n(i) x", "\n\nSec. 2. x", "\n### Sec. 3. X\n\n"),
}
"""Where the time is known to grow as the square: what repeats a form or a head thousands of times without a stop."""
MOST, MOST_OF_THESE = 2.5, 4.6
SMALLEST, LARGEST = 4_096, 1 << 16
"""Bytes; as much prose as one may send is the most. A longer paragraph is no text."""
TELLING_SECONDS, ENOUGH_SECONDS = 0.01, 1.0
_TRIES = 3


def within(target: str, text: str) -> bytes:
    """What a target is given with this text in it."""
    after, before = WITHIN[target]
    if not after:
        return text.encode()
    text = text.replace("&", "&amp;").replace("<", "&lt;") if target == "fr_xml" else text
    head, _, rest = BEGINNINGS[target][0].decode().partition(after)
    return f"{head}{after}{text}{before}{rest}".encode()


def seconds(work: Callable[[], object]) -> float:
    """The processor time that something takes; no collection of what others left counts in it."""
    gc.collect()
    gc.disable()
    try:
        began = time.thread_time()
        work()
        return time.thread_time() - began
    finally:
        gc.enable()


def grows(target: str, unit: str, most: float) -> float:
    """How many times as long twice the text takes, at the size from which the time tells and at each larger one."""
    worst, size, before = 0.0, SMALLEST, 0.0
    while size <= LARGEST:
        work = partial(TARGETS[target], within(target, unit * (size // len(unit))))
        taken = seconds(work)
        if before > TELLING_SECONDS:
            for _ in range(_TRIES):
                if taken < most * before:
                    break
                half = partial(TARGETS[target], within(target, unit * (size // 2 // len(unit))))
                before, taken = max(before, seconds(half)), min(taken, seconds(work))
            worst = max(worst, taken / before)
        if taken > ENOUGH_SECONDS:
            break
        size, before = 2 * size, taken
    return worst


@pytest.mark.parametrize("target", WITHIN)
def test_time_grows_as_the_text(begin: Begin, target: str) -> None:
    """Twice the text takes less than two and a half times the time, whatever it repeats."""
    with begin(f"R6 growth, {target}") as run:
        told = {}
        for unit in UNITS if SCALE > 0.1 else run.chance.sample(UNITS, 8):
            most = MOST_OF_THESE if unit in FASTER.get(target, ()) else MOST
            told[unit] = grows(target, unit, most)
            run.n += 1
            run.expect(told[unit] < most, f"{target}: {unit!r} takes {told[unit]:.1f} times as long")
        run.expect(any(told.values()), "no text took so long that its time tells")
        run.measured["most"] = round(max(told.values()), 2)

"""How the cost of work grows with its size: both sizes are measured in one run, so that no machine's speed decides."""

import gc
import time
from collections.abc import Callable

Work = Callable[[int], object]
"""Something that is done to so much of something."""

TIMES = 4
"""How many times the smaller size the larger is."""
MOST = 8.0
"""How many times as much the larger may cost: what is linear costs about 4 times as much, what is quadratic 16."""
_TRIES = 5


def assert_linear(work: Work, size: int) -> None:
    """Fail if work on four times the size costs far more than four times as much.

    The least of several measurements counts on both sides, so that what disturbs one of them does not matter.

    Args:
        work: is done to `size`, and to four times as much.
        size: so much that the work takes a millisecond or longer.

    Raises:
        AssertionError: if it does in each of some tries.
    """
    small = min(_seconds(work, size) for _ in range(3))
    large = _seconds(work, TIMES * size)
    for _ in range(_TRIES):
        if large < MOST * small:
            return
        small, large = min(small, _seconds(work, size)), min(large, _seconds(work, TIMES * size))
    raise AssertionError(f"{TIMES} times the size costs {large / small:.1f} times as much")


def _seconds(work: Work, size: int) -> float:
    """The processor time that this thread spends; no collection of what others left counts in it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        started = time.thread_time()
        work(size)
        return time.thread_time() - started
    finally:
        if collecting:
            gc.enable()

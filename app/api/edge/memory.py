"""How the memory that a process frees comes to be used again."""

import contextlib
import ctypes

_M_ARENA_MAX = -8


def share_one_heap() -> None:
    """Let all threads take memory from one heap, where the C library has several (glibc: up to eight a processor).

    What one thread frees, a rendered page or a compressor's window, the next one then uses; else each thread keeps the
    most it ever had: 15 MB of a process that has answered much. Threads hold the interpreter's lock for most of what
    they allocate, so they hardly wait for each other. It counts from the next thread on, and in every child.
    """
    with contextlib.suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)

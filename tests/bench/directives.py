"""Reading directives: an ordinary text of 10 kB, and how time grows with hostile ones."""

import time
from collections.abc import Callable, Mapping
from datetime import date

from rich.console import Console
from rich.table import Table

from app.law.directives.finder import find
from app.law.documents import Order, Section

ORDINARY_BYTES = 10_000
MAX_MS = 12.0
HOSTILE_BYTES = 100_000
MAX_GROWTH = 2.5
MAX_SECONDS_A_MB = 2.5
"""Quotation marks are the worst: each is a token of its own, a million of them a megabyte."""
ROUNDS = 5

PROVISION = (
    "Within 60 days of the date of this order, the Attorney General, in consultation with the Secretary of Homeland "
    "Security (Secretary) and the heads of relevant agencies, shall review all ongoing Federal consent decrees and "
    "modify, rescind, or move to conclude such measures that unduly impede the performance of law enforcement "
    "functions. The Secretary may issue regulations, and shall report to the President annually thereafter. This "
    "order shall be implemented consistent with applicable law. The report shall be submitted by the Director of the "
    "Office of Management and Budget no later than March 1, 2026."
)
HOSTILE: Mapping[str, str] = {
    "the modal alone": "shall ",
    "no space": "x",
    "the opening of a time phrase": "within 30 ",
    "the opening of a list": "(a) ",
    "one sentence of offices": "the Secretary of State, and ",
    "brackets": "(the Secretary (",
    "quotation marks": "“",
    "consultation": "in consultation with the ",
    "line ends": "\n\n",
}
"""What each hostile text repeats."""


def run() -> bool:
    """Print the time of an ordinary text and the growth of the hostile ones; whether all limits were kept."""
    repeats = ORDINARY_BYTES // len(PROVISION) + 1
    ordinary = 1000 * _seconds("\n\n".join([PROVISION] * repeats)[:ORDINARY_BYTES])
    title = f"directives: 10 kB in {ordinary:.1f} ms (limit {MAX_MS:.0f})"
    table = Table("text that repeats", "s for 1 MB", "growth by doubling", title=title)
    kept = ordinary <= MAX_MS
    for name, piece in {"an ordinary provision": PROVISION + " ", **HOSTILE}.items():
        single, double = (_seconds(piece * (size // len(piece))) for size in (HOSTILE_BYTES, 2 * HOSTILE_BYTES))
        for_a_mb = double * 1_000_000 / (2 * HOSTILE_BYTES)
        table.add_row(name, f"{for_a_mb:.2f}", f"{double / single:.2f}")
        kept &= double / single <= MAX_GROWTH and (name not in HOSTILE or for_a_mb <= MAX_SECONDS_A_MB)
    Console().print(table)
    return kept


def _seconds(text: str) -> float:
    """The least processor time of ROUNDS to find the directives of an order of this one provision."""
    order = Order(
        number="14288", title="", signed_on=date(2025, 4, 28), sections=(Section("1", "Section 1", text=text),)
    )
    return min(_timed(lambda: find(order)) for _ in range(ROUNDS))


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started

"""The quotations of `tests/cases/quotations/by-hand.txt`: real orders, printed as a careful reader has seen it done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.law.quotes.values import Risk, Verdict
from tests.corpus.quotations.cases import VERBATIM, Case

FILE = Path(__file__).parents[2] / "cases" / "quotations" / "by-hand.txt"
_HEAD = re.compile(r"(?P<order>\S+) (?P<verdict>\w+) (?P<sections>[^\s:]+)(?P<risk>(?: \w+)*): (?P<why>.+)")


@dataclass(frozen=True, slots=True)
class ByHand:
    """A case with what it shows, and the order's own words where they are others."""

    case: Case
    why: str
    words: str | None


def read() -> Iterator[ByHand]:
    """Its cases."""
    text = FILE.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    blocks: list[list[str]] = []
    for line in lines:
        if line.startswith("  "):
            blocks[-1].append(line[2:])
        else:
            blocks.append([line])
    for head, quote, *words in blocks:
        yield _read(head, quote, words[0].removeprefix("= ") if words else None)


def _read(head: str, quote: str, words: str | None) -> ByHand:
    found = _HEAD.fullmatch(head)
    assert found, head
    verdict = found["verdict"]
    case = Case(
        kind=verdict,
        order=found["order"],
        quote=quote.replace("\\n", "\n"),
        source=words or quote,
        verdicts=VERBATIM if verdict == "verbatim" else frozenset({Verdict(verdict)}),
        sections=frozenset(_sections(found["sections"])),
        risk=frozenset(map(Risk, found["risk"].split())) if verdict == "altered" else None,
    )
    return ByHand(case, found["why"], words)


def _sections(told: str) -> Iterator[str | None]:
    """The provisions; None for the title, nothing for "-"."""
    for section in told.split(","):
        if section != "-":
            yield None if section == "title" else section

"""Cases in text that a lawyer could edit, and how they are read."""

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent


def blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The cases of a file: the lines that begin at the margin and the indented lines below them."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        head = [line for line in lines if not line.startswith(" ")]
        if head:
            yield head, [line.strip() for line in lines if line.startswith(" ")]

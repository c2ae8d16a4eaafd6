"""What lies where a database is, and what must not."""

from pathlib import Path

ENDINGS = (".building", "-journal", "-wal", "-shm", ".tmp")
"""Of files that a run makes for itself."""


def beside(path: Path) -> list[str]:
    """The names of what a run left in the folder of a database."""
    return sorted(each.name for each in path.parent.iterdir() if each.name.endswith(ENDINGS))

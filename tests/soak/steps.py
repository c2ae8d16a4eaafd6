"""The ways in which a corpus is written, each as a command that makes another corpus of one, and one that undoes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, update

from app import store
from app.tables import Corpus
from tests.soak import inputs

INGEST, ADD = ("ingest", "--no-register", "--workers", "1"), ("add", "--no-register", "--workers", "1")
LAST, ITS_NUMBER = inputs.ORDERS - 1, "5015-A"
"""An order that no other cites: a change of it is no change of another."""


@dataclass(frozen=True)
class Step:
    """A command.

    Attributes:
        words: what stands behind `eo`.
        prepare: what is done before, that there be something to do.
    """

    words: Sequence[object]
    prepare: Callable[[str], None] = lambda _url: None


def ways(folder: Path) -> dict[str, tuple[Step, Step]]:
    """Of a database that holds what is in `plain` of a folder: there and back; the folder's files are made.

    Whole and amended are what an ingest does when much is new and when little is.
    """
    plain, one = inputs.write(folder / "plain"), inputs.write(folder / "one", [LAST])
    every, other = inputs.write(folder / "every", range(inputs.ORDERS)), inputs.write(folder / "other", [LAST], "Else")
    files = [(each / f"EO-{ITS_NUMBER}.md", each / f"{ITS_NUMBER}.json") for each in (other, plain)]
    return {
        "whole": (Step((*INGEST, every)), Step((*INGEST, plain))),
        "amended": (Step((*INGEST, one)), Step((*INGEST, plain))),
        "added": (Step((*ADD, *files[0])), Step((*ADD, *files[1]))),
        "migrated": (Step(("migrate",), _outdate), Step(("migrate",), _outdate)),
    }


def _outdate(url: str) -> None:
    """Publish the same corpus as if another release had rendered it."""

    def change(connection: Connection) -> None:
        connection.execute(update(Corpus).values(rendered_by="another"))

    with store.writer(url) as writer:
        writer.amend(change)

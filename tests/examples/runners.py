"""How the examples of each language are run: the extension point of the examples. A row is a language."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from app.site.guide import LOCAL
from tests.examples.blocks import ROOT

TIMEOUT = 600
"""Seconds after which an example is held to hang."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where examples are run.

    Attributes:
        address: of the server that they ask.
        database: the URL of what it serves, which the command line reads.
        folder: an empty one, of theirs.
    """

    address: str
    database: str
    folder: Path

    def run(self, *command: str) -> str:
        """What a command prints.

        Raises:
            subprocess.CalledProcessError: if it fails.
        """
        commands = self.folder / ".venv" / "bin"  # as in a checkout
        if not commands.exists():
            commands.mkdir(parents=True)
            (commands / "eo").write_text(f'#!/bin/sh\nexec {sys.executable} -m app "$@"\n')
            (commands / "eo").chmod(0o755)
        own = {
            "BASE": self.address,  # as pages set it that name the server once
            "DATABASE_URL": self.database,
            "PATH": os.pathsep.join((str(commands), str(Path(sys.executable).parent), os.environ["PATH"])),
            "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", ""))),
        }
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=TIMEOUT, cwd=self.folder, env=os.environ | own, check=False
        )
        assert done.returncode == 0, f"{done.returncode}: {done.stderr}{done.stdout}"
        return done.stdout

    def query(self, code: str) -> str:
        """What the SQLite file that was downloaded into the folder answers, a row a line."""
        (file,) = self.folder.glob("*.sqlite")
        with closing(sqlite3.connect(file)) as connection:
            statements = [each for each in code.split(";") if each.strip()]
            return "\n".join(str(row) for each in statements for row in connection.execute(each))

    def ask(self, code: str) -> str:
        """What the server answers to "GET /path"."""
        method, _, path = code.strip().partition(" ")
        assert method == "GET"
        try:
            with urlopen(self.address + path, timeout=TIMEOUT) as answer:  # noqa: S310 (loopback)
                return str(answer.read().decode())
        except HTTPError as refused:
            return str(refused.read().decode())


Runner = Callable[[Place, str], str]
"""What an example prints, run somewhere."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of examples.

    Attributes:
        run: runs one.
        needs: the commands that it takes, without which it is skipped.
    """

    run: Runner
    needs: Sequence[str] = ()

    def missing(self) -> str | None:
        """Why its examples cannot be run here, or None."""
        absent = [command for command in self.needs if shutil.which(command) is None]
        return f"{', '.join(absent)} is not here" if absent else None


LANGUAGES: Mapping[str, Language] = {
    "http": Language(lambda place, code: place.ask(code)),
    "sh": Language(lambda place, code: place.run("bash", "-euo", "pipefail", "-c", code), ("curl", "jq")),
    "python": Language(lambda place, code: place.run(sys.executable, "-c", code)),
    "js": Language(lambda place, code: place.run("node", "--input-type=module", "-e", code), ("node",)),
    "sql": Language(lambda place, code: place.query(code)),
    "r": Language(lambda place, code: place.run("Rscript", "-e", code), ("Rscript",)),
}
"""Every language that is run."""


def printed(place: Place, language: str, code: str) -> str:
    """What an example prints, asking the server of the place."""
    said = LANGUAGES[language].run(place, code.replace(LOCAL, place.address))
    return said.replace(place.address, LOCAL)


def missing(said: Any, answer: Any, at: str = "$") -> list[str]:
    """Where an answer lacks what a page says of it; lists are compared by their first items."""
    if isinstance(said, dict):
        here = answer if isinstance(answer, dict) else {}
        return [line for key, value in said.items() for line in missing(value, here.get(key), f"{at}.{key}")]
    if isinstance(said, list):
        items = answer if isinstance(answer, list) and len(answer) >= len(said) else [None] * len(said)
        return [line for index, value in enumerate(said) for line in missing(value, items[index], f"{at}[{index}]")]
    return [] if said == answer else [f"{at}: the page says {said!r}, the answer {answer!r}"]


def differences(shown: tuple[str, str], said: str) -> list[str]:
    """Where what is printed is not what is shown: text to the letter, of JSON what is shown of it."""
    language, words = shown
    if language == "json":
        return missing(json.loads(words), json.loads(said))
    return [] if words.strip() == said.strip() else [f"the page says {words!r}, what is printed is {said!r}"]

"""What the languages have in common."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
HELPERS = ROOT / "sdk"
"""A pager and an example for each language."""
CALLERS = Path(__file__).parents[1] / "callers"
BIN = ROOT / ".venv-sdk" / "bin"
"""The generators of Python, Java and Go."""
MODULES = Path(__file__).parents[1] / "node_modules"
"""The generator of TypeScript, and its compiler."""
LEAST, FURTHER = PLANS = ("least.json", "further.json")
"""The files beside a client that say what it calls: each operation with the least, and each optional parameter."""


@dataclass(frozen=True)
class Language:
    """A language.

    Attributes:
        name: the name of its folder in `sdk`.
        document: the path of the document that its generator reads.
        make: generates and compiles, in an empty folder, the client of the document in a file there, with the pager,
            the example and the caller; the files of `PLANS` are there.
        calling: the command that calls what a plan says, but for the address and the plan's file.
        example: the command that runs the example, but for the address.
        types: what the language calls an answer that is "text" or "binary".
        generated: where the generated models stand, as a pattern of files.
        unwanted: what must not stand in these files, as a regular expression.
    """

    name: str
    document: str
    make: Callable[[Path, Path], None]
    calling: Sequence[str | Path]
    example: Sequence[str | Path]
    types: Mapping[str, str]
    generated: str
    unwanted: str


def run(folder: Path, *command: str | Path, seconds: float = 240) -> str:
    """Run a command to its end in a folder and return what it wrote.

    Raises:
        AssertionError: if it fails, with what it wrote.
    """
    done = _done(folder, command, seconds)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout[-6000:]}\n{done.stderr[-6000:]}"
    return done.stdout


def failed(folder: Path, *command: str | Path, seconds: float = 240) -> str:
    """Run a command that is to fail in a folder and return what it wrote of that.

    Raises:
        AssertionError: if it does not fail.
    """
    done = _done(folder, command, seconds)
    assert done.returncode != 0, done.stdout[-6000:]
    return done.stderr


def _done(folder: Path, command: Sequence[str | Path], seconds: float) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds, check=False)

"""Databases of made-up orders, ingested by the program itself, made once and kept.

Whoever changes what a publish writes without another schema or release removes them first: `rm -r var/bench`.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from app import __version__, store
from tests.bench.grammar import VERSION, Grammar

CHECKOUT = Path(__file__).parents[2]
KEPT = CHECKOUT / "var" / "bench"
SMALL, LARGE = 10_000, 100_000


def path_of(orders: int, kept: Path = KEPT) -> Path:
    """Where the corpus of so many orders is kept: of this grammar, this schema and this release."""
    return kept / f"orders-{orders}-grammar-{VERSION}-schema-{store.HEAD}-release-{__version__}.sqlite"


def made(orders: int, kept: Path = KEPT) -> Path:
    """The corpus of so many orders, which is made unless it is kept already."""
    path = path_of(orders, kept)
    if not path.exists():
        files, aside = written(orders, kept), path.with_suffix(".building")
        ingest(files, f"sqlite:///{aside}")
        shutil.rmtree(files)
        aside.rename(path)
        aside.with_name(f"{aside.name}.lock").unlink(missing_ok=True)
    return path


def run() -> bool:
    """Make both corpora, and say where they are."""
    for orders in (SMALL, LARGE):
        print(f"{orders:,} orders: {made(orders)}")  # noqa: T201 (a command prints)
    return True


def written(orders: int, folder: Path) -> Path:
    """A new folder inside `folder` with the files of so many orders."""
    files = folder / f"files-{orders}"
    shutil.rmtree(files, ignore_errors=True)
    files.mkdir(parents=True)
    Grammar(orders).write(files)
    return files


def alone(checkout: Path) -> tuple[str, ...]:
    """What an ingest is told so that it holds its input alone; a release before the register holds nothing else."""
    return ("--no-register",) if (checkout / "app" / "data").is_dir() else ()


def ingest(files: Path, url: str, checkout: Path = CHECKOUT) -> None:
    """Fill a database the way a user does.

    Raises:
        CalledProcessError: if it fails.
    """
    for words in (("migrate",), ("ingest", *alone(checkout), str(files), "--allow-shrink")):
        command = [sys.executable, "-m", "app", *words, "--database-url", url]
        subprocess.run(command, cwd=checkout, check=True, stdout=subprocess.DEVNULL)

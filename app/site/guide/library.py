"""The pages and pictures that are served: what the files of docs/ are, and where each stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePosixPath
from posixpath import normpath

from app.site.guide.contents import Chapter, ordered
from app.site.guide.written import Written, written
from app.store import shipped

ADDRESS = "/docs/guide"
"""Where the guide stands."""
LOCAL = "http://127.0.0.1:8000"
"""The server that the pages ask, as they are written; what serves them puts its own address there."""
PICTURES: Mapping[str, str] = {".png": "image/png", ".svg": "image/svg+xml"}
"""The media types of pictures, by the ending of their files."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Library:
    """All of it.

    Attributes:
        pages: by name, which is also the last step of their address.
        pictures: by the name of their file, likewise.
        chapters: the pages in their order.
    """

    pages: Mapping[str, Written]
    pictures: Mapping[str, Picture]
    chapters: Sequence[Chapter]


@cache
def library() -> Library:
    """Return the guide, read once by a process."""
    folder = shipped("docs")
    files = {path.stem: path for path in sorted(folder.rglob("*.md"))}
    drawn = {path.name: path for path in sorted(folder.rglob("*")) if path.suffix in PICTURES}
    known = {*files, *drawn}
    pages = {name: _written(path, known) for name, path in files.items()}
    pictures = {name: Picture(PICTURES[path.suffix], path.read_bytes()) for name, path in drawn.items()}
    return Library(pages, pictures, ordered(files))


def _written(path: Path, known: set[str]) -> Written:
    return written(path.read_text("utf-8"), partial(address, known, place(path)))


def place(path: Path) -> PurePosixPath:
    """Return where a file of docs/ stands in the project."""
    return PurePosixPath("docs") / path.relative_to(shipped("docs")).as_posix()


def address(known: set[str], of: PurePosixPath, target: str) -> str | None:
    """Return where what a link names is served; None where it is not.

    Args:
        known: the names of pages, and of pictures with their endings.
        of: the file that has the link.
        target: as it is written there: another's address, an anchor, or a file beside this one or named from the top.
    """
    path, _, fragment = target.partition("#")
    anchor = f"#{fragment}" if fragment else ""
    if path.startswith((LOCAL, "https://", "http://", "mailto:")) or not path:
        return target
    file = PurePosixPath(path if path.startswith("docs/") else normpath(of.parent / path))
    name = file.stem if file.suffix == ".md" else file.name
    return f"{ADDRESS}/{name}{anchor}" if file.parts[0] == "docs" and name in known else None

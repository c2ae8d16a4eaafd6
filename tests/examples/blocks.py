"""The blocks of code of the Markdown files: what each is, and what it is shown to print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
FILES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
"""Where examples stand."""

NOT_RUN: Mapping[str, str] = {
    "network": "asks a server that is not on this machine",
    "installs": "makes an environment, or a file that takes minutes",
    "serves": "runs until it is ended",
    "fill-in": "has names in capitals for what the reader puts there",
}
"""Why a block is not run, by the word behind its language; what it calls must be there all the same."""

SHOWN = ("json", "text")
"""The languages of what an example prints, which stands right behind it."""
ELSEWHERE: Mapping[str, str] = {"docs/agents.md": "tests/agents/test_docs.py"}
"""Pages whose JSON is no answer of the API, by the test that holds it against the program."""
CODE = ("sh", "python", "js", "r", "sql")
"""The languages of programs, which are never shown only to be looked at."""
SAMPLE = "sample"
"""Stands behind the language of what is no example, but shows how something looks that is written or read."""


@dataclass(frozen=True, slots=True)
class Block:
    """An example.

    Attributes:
        file: it stands in, from the top of the project.
        line: of the file, from 1.
        language: which is that of its runner.
        why: it is not run, a key of `NOT_RUN`, or None.
        code: what is run.
        prints: the language and the words of what it is shown to print, or None.
    """

    file: str
    line: int
    language: str
    why: str | None
    code: str
    prints: tuple[str, str] | None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def blocks() -> Iterator[Block]:
    """Give every block that has a language, but what examples print."""
    for path in FILES:
        yield from of(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())


def of(text: str, file: str) -> Iterator[Block]:
    """Give the blocks of one file.

    Raises:
        AssertionError: if something is shown to be printed that no example stands before, or a reason is unknown.
    """
    fences = [token for token in MarkdownIt("commonmark").enable("table").parse(text) if token.type == "fence"]
    lines = text.splitlines()
    before: int | None = None
    for at, fence in enumerate(fences):
        assert fence.map is not None
        start, end = fence.map
        language, _, why = fence.info.strip().partition(" ")
        if language == "json" and file in ELSEWHERE:
            pass
        elif why == SAMPLE:
            assert language not in CODE, f"{file}:{start + 1} is code, and no sample"
        elif language in SHOWN:
            assert before is not None, f"{file}:{start + 1} stands alone"
            assert not "".join(lines[before:start]).strip(), f"{file}:{start + 1} stands alone"
        elif language:
            assert not why or why in NOT_RUN, f"{file}:{start + 1}: {why} is no reason; NOT_RUN has them"
            following = fences[at + 1] if at + 1 < len(fences) else None
            prints = None
            if following and following.map and following.info.strip() in SHOWN:
                shown = not "".join(lines[end : following.map[0]]).strip()
                prints = (following.info.strip(), following.content) if shown else None
            yield Block(file, start + 1, language, why or None, fence.content, prints)
        before = end

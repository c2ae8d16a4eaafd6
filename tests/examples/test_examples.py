"""Every example is run against a server of the sample, and prints what it is shown to print."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from app.__main__ import cli
from tests.api import probe
from tests.beginnings import CopyOf
from tests.examples.blocks import ELSEWHERE, NOT_RUN, ROOT, Block, blocks, of
from tests.examples.runners import LANGUAGES, Place, differences, printed

BLOCKS = list(blocks())
RUN = [block for block in BLOCKS if block.why is None]
UNRUN = [block for block in BLOCKS if block.why is not None]
_PROBLEM = re.compile(r'"type": ?"[^"]*/problems/')
_CALLS = re.compile(r"^(?:\w+=\S+ )*(?:\.venv/bin/)?(eo|make|python -m) ([\w.-]+)(.*)", re.MULTILINE)


@pytest.fixture(scope="module")
def server(copy_of: CopyOf) -> Iterator[tuple[str, str]]:
    """A server of a sample of its own, for examples write, too: its address, and the URL of its database."""
    database = copy_of("sqlite", "sample")
    with probe.served(database) as (host, port):
        yield f"http://{host}:{port}", database


@pytest.mark.parametrize("file", sorted({block.file for block in RUN}))
def test_the_examples_of_a_page_run(file: str, server: tuple[str, str], tmp_path: Path) -> None:
    """Each, in their order, ends well and prints what stands behind it; a problem only where one is shown."""
    place, wrong = Place(*server, tmp_path), []
    for block in (block for block in RUN if block.file == file and LANGUAGES[block.language].missing() is None):
        said = printed(place, block.language, block.code)
        if block.prints is not None:
            wrong += [f"{block}: {line}" for line in differences(block.prints, said)]
        elif _PROBLEM.search(said):
            wrong.append(f"{block} prints {said[:300]!r}")
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_run(language: str) -> None:
    """What the examples of each language take is here; where it is not, they were left out, and this says so."""
    if absent := LANGUAGES[language].missing():
        pytest.skip(absent)


def test_every_language_has_its_examples() -> None:
    """Each language of the table has examples, and each block a language of the table."""
    assert {block.language for block in BLOCKS} == set(LANGUAGES)
    assert {block.language for block in RUN} == set(LANGUAGES)
    assert len(RUN) > 30


def test_few_examples_are_not_run() -> None:
    """Only commands of a shell are left unrun, and every reason is one that some block has."""
    assert {block.language for block in UNRUN} == {"sh"}
    assert {block.why for block in UNRUN} == set(NOT_RUN)


@pytest.mark.parametrize("block", UNRUN, ids=str)
def test_what_is_not_run_is_there(block: Block) -> None:
    """What an example calls that is not run is there: a command with its options, a target of make, a module."""
    calls = _CALLS.findall(block.code)
    assert calls or block.why == "fill-in", block.code
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for program, name, rest in calls:
        if program == "make":
            assert name in targets
        elif program == "python -m":
            assert importlib.util.find_spec(name) is not None, name
        else:
            assert _unknown(name, rest) == [], block


def _unknown(name: str, rest: str) -> list[str]:
    """What of a call of `eo` names no command or no option of it."""
    command: Any = typer.main.get_command(cli)
    words = [name, *rest.partition("#")[0].split()]
    while hasattr(command, "commands"):
        step = words.pop(0)
        if step not in command.commands:
            return [step]
        command = command.commands[step]
    known = {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
    return [word for word in words if word.startswith("--") and word.partition("=")[0] not in {*known, "--help"}]


@pytest.mark.parametrize(("page", "test"), ELSEWHERE.items())
def test_what_is_held_elsewhere_is_held(page: str, test: str) -> None:
    """The test that is said to hold the JSON of a page is there, and names the page."""
    assert Path(page).name in (ROOT / test).read_text("utf-8")


def test_blocks_are_found() -> None:
    """A block has its language, why it is not run, and what stands behind it with nothing between."""
    text = "```sh\na\n```\n\n```text\nb\n```\n```sh serves\nc\n```\nand\n```python\nd\n```\n"
    found = [(block.language, block.why, block.code, block.prints) for block in of(text, "x.md")]
    assert found == [
        ("sh", None, "a\n", ("text", "b\n")),
        ("sh", "serves", "c\n", None),
        ("python", None, "d\n", None),
    ]


def test_what_is_shown_alone_is_refused() -> None:
    """What nothing prints is no output; a block of that kind says so by a word."""
    with pytest.raises(AssertionError, match="stands alone"):
        list(of("Words.\n```json\n1\n```\n", "x.md"))
    assert list(of("Words.\n```json sample\n1\n```\n", "x.md")) == []


def test_a_wrong_example_is_found() -> None:
    """What a page says and an answer lacks is told, with its place; of lists the first items count."""
    assert differences(("json", '{"a": [1], "b": {"c": 2}}'), '{"a": [1, 5], "b": {"c": 3}}') == [
        "$.b.c: the page says 2, the answer 3"
    ]
    assert differences(("text", "x\n"), "x") == []
    assert differences(("text", "x"), "y") != []

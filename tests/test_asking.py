"""The commands that ask: what the API answers is what they print, of a database as of a server."""

import json
import os
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import typer.main
from starlette.testclient import TestClient

from app import __version__
from app.__main__ import cli
from app.main import create_app
from app.settings import Settings
from tests.api import probe
from tests.commands import Forked, eo

ASKED = {
    ("show", "14288"): "/v1/orders/14288",
    ("show", "14288", "3.b"): "/v1/orders/14288/sections/3.b",
    ("search", "consent", "decree", "--limit", "2"): "/v1/sections?q=consent+decree&limit=2",
    ("resolve", "E.O. 14,288 sec. 3(b)"): "/v1/resolve?citation=E.O.+14%2C288+sec.+3(b)",
    ("due", "--agency", "attorney-general", "--from", "2025-06-01", "--days", "60"): (
        "/v1/directives?actor=attorney-general&due_from=2025-06-01&due_to=2025-07-31&sort=due_on&limit=100"
    ),
}
REFUSED = {
    ("show", "14288-Z"): (1, "ORDER: ", "No order of this number"),
    ("show", ""): (2, "ORDER: ", "empty"),
    ("show", "14288", ""): (2, "SECTION: ", "empty"),
    ("show", "14288", "99"): (1, "", ""),
    ("show", "99999999"): (1, "ORDER: ", ""),
    ("resolve", "xyzzy"): (2, "CITATION: ", "names no document"),
    ("search", '"'): (2, "WORDS: ", ""),
    ("search", "police", "--limit", "0"): (2, "--limit: ", ""),
    ("due", "--agency", "nobody at all"): (2, "--agency: ", ""),
    ("due", "--from", "2025-13-01", "--to", "2025-12-01"): (2, "--from: ", ""),
    ("due", "--from", "soon"): (2, "--from: ", ""),
    ("due", "--to", "2025-12-01", "--days", "3"): (2, "--to and --days: ", ""),
}


@pytest.fixture(scope="module")
def api(database: str) -> Iterator[TestClient]:
    """A client of the database that the commands ask."""
    with TestClient(create_app(Settings(database_url=database))) as client:
        yield client


@pytest.fixture(scope="module")
def address(sqlite_database: str) -> Iterator[str]:
    """The address of a real server."""
    with probe.served(sqlite_database) as (host, port):
        yield f"http://{host}:{port}"


def body_of(printed: str) -> dict[str, Any]:
    """An answer less where it was asked for, which tells the order of parameters."""
    body: dict[str, Any] = json.loads(printed)
    return {name: value for name, value in body.items() if name != "links"}


@pytest.mark.parametrize("command", ASKED, ids=" ".join)
def test_json_is_what_the_api_answers(database: str, api: TestClient, command: tuple[str, ...]) -> None:
    """`--json` prints the object of the API, and nothing else."""
    done = eo(*command, "--json", "--database", database)
    assert (done.returncode, done.stderr) == (0, "")
    assert body_of(done.stdout) == body_of(api.get(ASKED[command]).text)


@pytest.mark.parametrize("command", ASKED, ids=" ".join)
def test_a_server_is_asked_the_same(sqlite_database: str, address: str, command: tuple[str, ...]) -> None:
    """With `--api` the same is printed."""
    here = eo(*command, "--database-url", sqlite_database)
    there = eo(*command, "--api", address, "--database-url", "sqlite:///nowhere.sqlite")
    assert (there.returncode, there.stdout, there.stderr) == (0, here.stdout, "")
    assert here.stdout


@pytest.mark.parametrize("command", REFUSED, ids=" ".join)
def test_a_refusal_is_one_line(sqlite_database: str, command: tuple[str, ...]) -> None:
    """It says what is wrong by its name at the command line, in the words of the API, and by the exit code."""
    code, name, words = REFUSED[command]
    done = eo(*command, "--database", sqlite_database)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert done.stderr.startswith(f"error: {name}")
    assert words in done.stderr


@pytest.mark.parametrize("named", [("14,288", "3.b"), ("E.O. 14,288", "sec. 3(b)"), ("90 FR 18765", "3(b)")])
def test_an_order_is_shown_however_it_is_named(sqlite_database: str, address: str, named: tuple[str, str]) -> None:
    """What is held is shown in whatever spelling it is asked for, of a database as of a server."""
    right = eo("show", "14288", "3.b", "--database", sqlite_database).stdout
    for whom in (("--database", sqlite_database), ("--api", address)):
        done = eo("show", *named, *whom)
        assert (done.returncode, done.stdout, done.stderr) == (0, right, "")


def test_what_was_not_searched_is_told(sqlite_database: str) -> None:
    """Where little is held, that nothing is found or due comes with of how many orders nobody could tell."""
    for command in (("search", "zymurgy"), ("due", "--from", "1900-01-01", "--days", "0")):
        told = eo(*command, "--database", sqlite_database).stdout
        assert re.search(r"Of \d+ orders asked about, the text of \d+ is not held and was not searched\.", told)


def test_what_is_shown_has_all_that_the_order_says(sqlite_database: str) -> None:
    """Every paragraph of the order stands in what is shown, whole, with its enumerator."""
    told = json.loads(eo("show", "14288", "--json", "--database", sqlite_database).stdout)
    shown = eo("show", "14288", "--database", sqlite_database).stdout
    sections = list(told["sections"])
    assert told["title"] in shown
    while sections:
        section = sections.pop()
        sections += section["children"]
        for words in (section["label"], section["heading"], *section["text"].split("\n\n"), section["closing"]):
            assert words in shown


def test_a_search_says_how_many_it_does_not_show(sqlite_database: str) -> None:
    """Nothing is left out in silence."""
    done = eo("search", "law", "--limit", "1", "--database", sqlite_database)
    assert any(line.startswith("the first 1 of ") for line in done.stdout.splitlines())


def test_nothing_found_exits_1(sqlite_database: str) -> None:
    """A question that is right and finds nothing is told apart from one that is wrong."""
    found = [
        eo("search", "zymurgy", "--database", sqlite_database),
        eo("due", "--from", "1900-01-01", "--days", "0", "--database", sqlite_database),
    ]
    assert [(done.returncode, done.stderr) for done in found] == [(1, ""), (1, "")]


def test_no_database_and_no_server(tmp_path: object) -> None:
    """What cannot be asked is told in one line: 5 of a database, 4 of a server, 2 of what is neither."""
    missing = eo("show", "14288", "--database", f"sqlite:///{tmp_path}/none.sqlite")
    away = eo("show", "14288", "--api", "http://127.0.0.1:9")
    neither = eo("show", "14288", "--api", "ftp://127.0.0.1")
    assert [done.returncode for done in (missing, away, neither)] == [5, 4, 2]
    assert [done.stderr.count("\n") for done in (missing, away, neither)] == [1, 1, 1]


def test_a_server_that_is_another(small_server: str) -> None:
    """What is no answer of this API is no answer."""
    done = eo("show", "14288", "--api", small_server)
    assert (done.returncode, "none of this API" in done.stderr) == (4, True)


@pytest.fixture(scope="module")
def small_server() -> Iterator[str]:
    """A server that says "hello" to everything."""
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    class Hello(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"hello")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Hello) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def on_terminal(*arguments: str, **variables: str) -> str:
    """What a command prints on a terminal."""
    ours, theirs = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    with (
        os.fdopen(theirs, "w") as terminal,
        Forked(
            "app", *arguments, environment={**environment, "TERM": "xterm", **variables}, stdout=terminal
        ) as process,
    ):
        shown = b""
        while b"law enforcement functions" not in shown:
            shown += os.read(ours, 65536)
        process.wait(60)
    os.close(ours)
    return shown.decode()


def test_colours_are_for_terminals(sqlite_database: str) -> None:
    """On a terminal the status is coloured, unless NO_COLOR is set; into a file nothing is."""
    command = ("show", "14288", "3.b", "--database", sqlite_database)
    assert "\x1b[32m" in on_terminal(*command)
    assert "\x1b[3" not in on_terminal(*command, NO_COLOR="1")
    assert "\x1b" not in eo(*command).stdout


def test_the_version() -> None:
    """`--version` says which release this is."""
    assert eo("--version").stdout == f"eo {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete(shell: str) -> None:
    """`--show-completion` prints what a shell reads; it asks the program for the rest, which knows its commands."""
    told = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}  # else it asks which shell has started it
    assert "_EO_COMPLETE=complete_" in eo("--show-completion", shell, environment=told).stdout
    asked = {"_EO_COMPLETE": "complete_bash", "COMP_WORDS": "eo res", "COMP_CWORD": "1"}
    assert eo(environment=asked).stdout.split() == ["restore", "resolve"]


def commands() -> dict[str, Any]:
    """Every command by its name."""
    group: Any = typer.main.get_command(cli)
    found = dict(group.commands)
    register = found.pop("register")
    return {**found, **{f"register {name}": command for name, command in register.commands.items()}}


@pytest.mark.parametrize("name", commands())
def test_the_help_has_an_example(name: str) -> None:
    """Each command shows one, of its own name and with options that it has."""
    command = commands()[name]
    example = shlex.split(command.help.rpartition("Example: ")[2])
    assert example[: 1 + len(name.split())] == ["eo", *name.split()]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in example if word.startswith("--")} <= options


def test_every_database_has_both_names() -> None:
    """`--database` and `--database-url` are one option, wherever there is one."""
    found = [
        parameter.opts for each in commands().values() for parameter in each.params if parameter.name == "database_url"
    ]
    assert len(found) > 15
    assert all(opts == ["--database-url", "--database"] for opts in found)


def test_what_is_typed_wrong_is_told_in_one_line() -> None:
    """With the command whose help tells more; exit code 2."""
    for arguments in (("show",), ("shwo", "14288"), ("show", "14288", "--nothing"), ("bulk", "--keep", "0")):
        done = eo(*arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "--help tells more" in done.stderr


def test_nothing_asked_is_answered_by_the_help_alone() -> None:
    """`eo` prints what it can do, and no error beside; exit code 2."""
    done = eo()
    assert (done.returncode, done.stderr) == (2, "")
    assert "Usage: eo" in done.stdout

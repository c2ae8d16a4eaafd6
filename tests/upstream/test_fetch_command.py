"""`eo fetch` as it is typed: options, exit codes, one line of JSON, an interruption and what is done after it."""

import json
import os
import signal
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.__main__ import cli
from app.upstream import store
from app.upstream.store import Store
from tests.commands import TIMEOUT, Forked
from tests.upstream.small_register import Reply, SmallRegister

QUICK = ("--rate", "0", "--text-rate", "0", "--retry-budget", "0.05", "--first-wait", "0.001", "--since", "1999-01-01")


def fetch(register: SmallRegister, folder: Path, *more: str) -> Result:
    """Run the command in this process."""
    arguments = ["fetch", "federal-register", "--base-url", register.url, "--store", str(folder), *more]
    return CliRunner().invoke(cli, [*arguments, *(QUICK if "--resume" not in more else QUICK[:-2])])


def test_says_what_it_did_in_one_line(register: SmallRegister, tmp_path: Path) -> None:
    """A run that is complete exits 0 and prints one line of JSON."""
    done = fetch(register, tmp_path / "s", "--until", "1999-12-31")
    line = json.loads(done.stdout)
    assert (done.exit_code, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert (line["state"], line["documents"], line["fetched"], line["unnumbered"]) == ("complete", 3, 6, ["99-1003"])


def test_a_president(register: SmallRegister, tmp_path: Path) -> None:
    """A president's orders alone; a server that ignores the condition is found out by the days of signing."""
    assert fetch(register, tmp_path / "s", "--president", "william-j-clinton").exit_code == 0
    assert all("president%5D%5B%5D=william-j-clinton" in path for path in register.paths("documents.json"))
    done = fetch(register, tmp_path / "s", "--president", "joe-biden")
    assert (done.exit_code, "is no order of joe-biden" in done.stderr) == (7, True)


def test_fails_and_goes_on(register: SmallRegister, tmp_path: Path) -> None:
    """A server that fails: exit 4 and how to go on, which does without what is there."""
    register.spoil[".xml"] = lambda reply: replace(reply, status=502)
    done = fetch(register, tmp_path / "s")
    assert (done.exit_code, "--resume --store" in done.stderr) == (4, True)
    assert json.loads(done.stdout)["state"] == "failed"
    register.spoil.clear()
    register.asked.clear()
    assert fetch(register, tmp_path / "s", "--resume").exit_code == 0
    assert not [path for path in register.paths() if path.endswith(".txt") or "99-1001.json" in path]


def test_cannot_be_proved(register: SmallRegister, tmp_path: Path) -> None:
    """What is not complete exits 7 with the reason."""
    done = fetch(register, tmp_path / "s", "--number", "14,001", "--number", "99-1001")
    assert (done.exit_code, "does not list 14001" in done.stderr) == (7, True)


def test_a_folder_that_is_busy_or_of_something_else(register: SmallRegister, tmp_path: Path) -> None:
    """A folder that another run fills exits 6, one with other files in it 5."""
    with Store(tmp_path / "s"):
        assert fetch(register, tmp_path / "s").exit_code == 6
    (tmp_path / "x").write_bytes(b"")
    assert fetch(register, tmp_path).exit_code == 5
    assert not register.asked


@pytest.mark.parametrize(
    "more",
    [
        ("--base-url", "http://www.federalregister.gov"),
        ("--base-url", "https://www.federalregister.gov", "--rate", "0"),
        ("--president", "nobody"),
        ("--until", "1998-01-01"),
        ("--rate", "-1"),
        ("--since", "2000-02-30"),
    ],
)
def test_wrong_options(register: SmallRegister, tmp_path: Path, more: tuple[str, ...]) -> None:
    """Wrong options exit 2 and ask nobody."""
    folder = tmp_path / "s"
    arguments = ["fetch", "federal-register", "--base-url", register.url, "--store", str(folder), *QUICK, *more]
    assert CliRunner().invoke(cli, arguments).exit_code == 2
    assert not folder.exists()
    assert not register.asked


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_interrupted(register: SmallRegister, tmp_path: Path, number: signal.Signals, code: int) -> None:
    """However it is ended, what was received is kept, and the resumed run asks for the rest alone."""
    asked, ended = threading.Event(), threading.Event()

    def hold(reply: Reply) -> Reply:
        if not asked.is_set():
            asked.set()
            ended.wait(TIMEOUT)
        return reply

    register.spoil["2000-01005.xml"] = hold
    command = ("app", "fetch", "federal-register", "--base-url", register.url, "--store", tmp_path / "s", *QUICK)
    with Forked(*command, environment={**os.environ, "HTTP_PROXY": "http://127.0.0.1:9"}) as running:
        assert asked.wait(TIMEOUT)
        running.send_signal(number)
        assert running.wait(TIMEOUT) == code
    ended.set()
    assert "was interrupted" in str(store.incomplete(tmp_path / "s"))
    assert fetch(register, tmp_path / "s", "--resume").exit_code == 0
    fetched = register.paths("/documents/")
    assert sorted({path for path in fetched if fetched.count(path) > 1}) == [
        "/documents/full_text/xml/2000/05/09/2000-01005.xml"
    ]

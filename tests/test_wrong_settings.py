"""Whatever is wrong with a setting is said in one line, with exit code 2, by every command that reads it."""

import inspect
import json
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.__main__ import COMMANDS, cli
from app.settings import Settings
from tests.commands import eo

WRONG: Mapping[str, Sequence[str]] = {
    "DATABASE_URL": (
        "", "eo.sqlite", "canary", "mysql://canary@host/eo", "sqlite://", "sqlite:///", "sqlite:///:memory:",
        "sqlite:////tmp", "sqlite:///.", "sqlite://var/eo.sqlite", "sqlite:///eo.sqlite?mode=ro",
        "postgresql://host:port/eo", "postgresql://host:70000/eo", "postgresql://host/eo?canary=1",
        "postgresql://one,two:x/eo", "postgresql://host/eo?target_session_attrs=canary", "http://canary/eo",
    ),
    "EO_HOST": ("192.0.2.1", ""),
    "EO_PORT": ("", "abc", "-1", "65536", "80.5", "tcp://10.0.0.1:80"),
    "EO_WORKERS": ("0", "65", "two"),
    "EO_PUBLIC_BASE_URL": (
        "eo.example.org", "ftp://eo.example.org", "https://", "https://eo.example.org/?canary", "https://eo/#canary",
        "https://canary@eo.example.org", "https://eo example.org", "https://eo.example.org\r\nX: canary", "//eo",
    ),
    "EO_ALLOWED_HOSTS": ("", "https://eo.example.org", "eo.example.org:8000", "eo.example.org,,", "*.example.org"),
    "EO_RATE_LIMIT": ("", "100", "canary", "0/minute", "5/0 minutes", "-1/minute", "100/canary", "1/second;9/minute"),
    "EO_TRUSTED_PROXIES": ("", "canary", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/8,", "*"),
    "EO_THREADS": ("0", "257", "canary"),
    "EO_CACHE_BYTES": ("-1", "64M"),
    "EO_EXPORTS": ("0", "257", "canary"),
    "EO_SEARCHES": ("0", "257", "canary", "8"),
    "EO_SEARCH_SECONDS": ("0", "61", "nan", "canary"),
    "EO_PROSE_SECONDS": ("0", "61", "nan", "canary"),
    "EO_RECEIPT_SECONDS": ("0", "-1", "nan", "inf", "canary"),
    "EO_DRAIN_SECONDS": ("-1", "nan", "inf", "canary"),
    "EO_SHUTDOWN_SECONDS": ("-1", "1.5", "canary"),
    "EO_ADMIN_HOST": ("192.0.2.1", ""),
    "EO_ADMIN_PORT": ("", "-1", "65536", "canary"),
    "EO_REQUEST_LOG": ("", "maybe", "2"),
    "EO_BULK_DIR": ("", __file__),
    "EO_MCP": ("", "maybe", "2"),
    "EO_DOCS": ("", "maybe", "2"),
}  # fmt: skip
"""Every setting, with values that are none of it."""

ARGUMENTS: Mapping[str, Sequence[str]] = {
    "ingest": ["."],
    "add": ["."],
    "remove": ["14288"],
    "ingest-coverage": ["."],
    "backup": ["new.sqlite"],
    "export": ["new"],
    "restore": ["."],
    "check-quote": ["the words"],
    "check-quotes": ["-"],
    "directives": ["14288"],
    "show": ["14288"],
    "search": ["police"],
    "resolve": ["EO 14288"],
}
"""What a command wants beside its settings."""

READING = [
    name
    for name, command in COMMANDS.items()
    if name == "serve" or "database_url" in inspect.signature(command).parameters
]
"""The commands that read the settings."""


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment of its own, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in WRONG:
        monkeypatch.delenv(name, raising=False)


def run(command: str, **environment: str) -> Result:
    """A command, with what it wants, in this process."""
    return CliRunner().invoke(cli, [command, *ARGUMENTS.get(command, ())], env=environment)


def refused(result: Result, name: str) -> None:
    """Whether the program ended for the fault of a setting, in one line that names it and repeats no value."""
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"error: {name}: "), line
    assert "canary" not in line
    assert isinstance(result.exception, SystemExit)


def test_every_setting_is_here() -> None:
    """No setting is without a wrong value."""
    named = {"DATABASE_URL" if name == "database_url" else f"EO_{name.upper()}" for name in Settings.model_fields}
    assert named == set(WRONG)


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in WRONG.items() for value in values if not (name.endswith("_HOST") and value)],
)
def test_a_wrong_value_ends_the_start(name: str, value: str) -> None:
    """A value that is none of its setting is told in one line before anything is opened, and ends with 2."""
    refused(run("status", **{name: value}), name)


@pytest.mark.parametrize("name", ["EO_HOST", "EO_ADMIN_HOST"])
def test_an_address_of_others_ends_the_start(name: str, sqlite_database: str) -> None:
    """An address that is not ours is told in one line; that is known only when it is listened on (exit code 1)."""
    given = {"EO_PORT": "0", "EO_ADMIN_PORT": "0", "DATABASE_URL": sqlite_database, name: WRONG[name][0]}
    result = eo("serve", environment=given)
    assert (result.returncode, "Traceback" in result.stdout) == (1, False)
    assert result.stderr.startswith("error: cannot listen on ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("name", ["DATABASE_URL", "EO_PORT", "EO_PROT"])
def test_every_command_says_so(command: str, name: str) -> None:
    """Every command that reads the settings ends so for a wrong one, be it one that concerns another command."""
    refused(run(command, **{name: "canary"}), name)


@pytest.mark.parametrize(
    ("name", "near"), [("EO_PROT", "EO_PORT"), ("eo_wokers", "EO_WORKERS"), ("EO_ALLOWED_HOST", "EO_ALLOWED_HOSTS")]
)
def test_a_misspelt_setting_is_refused(name: str, near: str) -> None:
    """A variable that looks like a setting and is none is refused, with the nearest that is one."""
    result = run("status", **{name: "canary"})
    refused(result, name)
    assert result.stderr.endswith(f"did you mean {near}?\n")


@pytest.mark.parametrize("name", ["EO_SOAK_SEED", "EO_READER_PASSWORD", "EOLIAN", "OTHER_EO_PORT"])
def test_the_names_of_others_are_left_alone(name: str, sqlite_database: str) -> None:
    """What the tests and the files of deploy/ call their own is no setting, and nor is what others do."""
    result = run("status", **{name: "canary", "DATABASE_URL": sqlite_database})
    assert (result.exit_code, json.loads(result.stdout)["orders"] > 0) == (0, True)


def test_the_flag_is_named_that_gave_it() -> None:
    """What the command line gave is named by its flag."""
    result = CliRunner().invoke(cli, ["status", "--database-url", "canary"])
    refused(result, "--database-url")


def test_a_port_in_use_is_said_in_one_line(sqlite_database: str) -> None:
    """A port that somebody listens on ends the start with 1: nothing is wrong with the setting."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = eo("serve", environment={"EO_PORT": port, "DATABASE_URL": sqlite_database})
    assert (result.returncode, result.stderr) == (
        1,
        f"error: cannot listen on 127.0.0.1:{port}: address already in use\n",
    )

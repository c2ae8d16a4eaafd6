"""The Dockerfile, without a builder: what a linter says, and whether what it copies is all that the program reads."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api import probe
from tests.bench.serving.stage import free_port

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
BUILD, IMAGE = re.split(r"^FROM python:3\.11-slim\n", TEXT, flags=re.MULTILINE)
LOOKED = """
import sys
from fastapi.testclient import TestClient
from app import store
from app.main import create_app
from app.settings import Settings

url = f"sqlite:///{sys.argv[1]}"
store.migrate(url)
assert store.shipped("sample").is_dir()
with TestClient(create_app(Settings(database_url=url))) as client:
    print([client.get(path).status_code for path in ("/livez", "/openapi.json", "/docs/guide", "/readyz")])
"""


def copied() -> list[str]:
    """What the image takes from a checkout, less the lock of its dependencies."""
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", BUILD, re.MULTILINE)
    return [name for line in lines for name in line.split() if name != "requirements.lock"]


def test_the_linter_finds_nothing() -> None:
    """hadolint, and the shell's linter within it, have no word about it."""
    linter = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([linter, "--no-color", ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_image_is_nobodys_and_runs_nothing_to_be_made() -> None:
    """Its last stage only copies; the process is nobody, and has one volume and a check of its health."""
    said = {line.split(" ", 1)[0] for line in IMAGE.splitlines() if line and line[0].isupper()}
    assert "RUN" not in said
    assert {"USER", "VOLUME", "HEALTHCHECK"} <= said
    assert "\nUSER 65534:65534\n" in IMAGE
    assert "--require-hashes" in BUILD


def test_what_is_copied_is_all_that_the_program_reads(tmp_path: Path) -> None:
    """From these files alone it migrates, finds its sample, and serves its document and its guide."""
    place = tmp_path / "srv"
    place.mkdir()
    for name in copied():
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__", "screenshots"))
        else:
            shutil.copy(source, place / name)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("EO_", "PYTHON"))}
    command = [sys.executable, "-c", LOOKED, str(tmp_path / "eo.sqlite")]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (0, "[200, 200, 200, 503]\n"), done.stderr


@pytest.fixture(scope="module")
def port(sqlite_database: str) -> Iterator[int]:
    """The port of a real server."""
    with probe.served(sqlite_database) as (_, made):
        yield made


def test_the_check_of_health_tells_a_server_that_lives(port: int) -> None:
    """It ends well where a server answers, and not where none does."""
    found = re.search(r"CMD (\[.+\])\nENTRYPOINT", IMAGE)
    assert found is not None
    command = [sys.executable, *json.loads(found[1])[1:]]
    codes = [
        subprocess.run(command, env={"EO_PORT": str(each)}, capture_output=True, check=False, timeout=60).returncode
        for each in (port, free_port())
    ]
    assert codes == [0, 1]

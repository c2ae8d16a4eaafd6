"""The built wheel, installed where nothing else of the project is: it carries the register and the sample."""

import json
import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from tests.bench.serving.stage import free_port

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys, hatchling.build; print(hatchling.build.build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return folder / done.stdout.split()[-1]


def test_the_wheel_carries_the_register(wheel: Path) -> None:
    """Packed, the register takes less than a megabyte; the sample, the migrations and the guide are there, too."""
    with ZipFile(wheel) as archive:
        packed = {member.filename: member.compress_size for member in archive.infolist()}
    assert 0 < packed["app/data/register.ndjson"] <= 1 << 20
    assert "app/sample/federal-register.json" in packed
    assert "app/migrations/env.py" in packed
    assert "app/docs/guide/start.md" in packed


@pytest.mark.soak
def test_an_installed_wheel_serves_every_order(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own `eo` ingests the sample and the register, and serves an order without its text."""
    python = environment(tmp_path / "env")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*install, str(wheel)], check=True, timeout=600)
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    alone["DATABASE_URL"] = f"sqlite:///{tmp_path / 'eo.sqlite'}"
    eo = str(python.with_name("eo"))
    subprocess.run([eo, "sample"], cwd=tmp_path, env=alone, check=True, timeout=600, capture_output=True)
    port = free_port()
    serving = subprocess.Popen([eo, "serve", "--workers", "1", "--port", str(port)], cwd=tmp_path, env=alone)
    try:
        order = asked(f"http://127.0.0.1:{port}/v1/orders/9981")
    finally:
        serving.terminate()
        serving.wait(30)
    assert (order["number"], order["signed_on"], order["has_text"]) == ("9981", "1948-07-26", False)
    assert order["text_hint"]["command"] == "eo add PATH"


def environment(folder: Path) -> Path:
    """An environment that sees the libraries of this one and nothing of the project; its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=600)
    python = folder / "bin" / "python"
    site = next((folder / "lib").glob("python*/site-packages"))
    (site / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n")  # .pth files in there are not followed
    return python


def asked(url: str) -> dict[str, Any]:
    """The answer of a server that is about to listen."""
    end = time.monotonic() + 300
    while True:
        try:
            with urlopen(url, timeout=5) as answer:  # noqa: S310 (loopback)
                return dict(json.load(answer))
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)

"""HTML, CSS and SVG, read by the Nu Html Checker."""

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx

from tests.browser.installed import CHECKER, executable
from tests.browser.pages import NOT_OURS, PAGES, Shown

_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_HEADERS = {"Accept": "text/html,*/*;q=0.1"}
_SECONDS = 60
"""The reference is made when it is first asked for."""
_ENDINGS = {"text/html": "html", "text/css": "css", "image/svg+xml": "svg"}


def complaints(files: Iterable[Path]) -> dict[str, list[str]]:
    """What the checker says against each of these files, by name; it knows by the ending what each is."""
    told: dict[str, list[str]] = {path.name: [] for path in files}
    for message in _messages(list(files)):
        line = message.get("lastLine", "?")
        what = f"{message.get('subType', message['type'])} in line {line}: {message['message']}"
        told[Path(message["url"]).name].append(f"{what}: {message.get('extract', '').strip()}")
    return told


def _messages(files: list[Path]) -> list[dict[str, Any]]:
    """One run for all files: the checker takes longer to start than to read a page."""
    if not files:
        return []
    options = ["--format", "json", "--exit-zero-always", "--stdout", "--also-check-css", "--also-check-svg"]
    command = [executable("java"), "-jar", str(CHECKER), *options, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def fetched(base_url: str, folder: Path, pages: Mapping[str, Shown] = PAGES) -> dict[str, Path]:
    """The files of the pages of a server, by name, and of the stylesheets they link that are of our making, by path."""
    files: dict[str, Path] = {}
    with httpx.Client(base_url=base_url, headers=_HEADERS, timeout=_SECONDS, trust_env=False) as client:
        for name, shown in pages.items():
            files[name] = _kept(client.get(shown.path), folder / name, shown.status)
        found = {
            urljoin(shown.path, path)
            for name, shown in pages.items()
            for path in _STYLESHEET.findall(files[name].read_text(encoding="utf-8"))
        }
        for path in sorted(found.difference(NOT_OURS)):
            files[path] = _kept(client.get(path), folder / path.strip("/").replace("/", "_"), 200)
    return files


def _kept(answer: httpx.Response, path: Path, status: int) -> Path:
    assert answer.status_code == status, f"{answer.url}: {answer.status_code}"
    ending = _ENDINGS[answer.headers["Content-Type"].partition(";")[0]]
    kept = path.with_name(f"{path.name.removesuffix(f'.{ending}')}.{ending}")
    kept.write_bytes(answer.content)
    return kept

"""A server of a corpus that has something of everything, one of the future before it, and a client of each language."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from app.main import create_app
from app.settings import Settings
from tests.api import probe
from tests.beginnings import CopyOf
from tests.sdk import corpus, future
from tests.sdk import plan as plans
from tests.sdk.installed import missing
from tests.sdk.languages import LANGUAGES
from tests.sdk.languages.base import FURTHER, LEAST, Language, run
from tests.sdk.plan import Call, Document

SECONDS = 60
"""What a busy machine may take for an answer."""


@dataclass(frozen=True)
class Client:
    """A client that was generated and compiled in a folder."""

    language: Language
    folder: Path

    def called(self, url: str, plan: str = LEAST) -> dict[str, str]:
        """What each answer was made into, by the name of the call."""
        said = run(self.folder, *self.language.calling, url, plan)
        return dict(line.split()[:2] for line in said.splitlines())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the clients where something that they need is not installed."""
    reason = missing()
    for item in items:
        if reason and item.get_closest_marker("sdk"):
            item.add_marker(pytest.mark.skip(reason=reason))


class ByClient(LoadScopeScheduling):  # type: ignore[misc]
    """The tests of one client in one process, which so is made once.

    `--dist loadgroup` of pytest-xdist 3.8 does not do so under pytest 9.2, whose ids take no suffix.
    """

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.rpartition("[")[2]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByClient:
    """Say which process has which tests."""
    return ByClient(config, log)


@pytest.fixture(scope="session")
def site(copy_of: CopyOf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server."""
    url = copy_of("sqlite", "empty")
    corpus.publish(url, tmp_path_factory.mktemp("documents"))
    corpus.download(url)
    with probe.serving(create_app(Settings(database_url=url))) as (host, port):
        yield f"http://{host}:{port}"


@pytest.fixture(scope="session")
def document(site: str) -> Document:
    """The document."""
    made: Document = httpx.get(f"{site}/openapi.json", timeout=SECONDS).json()
    return made


@pytest.fixture(scope="session")
def later(site: str, document: Document) -> Iterator[str]:
    """The address of a server that answers as a later version may."""
    with future.serving(site, document) as address:
        yield address


@pytest.fixture(scope="session")
def plan(site: str, document: Document) -> list[Call]:
    """Every operation, with the least that it needs."""
    edition = httpx.get(f"{site}/v1/bulk", timeout=SECONDS).json()["items"][0]
    return plans.calls(document, {"edition": edition["id"], "file": edition["files"][0]["name"]})


@pytest.fixture(scope="session")
def further(document: Document, plan: list[Call]) -> list[Call]:
    """Each optional parameter of every operation."""
    return plans.further(document, plan)


@pytest.fixture(
    scope="session",
    params=[pytest.param(each, id=each.name) for each in LANGUAGES],
)
def client(
    request: pytest.FixtureRequest,
    site: str,
    plan: list[Call],
    further: list[Call],
    tmp_path_factory: pytest.TempPathFactory,
) -> Client:
    """The client of a language."""
    folder = tmp_path_factory.mktemp(request.param.name)
    for name, each in ((LEAST, plan), (FURTHER, further)):
        (folder / name).write_text(json.dumps([call.line() for call in each]), encoding="utf-8")
    document = folder / "openapi.json"
    document.write_bytes(httpx.get(f"{site}{request.param.document}", timeout=SECONDS).content)
    request.param.make(folder, document)
    return Client(request.param, folder)

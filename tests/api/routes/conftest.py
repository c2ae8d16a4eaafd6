"""A small corpus of records, with titles and editors' notes of real orders."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import ingest
from tests.api import shelf
from tests.beginnings import CopyOf
from tests.records import record, write

ENTRY = "Protecting the Nation From Foreign Terrorist Entry Into the United States"
STEEL = (
    "Directing the Secretary of Commerce To Take Possession of and Operate the Plants and Facilities of Certain Steel "
    "Companies"
)
CASE = "Cornelius v. NAACP Legal Defense and Educational Fund, Inc., 473 U.S. 788 (1985)"
RECORDS = [
    record("13769", title=ENTRY, signing_date="2017-01-27"),
    record("13780", title=ENTRY, signing_date="2017-03-06"),
    record("10340", title=STEEL, signing_date="1952-04-08"),
    record("12353", title="Charitable fund-raising", signing_date="1982-03-23", disposition_notes=f"See: {CASE}"),
    record(
        "7541", title="Withdrawal of Public Lands; Colorado", signing_date="1937-01-16",
        disposition_notes="See: Proclamation 2439, November 7, 1940; EO 13780",
    ),
    record(
        "7868", title="A Lamp", signing_date="1938-04-18", disposition_notes="See: Pub. L. 92-480, October 9, 1972"
    ),
    record("13636", title="Improving Critical Infrastructure Cybersecurity", toc_subject="Cybersecurity:"),
    record("14144", title="Strengthening and Promoting Innovation in the Nation's Cybersecurity"),
    record("8074", title="Exemption of A. Person From Compulsory Retirement for Age", signing_date="1939-04-03"),
]  # fmt: skip


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def records_database(request: pytest.FixtureRequest, copy_of: CopyOf, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database that holds these records: the test runs on SQLite, then on Postgres."""
    url = copy_of(request.param, "empty")
    path: Path = write(tmp_path_factory.mktemp("records") / "orders.json", *RECORDS)
    ingest.run([path], ingest.Options(url), shelf.PUBLISHED_AT, lambda *_: None)
    return url


@pytest.fixture(scope="module")
def records(records_database: str) -> Iterator[TestClient]:
    """A client over these records."""
    with shelf.client(records_database) as client:
        yield client

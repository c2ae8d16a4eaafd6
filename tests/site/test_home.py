"""The way in."""

import json
import shutil
import subprocess
import sys

import pytest
from starlette.testclient import TestClient

from app.site.routes.home import CALLS
from tests.api import probe
from tests.site.reading import read


def test_it_tells_what_is_held(sample: TestClient) -> None:
    """The counts are the corpus's, and the newest orders are those of the list."""
    page, counts = read(sample, "/"), sample.get("/v1/corpus").json()["counts"]
    assert f"{counts['orders']:,} order" in page.text
    assert f"{counts['deadlines']:,} with a time limit" in page.text
    newest = sample.get("/v1/orders?limit=8").json()["items"]
    assert [link.rpartition("/")[2] for link in page.hrefs("li.order a")] == [order["number"] for order in newest]


def test_the_examples_are_called_with_our_address(sample: TestClient) -> None:
    """Each example has the address of the server that shows it, whole, and can be copied."""
    page = read(sample, "/")
    called = [code.replace("{origin}", "http://testserver") for code in CALLS.values()]
    assert [each.text_content() for each in page.find("pre code")] == called
    assert [each.get("data-copy") for each in page.find("button.copy")] == called


def _ran(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_the_python_example_runs(sample_database: str) -> None:
    """What the page says to Python prints the order's title and status."""
    with probe.served(sample_database) as (host, port):
        said = _ran([sys.executable, "-c", CALLS["Python"].replace("{origin}", f"http://{host}:{port}")])
    assert said.startswith("Strengthening and Unleashing America")
    assert said.endswith("in_force\n")


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")
def test_the_curl_example_runs(sample_database: str) -> None:
    """What the page says to a shell gets the order."""
    with probe.served(sample_database) as (host, port):
        said = _ran(
            ["sh", "-c", CALLS["curl"].replace("{origin}", f"http://{host}:{port}").replace("curl ", "curl -s ")]
        )
    assert json.loads(said)["number"] == "14288"


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("EO 14288 s 3(b)", "/orders/14288#s3.b"),
        ("14288", "/orders/14288"),
        ("90 FR 18765", "/orders/14288"),
        ("2025-07790", "/orders/14288"),
        ("https://www.federalregister.gov/documents/2025/05/02/2025-07790/x", "/orders/14288"),
        ("law enforcement officers", "/search?q=law+enforcement+officers"),
    ],
)
def test_the_box_leads_to_what_is_cited(sample: TestClient, typed: str, leads: str) -> None:
    """A citation leads to the order or the provision, and words to the search."""
    answer = sample.get("/go", params={"q": typed}, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, leads)


def test_the_box_shows_what_it_may_be(sample: TestClient) -> None:
    """What is cited and not held here, or may be several things, is shown with the official page and a search."""
    page = read(sample, "/go?q=5+U.S.C.+553")
    assert "5 U.S.C. 553" in page.text
    assert "not held here" in page.text
    assert any("/search?q=" in link for link in page.hrefs())


def test_an_empty_box_leads_home(sample: TestClient) -> None:
    """Nothing typed leads back."""
    assert sample.get("/go?q=", follow_redirects=False).headers["Location"] == "/"

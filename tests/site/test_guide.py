"""The guide: every file of docs/ is a page, in the order of one table, and no link of it is broken."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.site.guide import CHAPTERS, LOCAL, library
from app.site.guide.contents import ordered
from app.site.guide.library import address, place
from app.site.guide.written import anchor_of, markup, written
from app.store import shipped
from tests.site.reading import Page, own, read

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "docs").rglob("*.md"))


@pytest.fixture(scope="module")
def client(sqlite_database: str) -> Iterator[TestClient]:
    """A client of the sample; what is asked here asks no database."""
    with TestClient(create_app(Settings(database_url=sqlite_database))) as made:
        yield made


@pytest.fixture(scope="module")
def pages(client: TestClient) -> Mapping[str, Page]:
    """Every page of the guide, by its address, and the page that lists them."""
    addresses = ("/docs/guide", *(f"/docs/guide/{name}" for name in library().pages))
    return {path: read(client, path) for path in addresses}


def test_every_file_is_a_page(pages: Mapping[str, Page]) -> None:
    """Each file of docs/ has a name of its own, and is served under it with its first heading as title and only h1."""
    assert len({path.stem for path in FILES}) == len(FILES) > 30
    for path in FILES:
        first = path.read_text("utf-8").partition("\n")[0]
        assert first.startswith("# "), path
        assert pages[f"/docs/guide/{path.stem}"].words("h1") == [first.removeprefix("# ").replace("`", "")]


def test_every_page_of_the_table_is_there() -> None:
    """Each chapter names pages that docs/ has, none of them twice."""
    named = [name for chapter in CHAPTERS for name in chapter.pages]
    assert len(named) == len(set(named))
    assert set(named) <= set(library().pages)


def test_a_page_of_no_chapter_stands_in_the_last() -> None:
    """What the table forgets is not hidden, and what it names and is not there is not shown."""
    *others, last = ordered({"start", "zebra"})
    assert [name for chapter in others for name in chapter.pages] == ["start"]
    assert last.pages == ("zebra",)


def test_every_page_is_listed(pages: Mapping[str, Page]) -> None:
    """The list of pages leads to each, and so does the list beside every page, which marks the page itself."""
    addresses = {f"/docs/guide/{name}" for name in library().pages}
    for path, page in pages.items():
        led = {target[0] for target in map(own, page.hrefs("main a")) if target}
        assert addresses - {path} <= led, path
        assert page.words("nav.contents [aria-current]") == (page.words("h1") if path in addresses else [])


def test_no_link_is_broken(client: TestClient, pages: Mapping[str, Page]) -> None:
    """Every link and picture of every page leads to what is answered, and every anchor to a place that is there."""
    broken, known = [], dict.fromkeys(pages, 200)
    for path, page in pages.items():
        for target, fragment in filter(None, map(own, page.hrefs())):
            if target not in known:
                known[target] = client.get(target, headers={"Accept": "text/html,*/*;q=0.8"}).status_code
            if known[target] != 200:
                broken.append(f"{path} -> {target}: {known[target]}")
            if target in pages and fragment and fragment not in pages[target].anchors():
                broken.append(f"{path} -> {target}#{fragment}: no such place")
    assert broken == []


def test_what_is_not_served_is_in_the_project() -> None:
    """A link to a file outside docs/ has no address here; its words stay, and the project has the file."""
    for path in FILES:
        for target in library().pages[path.stem].unserved:
            assert (path.parent / target.partition("#")[0]).resolve().is_file(), (path, target)


def test_examples_ask_the_server_that_shows_them(client: TestClient) -> None:
    """The address that examples are written with is replaced by the server's own."""
    assert LOCAL in (ROOT / "docs" / "guide" / "start.md").read_text("utf-8")
    page = read(client, "/docs/guide/start")
    assert LOCAL not in page.root.text_content()
    assert any("http://testserver/v1/orders" in code for code in page.words("pre code"))


def test_it_needs_no_corpus(empty_sqlite: TestClient) -> None:
    """Who has no corpus yet reads how to get one."""
    assert read(empty_sqlite, "/docs/guide/corpus").find("pre")
    assert read(empty_sqlite, "/docs/reference").find("h2")


def test_tables_and_code_are_scrolled_by_keyboard(pages: Mapping[str, Page]) -> None:
    """Each table stands in a region with a name of its own that takes the focus; so does code. Columns have heads."""
    for path, page in pages.items():
        regions = page.find(".scrolled > table")
        assert len(page.find("table")) == len(regions), path
        names = [each.getparent().get("aria-label") for each in regions]
        assert all(names)
        assert len(set(names)) == len(names), path
        assert all(each.get("tabindex") == "0" for each in page.find("pre, .scrolled"))
        assert all(each.get("scope") == "col" for each in page.find("th"))


@pytest.mark.parametrize("path", ["/docs/guide", "/docs/guide/start", "/docs/reference", "/docs/reference/orders"])
def test_a_page_is_kept(client: TestClient, path: str) -> None:
    """A page has an ETag and is not sent again to who has it; HEAD has what GET has, but for the body."""
    answer = client.get(path, headers={"Accept-Encoding": "gzip"})
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"], "Accept-Encoding": "gzip"})
    head = client.head(path, headers={"Accept-Encoding": "gzip"})
    assert (again.status_code, again.content, answer.headers["Content-Encoding"]) == (304, b"", "gzip")
    assert (head.status_code, head.headers["ETag"], head.content) == (200, answer.headers["ETag"], b"")
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "public, max-age=300"


def test_a_picture_is_served(client: TestClient) -> None:
    """A picture stands beside the pages, under the name of its file."""
    answer = client.get("/docs/guide/order-1280-light.png")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content == (ROOT / "docs" / "screenshots" / "order-1280-light.png").read_bytes()


@pytest.mark.parametrize("name", ["nothing", "start.md", "%2e%2e", "README"])
def test_what_is_no_page_is_not_found(client: TestClient, name: str) -> None:
    """A name that is no page's leads nowhere, whatever files there are."""
    assert client.get(f"/docs/guide/{name}").status_code in (400, 404)


def test_an_operator_may_leave_it_out(sqlite_database: str) -> None:
    """Without `/docs` there is neither guide nor reference, and the first page leads to neither."""
    with TestClient(create_app(Settings(database_url=sqlite_database, docs=False))) as without:
        assert {without.get(f"/docs/{name}").status_code for name in ("guide", "guide/start", "reference")} == {404}
        assert not [link for link in read(without, "/").hrefs() if "/docs" in link]


def test_markup_is_shown_not_obeyed() -> None:
    """HTML that is written in a page is text of it, also in code."""
    assert markup("<b>x</b> & `<i>`") == "<p>&lt;b&gt;x&lt;/b&gt; &amp; <code>&lt;i&gt;</code></p>\n"


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("../relations.md#the-glossary", "/docs/guide/relations#the-glossary"),
        ("paging.md", "/docs/guide/paging"),
        ("docs/relations.md", "/docs/guide/relations"),
        ("../screenshots/order-1280-light.png", "/docs/guide/order-1280-light.png"),
        (f"{LOCAL}/v1/orders", f"{LOCAL}/v1/orders"),
        ("https://www.federalregister.gov/", "https://www.federalregister.gov/"),
        ("#here", "#here"),
        ("../../README.md", None),
        ("../none.md", None),
    ],
)
def test_a_link_leads_to_where_it_is_served(target: str, leads: str | None) -> None:
    """Files of docs/ lead to their pages; other addresses and anchors stay; what is not served has no address."""
    known = {"relations", "paging", "order-1280-light.png"}
    assert address(known, place(shipped("docs") / "guide" / "start.md"), target) == leads


def test_headings_have_anchors_of_their_own() -> None:
    """An anchor is the words in small letters with hyphens, counted where it is there twice, as forges make it."""
    page = written("# A\n## What's `x.y`, and z?\n## B\n## B\n", lambda _: None)
    assert [heading.anchor for heading in page.headings] == ["whats-xy-and-z", "b", "b-1"]
    assert anchor_of("US & A") == "us--a"


def test_what_is_not_served_is_no_link() -> None:
    """The words of a link that leads nowhere stay; a page named in backticks is a link."""
    page = written("# A\n[one *two*](../x.md), `docs/y.md`", {"docs/y.md": "/y"}.get)
    assert page.html.endswith('<p>one <em>two</em>, <a href="/y"><code>docs/y.md</code></a></p>\n')
    assert page.unserved == ["../x.md"]

"""A page read: its elements, its links, its anchors."""

from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html
from lxml.html import HtmlElement
from starlette.testclient import TestClient

HOST = "http://testserver"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was answered.

    Attributes:
        path: at which it stands.
        root: of its elements.
    """

    path: str
    root: HtmlElement

    @property
    def text(self) -> str:
        """Its words, white space run together."""
        return " ".join(self.root.text_content().split())

    def find(self, selector: str) -> list[HtmlElement]:
        """Its elements by a CSS selector."""
        return list(self.root.cssselect(selector))

    def words(self, selector: str) -> list[str]:
        """The words of such elements."""
        return [" ".join(each.text_content().split()) for each in self.find(selector)]

    def hrefs(self, selector: str = "[href], [src], [action]") -> list[str]:
        """Where they lead, against the page's own address."""
        named = (each.get("href") or each.get("src") or each.get("action") for each in self.find(selector))
        return [urljoin(HOST + self.path, name) for name in named if name is not None]

    def anchors(self) -> set[str]:
        """The ids of its elements."""
        return {each.get("id") for each in self.find("[id]")}


def read(client: TestClient, path: str, status: int = 200) -> Page:
    """The page at a path, as a browser asks for it."""
    answer = client.get(path, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.status_code == status, (path, answer.status_code, answer.text[:300])
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    return Page(path, html.document_fromstring(answer.text))


def own(address: str) -> tuple[str, str] | None:
    """The path with its query and the anchor of an address of ours, None of another's."""
    if not address.startswith(f"{HOST}/"):
        return None
    target, fragment = urldefrag(address)
    return target.removeprefix(HOST), unquote(fragment.partition(":~:")[0])

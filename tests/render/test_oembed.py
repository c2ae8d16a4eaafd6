"""oEmbed answers: word for word, by the rules of the specification, and as a consumer reads them."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import micawber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from app.render import oembed

PAGE = "https://eo.example/orders/14288"
EMBED = oembed.Embed(
    title="Executive Order 14288: Law & “Order”",
    frame_url="https://eo.example/embed/orders/14288?a=1&b=2",
    provider_name="Executive Orders",
    provider_url="https://eo.example/",
    cache_seconds=3600,
    author_name="Donald J. Trump",
    author_url="https://eo.example/presidents/donald-trump",
    thumbnail=oembed.Thumbnail("https://eo.example/orders/14288.png", 1200, 630),
)
GOLDEN = {
    "type": "rich",
    "version": "1.0",
    "title": "Executive Order 14288: Law & “Order”",
    "author_name": "Donald J. Trump",
    "author_url": "https://eo.example/presidents/donald-trump",
    "provider_name": "Executive Orders",
    "provider_url": "https://eo.example/",
    "cache_age": 3600,
    "thumbnail_url": "https://eo.example/orders/14288.png",
    "thumbnail_width": 1200,
    "thumbnail_height": 630,
    "html": '<iframe src="https://eo.example/embed/orders/14288?a=1&amp;b=2" width="600" height="320" '
    'title="Executive Order 14288: Law &amp; “Order”" loading="lazy" style="border:0;max-width:100%"></iframe>',
    "width": 600,
    "height": 320,
}
GOLDEN_XML = (
    '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed><type>rich</type><version>1.0</version>'
    "<title>Executive Order 14288: Law &amp; “Order”</title><author_name>Donald J. Trump</author_name>"
    "<author_url>https://eo.example/presidents/donald-trump</author_url><provider_name>Executive Orders</provider_name>"
    "<provider_url>https://eo.example/</provider_url><cache_age>3600</cache_age>"
    "<thumbnail_url>https://eo.example/orders/14288.png</thumbnail_url><thumbnail_width>1200</thumbnail_width>"
    "<thumbnail_height>630</thumbnail_height>"
    '<html>&lt;iframe src="https://eo.example/embed/orders/14288?a=1&amp;amp;b=2" width="600" height="320" '
    'title="Executive Order 14288: Law &amp;amp; “Order”" loading="lazy" '
    'style="border:0;max-width:100%"&gt;&lt;/iframe&gt;</html><width>600</width><height>320</height></oembed>\n'
)


def test_the_answer_word_for_word() -> None:
    """An answer has the parameters of a rich one, in the order of the specification."""
    assert list(oembed.answer(EMBED).items()) == list(GOLDEN.items())


def test_the_xml_word_for_word() -> None:
    """The same in XML, the frame escaped."""
    assert oembed.as_xml(oembed.answer(EMBED)) == GOLDEN_XML


@given(st.text(max_size=60))
def test_any_title_comes_back(title: str) -> None:
    """Whatever an order is called, JSON and XML are read back as told, and the frame is one element with that title."""
    told = oembed.answer(oembed.Embed(title, "https://eo.example/e", "Site", "https://eo.example/", 60))
    read = {child.tag: child.text or "" for child in etree.fromstring(oembed.as_xml(told).encode())}
    assert json.loads(json.dumps(told)) == told
    assert list(read) == list(told)
    (frame,) = html.fragments_fromstring(str(read["html"]))
    assert (frame.tag, frame.get("src")) == ("iframe", "https://eo.example/e")
    assert "".join(read["title"].split()) == "".join((frame.get("title") or "").split())


def test_what_is_unknown_is_left_out() -> None:
    """Without a president and a picture there is no word of either."""
    told = oembed.answer(oembed.Embed("Title", "https://eo.example/e", "Site", "https://eo.example/", 60))
    assert not [name for name in told if name.startswith(("author", "thumbnail"))]


@pytest.mark.parametrize(
    ("room", "size", "has_picture"),
    [
        ((None, None), (600, 320), True),
        ((1200, 630), (600, 320), True),
        ((1199, None), (600, 320), False),
        ((None, 629), (600, 320), False),
        ((400, 200), (400, 200), False),
        ((280, 160), (280, 160), False),
    ],
)
def test_the_room_is_kept(room: tuple[int | None, int | None], size: tuple[int, int], has_picture: bool) -> None:
    """Neither the frame nor the picture is larger than the room, and the frame no larger than it needs."""
    told = oembed.answer(EMBED, *room)
    assert (told["width"], told["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in str(told["html"])
    assert ({"thumbnail_url", "thumbnail_width", "thumbnail_height"} <= told.keys()) is has_picture


@pytest.mark.parametrize("room", [(279, None), (None, 159), (0, 0)])
def test_too_little_room_is_refused(room: tuple[int | None, int | None]) -> None:
    """Where a frame would cut its words there is none."""
    with pytest.raises(oembed.TooSmallError, match="280 by 160"):
        oembed.answer(EMBED, *room)


class _Endpoint(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer as an endpoint does."""
        asked = parse_qs(urlsplit(self.path).query)
        body = json.dumps(oembed.answer(EMBED, int(asked["maxwidth"][0]))).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def endpoint() -> Iterator[str]:
    """The URL of an endpoint that answers about one page."""
    with HTTPServer(("127.0.0.1", 0), _Endpoint) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/oembed"
        server.shutdown()
        thread.join()


def test_a_consumer_reads_it(endpoint: str) -> None:
    """A library that embeds what others offer takes the answer, and puts the frame where the address stood."""
    registry = micawber.ProviderRegistry()
    registry.register(r"https://eo\.example/\S+", micawber.Provider(endpoint))
    told = registry.request(PAGE, maxwidth=400)
    assert (told["type"], told["width"], told["url"]) == ("rich", 400, PAGE)
    assert 'src="https://eo.example/embed/orders/14288' in micawber.parse_html(f"<p>{PAGE}</p>", registry, maxwidth=400)

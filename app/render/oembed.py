"""oEmbed 1.0 (https://oembed.com): how another's page shows ours as a frame, as JSON and as XML."""

from dataclasses import dataclass
from html import escape

from app.render import xml

WIDTH, HEIGHT = 600, 320
"""What a frame takes if its page has the room."""
LEAST_WIDTH, LEAST_HEIGHT = 280, 160
"""With less than this a frame would cut words."""

Answer = dict[str, str | int]


class TooSmallError(ValueError):
    """The page has less room than a frame needs."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture for pages that show no frames."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Embed:
    """What is embedded.

    Attributes:
        frame_url: the address of what stands in the frame.
        author_name: who signed the order; None where nothing tells it.
        author_url: the page of whoever signed.
        provider_url: the page of the site.
        cache_seconds: how long the answer holds.
    """

    title: str
    frame_url: str
    provider_name: str
    provider_url: str
    cache_seconds: int
    author_name: str | None = None
    author_url: str | None = None
    thumbnail: Thumbnail | None = None


def answer(embed: Embed, max_width: int | None = None, max_height: int | None = None) -> Answer:
    """The answer about one page of ours, in at most the room given.

    Raises:
        TooSmallError: there is less room than a frame needs.
    """
    width = WIDTH if max_width is None else min(WIDTH, max_width)
    height = HEIGHT if max_height is None else min(HEIGHT, max_height)
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        raise TooSmallError(f"A frame needs {LEAST_WIDTH} by {LEAST_HEIGHT} pixels.")
    told = {
        "type": "rich",
        "version": "1.0",
        "title": embed.title,
        "author_name": embed.author_name,
        "author_url": embed.author_url,
        "provider_name": embed.provider_name,
        "provider_url": embed.provider_url,
        "cache_age": embed.cache_seconds,
        **_thumbnail(embed.thumbnail, max_width, max_height),
        "html": _frame(embed, width, height),
        "width": width,
        "height": height,
    }
    return {name: value for name, value in told.items() if value is not None}


def as_xml(told: Answer) -> str:
    """The same answer as XML."""
    rows = "".join(f"<{name}>{xml.text(str(value), quotes=False)}</{name}>" for name, value in told.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{rows}</oembed>\n'


def _frame(embed: Embed, width: int, height: int) -> str:
    attributes = f'src="{escape(embed.frame_url)}" width="{width}" height="{height}" title="{escape(embed.title)}"'
    return f'<iframe {attributes} loading="lazy" style="border:0;max-width:100%"></iframe>'


def _thumbnail(picture: Thumbnail | None, max_width: int | None, max_height: int | None) -> Answer:
    """The picture if it has the room, which holds for it, too: nobody scales it for us."""
    if (
        picture is None
        or picture.width > (max_width or picture.width)
        or picture.height > (max_height or picture.height)
    ):
        return {}
    return {
        "thumbnail_url": picture.url,
        "thumbnail_width": picture.width,
        "thumbnail_height": picture.height,
    }

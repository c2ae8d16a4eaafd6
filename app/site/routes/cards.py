"""The pictures that are shown where the address of a page is posted, and what is told of it to who embeds it."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from app.api.answers.orders import whole_order
from app.api.answers.sections import one_section
from app.api.context import Current, Origin
from app.api.parameters.names import NumberPath, SectionPath
from app.api.parameters.types import PLAIN, Maybe
from app.api.problems import FieldError, Problem
from app.render import card, labels, oembed
from app.render.addresses import card_of, embed_of
from app.render.oembed import Embed, Thumbnail
from app.site.pages import PageRoute
from app.site.provisions import first_words
from app.site.templating import SITE
from app.store import Snapshot

router = APIRouter(route_class=PageRoute)

CACHE_SECONDS = 3600


class Png(Response):
    """A picture."""

    media_type = "image/png"


class Xml(Response):
    """An XML document."""

    media_type = "text/xml"


class OembedFormat(StrEnum):
    """How oEmbed answers."""

    JSON = "json"
    XML = "xml"


Room = Annotated[int, Query(ge=1, le=100_000, description="Pixels."), PLAIN]
Page = Annotated[str, Query(min_length=1, max_length=2000, pattern=r"^https?://")]


@router.get("/cards/orders/{number}.png", response_class=Png)
def get_order_picture(snapshot: Current, number: NumberPath) -> Response:
    """Draw an order."""
    return Png(card.order(whole_order(snapshot, number)))


@router.get("/cards/orders/{number}/sections/{section}.png", response_class=Png)
def get_section_picture(snapshot: Current, number: NumberPath, section: SectionPath) -> Response:
    """Draw a provision."""
    found = one_section(snapshot, number, section)
    status = whole_order(snapshot, number).status
    return Png(card.provision(found.order, found.citation, first_words(found) or found.heading, status.as_of))


@router.get("/oembed", response_class=Response)
def get_oembed(
    snapshot: Current,
    origin: Origin,
    url: Page,
    format: OembedFormat = OembedFormat.JSON,  # noqa: A002 (the protocol's name)
    maxwidth: Maybe[Room] = None,
    maxheight: Maybe[Room] = None,
) -> Response:
    """Tell how a page of ours is embedded, as oEmbed 1.0 has it."""
    try:
        told = oembed.answer(_embed(snapshot, origin, url), maxwidth, maxheight)
    except oembed.TooSmallError as error:
        raise Problem("invalid-parameter", errors=[FieldError("out_of_range", str(error), "maxwidth")]) from None
    return JSONResponse(told) if format is OembedFormat.JSON else Xml(oembed.as_xml(told))


def _embed(snapshot: Snapshot, origin: str, url: str) -> Embed:
    """What is embedded of a page of ours.

    Raises:
        Problem: `not-found` for an address that is none of ours, or of a page that has no card.
    """
    asked, ours = urlsplit(url), urlsplit(origin)
    segments = [unquote(each) for each in asked.path.removeprefix(ours.path).strip("/").split("/")]
    if asked.netloc != ours.netloc or len(segments) < 2:
        raise _no_card()
    if segments[0] == "eo":
        segments = ["orders", segments[1], *(("sections", segments[2]) if len(segments) == 3 else ())]
    made = _EMBEDS.get((segments[0], len(segments)))
    if made is None:
        raise _no_card()
    return made(snapshot, origin, segments)


def _order(snapshot: Snapshot, origin: str, segments: list[str]) -> Embed:
    order = whole_order(snapshot, segments[1])
    who = order.president
    return _made(
        origin,
        f"{labels.name(order.number)}: {order.title}",
        order.number,
        author_name=who and who.name,
        author_url=who and f"{origin}/presidents/{who.slug}",
    )


def _section(snapshot: Snapshot, origin: str, segments: list[str]) -> Embed:
    if segments[2] != "sections":
        raise _no_card()
    found = one_section(snapshot, segments[1], segments[3])
    title = f"{labels.name(found.order.number)}, {found.citation}"
    return _made(origin, title, found.order.number, found.id)


def _made(origin: str, title: str, number: str, section: str | None = None, **author: Any) -> Embed:
    picture = Thumbnail(origin + card_of(number, section), card.WIDTH, card.HEIGHT)
    return Embed(
        title, origin + embed_of(number, section), SITE, f"{origin}/", CACHE_SECONDS, **author, thumbnail=picture
    )


def _no_card() -> Problem:
    return Problem("not-found", "This is no address of an order or a provision here.")


_EMBEDS: Mapping[tuple[str, int], Callable[[Snapshot, str, list[str]], Embed]] = {
    ("orders", 2): _order,
    ("orders", 4): _section,
}
"""What can be embedded, by the first segment of its path and how many there are."""

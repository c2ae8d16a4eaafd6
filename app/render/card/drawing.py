"""Cards for links in messages and timelines: an order, or the words of a provision, in 1,200 by 630 pixels as PNG."""

from datetime import date
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from app.law.numbering import digits_of_page
from app.render import labels
from app.render.card.faces import SANS, SANS_BOLD, SERIF, SERIF_BOLD, font
from app.render.card.setting import LEADING, Set, fitted, long
from app.schemas import OrderLink, OrderSummary
from app.schemas.vocabulary import LIVING, OrderStatus

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1200, 630
SITE = "Executive Orders"
_MARGIN, _BAR = 72, 14
_KICKER, _TOP, _RULED, _BELOW, _FOOT = 100, 128, 476, 486, 596
"""Levels of the line that names the order, of the title, of the rule, of what is below it, and of the status."""
ROOM = (WIDTH - 2 * _MARGIN, _RULED - _TOP - 12)
"""How wide and how high the title may be."""
SIZES = (76, 72, 68, 64, 60, 56, 52, 48, 44, 42, 40, 38, 36, 34, 32, 30, 28)
"""Of the title, or of the words of a provision."""
_SMALL = (30, 28, 26)
_PAPER, _INK, _QUIET, _RULE, _ACCENT = "#fdfcf9", "#1d1b18", "#5f5a52", "#d9d4c9", "#8a2b22"
_STEPS = 9
_GOOD, _BAD, _DOUBT = "#1c6140", "#8a2b22", "#7a5200"


def order(summary: OrderSummary, site: str = SITE) -> bytes:
    """The card of an order: its title, who signed it when, its status and the day up to which that is known."""
    signed = f"Signed {_day(summary.signed_on)}" if summary.signed_on else "Day of signing unknown"
    who = f"{signed} by {summary.president.name}" if summary.president else signed
    title = fitted(summary.title, SERIF_BOLD, SIZES, *ROOM)
    return _card(_named(summary.number), title, who, summary.status.value, summary.status.as_of, site)


def provision(link: OrderLink, citation: str, words: str, as_of: date | None, site: str = SITE) -> bytes:
    """The card of a provision: its words, its order, and the status of that.

    Args:
        link: the order.
        citation: of the provision in its order, "sec. 3(b)".
        words: of the provision.
        as_of: the day up to which the status is known.
        site: what the site is called.
    """
    quoted = fitted(f"“{words.strip()}", SERIF, SIZES, *ROOM, close="”")
    return _card(f"{_named(link.number)}, {citation}", quoted, link.title, link.status, as_of, site)


def _card(kicker: str, words: Set, below: str, status: OrderStatus, as_of: date | None, site: str) -> bytes:
    from PIL import Image, ImageDraw  # a server starts without it: few want a card

    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _BAR - 1, HEIGHT), fill=_ACCENT)
    draw.text((_MARGIN, _KICKER), kicker, _ACCENT, font(SANS_BOLD, 38), anchor="ls")
    _write(draw, words, _TOP)
    draw.rectangle((_MARGIN, _RULED, WIDTH - _MARGIN, _RULED + 1), fill=_RULE)
    _write(draw, fitted(below, SANS, _SMALL, ROOM[0], 68), _BELOW)
    told = f"{labels.plain(status)[:1].upper()}{labels.plain(status)[1:]}"
    draw.text((_MARGIN, _FOOT), told, _colour(status), font(SANS_BOLD, 30), anchor="ls")
    if as_of:
        after = _MARGIN + long(told, SANS_BOLD, 30) + 10
        draw.text((after, _FOOT), f"as of {_day(as_of)}", _QUIET, font(SANS, 30), anchor="ls")
    draw.text((WIDTH - _MARGIN, _FOOT), site, _QUIET, font(SANS_BOLD, 30), anchor="rs")
    written = BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue()


@cache
def _palette() -> "Image":
    """The inks and, so that letters are smooth, the steps from the paper to each."""
    from PIL import Image, ImageColor

    paper = ImageColor.getrgb(_PAPER)
    shades = [*paper]
    for ink in map(ImageColor.getrgb, (_INK, _QUIET, _RULE, _ACCENT, _GOOD, _DOUBT)):
        for step in range(1, _STEPS + 1):
            shades += [round(ground + (own - ground) * step / _STEPS) for ground, own in zip(paper, ink, strict=True)]
    made = Image.new("P", (1, 1))
    made.putpalette(shades)
    return made


def _write(draw: "ImageDraw", words: Set, top: float) -> None:
    for place, line in enumerate(words.lines):
        level = top + (place * LEADING + 0.95) * words.size
        draw.text((_MARGIN, level), line, _INK, font(words.face, words.size), anchor="ls")


def _named(number: str) -> str:
    """What the card calls an order: its number, if it has one."""
    return labels.name(number) if digits_of_page(number) is None else "Executive Order without a number"


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _colour(status: OrderStatus) -> str:
    if status in (OrderStatus.IN_FORCE, OrderStatus.REINSTATED):
        return _GOOD
    return _DOUBT if status in LIVING or status in (OrderStatus.UNKNOWN, OrderStatus.SUSPENDED) else _BAD

"""The cards as PNG: decoded, and measured by their pixels."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from app.render import card
from app.render.card.drawing import ROOM, SITE, SIZES
from app.render.card.faces import SANS, SANS_BOLD, SERIF, SERIF_BOLD, Face, font
from app.render.card.setting import Set, fitted, long
from app.schemas import OrderLink, OrderStatus, PresidentLink, Status
from tests.golden import FOLDER
from tests.render.test_render import order

PAPER = (253, 252, 249)
TITLE = "Strengthening and Unleashing America’s Law Enforcement To Pursue Criminals and Protect Innocent Citizens"
WORDS = st.lists(st.text("abcdefghinorstuvwABDEMWÉ’—.,", min_size=1, max_size=40), min_size=1, max_size=120).map(
    " ".join
)
LINK = OrderLink(
    number="14000", title="A Title", signed_on=None, status=OrderStatus.REVOKED, identifier="", url="", html_url=None
)
TITLE_ROOM, WHO_ROOM, STATUS_ROOM, SITE_ROOM = (
    (60, 118, 1200, 474),
    (60, 480, 1200, 550),
    (60, 560, 800, 630),
    (800, 560, 1200, 630),
)
"""Where on a card its title, who signed it, its status and the name of the site stand."""


def decoded(png: bytes) -> Image.Image:
    """The pixels of a card."""
    image = Image.open(BytesIO(png))
    assert image.format == "PNG"
    return image.convert("RGB")


def status(value: OrderStatus, as_of: date | None = date(2025, 10, 24)) -> Status:
    """A status."""
    return Status(value=value, as_of=as_of, basis=[], ends=[], may_have_expired=None, see=[], limits=[])


def differing(one: bytes, other: bytes) -> tuple[int, int, int, int] | None:
    """The smallest rectangle outside of which two cards are the same; None where they are the same."""
    return ImageChops.difference(decoded(one), decoded(other)).getbbox()


def inked(png: bytes, room: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The smallest rectangle that has all ink of a part of a card, by that part."""
    part = decoded(png).crop(room)
    found = ImageChops.difference(part, Image.new("RGB", part.size, PAPER)).getbbox()
    assert found is not None
    return found


def is_within(box: tuple[int, int, int, int] | None, room: tuple[int, int, int, int]) -> bool:
    """Whether a rectangle is in another."""
    return box is not None and box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]


class TestOrder:
    """render.card.order."""

    def test_it_has_the_size_that_pages_show(self) -> None:
        """A card is a PNG of 1,200 by 630 pixels, and small."""
        drawn = card.order(order(title=TITLE))
        assert decoded(drawn).size == (1200, 630) == (card.WIDTH, card.HEIGHT)
        assert len(drawn) < 60_000

    def test_the_same_order_has_the_same_card(self) -> None:
        """The same input gives the same bytes."""
        assert card.order(order(title=TITLE)) == card.order(order(title=TITLE))

    def test_words_stay_clear_of_the_edges(self) -> None:
        """All ink but the bar at the left is at least 30 pixels from the edges, whatever is cropped there."""
        left, top, right, bottom = inked(card.order(order(title=" ".join([TITLE] * 8))), (20, 0, 1200, 630))
        assert (left >= 50, top >= 30, right <= 1180 - 70, bottom <= 610) == (True, True, True, True)

    def test_each_fact_has_its_place(self) -> None:
        """Another title, president, status, day or site changes the card there and nowhere else."""
        base = order(title=TITLE)
        president = PresidentLink(slug="donald-trump", name="Donald J. Trump", url="")
        plain = card.order(base)
        for other, room in (
            (card.order(order(title="Another")), TITLE_ROOM),
            (card.order(order(title=TITLE, president=president)), WHO_ROOM),
            (card.order(order(title=TITLE, signed_on=None)), WHO_ROOM),
            (card.order(order(title=TITLE, status=status(OrderStatus.REVOKED))), STATUS_ROOM),
            (card.order(order(title=TITLE, status=status(OrderStatus.IN_FORCE, date(2026, 1, 1)))), STATUS_ROOM),
            (card.order(order(title=TITLE, status=status(OrderStatus.IN_FORCE, None))), STATUS_ROOM),
            (card.order(base, "Another Site"), SITE_ROOM),
        ):
            assert is_within(differing(plain, other), room)

    def test_every_status_fits(self) -> None:
        """The longest status with its day does not reach the name of the site, and each has its own words."""
        drawn = [card.order(order(status=status(value))) for value in OrderStatus]
        assert max(inked(each, STATUS_ROOM)[2] for each in drawn) < 800 - 60
        assert len(set(drawn)) == len(OrderStatus)

    def test_the_card_of_the_golden_order(self) -> None:
        """The card of an order made by hand has as much ink as when it was last looked at, in each of its places."""
        drawn = card.order(order(title=TITLE))
        shares = [_share(drawn, room) for room in (TITLE_ROOM, WHO_ROOM, STATUS_ROOM, SITE_ROOM)]
        assert shares == pytest.approx([0.0964, 0.0306, 0.0392, 0.0475], abs=0.003)


def _share(png: bytes, room: tuple[int, int, int, int]) -> float:
    """How much of a part of a card is inked."""
    grey = decoded(png).crop(room).convert("L").tobytes()
    return sum(255 - value for value in grey) / 255 / len(grey)


class TestProvision:
    """render.card.provision."""

    def test_it_quotes_the_words(self) -> None:
        """The words of a provision stand in quotation marks where an order has its title, its title below."""
        one, other = (card.provision(LINK, "sec. 1", words, None) for words in ("The Policy.", "Another Policy."))
        assert is_within(differing(one, other), TITLE_ROOM)
        assert is_within(
            differing(one, card.provision(LINK.model_copy(update={"title": "Other"}), "sec. 1", "The Policy.", None)),
            WHO_ROOM,
        )

    def test_its_citation_stands_above(self) -> None:
        """Another provision of the same words differs in the line above alone."""
        box = differing(card.provision(LINK, "sec. 1", "Same", None), card.provision(LINK, "sec. 2(b)", "Same", None))
        assert is_within(box, (60, 60, 1200, 118))


class TestSetting:
    """render.card.setting."""

    @given(WORDS)
    @example(TITLE)
    @example("w" * 400)
    def test_words_fit_whole_or_end_after_a_word(self, words: str) -> None:
        """Every line fits its room; all words are there, or the first ones and an ellipsis."""
        found = fitted(words, SERIF_BOLD, SIZES, *ROOM, close="”")
        assert found.height <= ROOM[1]
        assert all(long(line, found.face, found.size) <= ROOM[0] for line in found.lines)
        assert _whole(found, f"{words}”") or _begun(found, words)

    def test_seven_hundred_characters_fit(self) -> None:
        """A title of seven hundred characters, as a few orders have, is set whole."""
        long_title = " ".join([TITLE] * 8)[:700].strip()
        assert not fitted(long_title, SERIF_BOLD, SIZES, *ROOM).is_cut

    def test_the_largest_size_that_fits_is_taken(self) -> None:
        """A few words are large, more are smaller, and most are in the smallest size."""
        sizes = [fitted(" ".join([TITLE] * times), SERIF_BOLD, SIZES, *ROOM).size for times in (1, 2, 4, 16)]
        assert sizes == sorted(sizes, reverse=True)
        assert (fitted("Peace", SERIF_BOLD, SIZES, *ROOM).size, sizes[-1]) == (76, 28)

    @pytest.mark.parametrize("face", [SERIF, SERIF_BOLD, SANS, SANS_BOLD])
    def test_letters_are_in_the_faces(self, face: Face) -> None:
        """Both faces have the letters of Latin but six rare ones, the marks of law and the quotation marks."""
        missing = bytes(font(face, 60).getmask("\uffff"))
        letters = "§¶“”‘’—–…½°×" + "".join(chr(code) for code in range(0xA1, 0x180) if chr(code).isalpha())
        assert {letter for letter in letters if bytes(font(face, 60).getmask(letter)) == missing} <= set("ĬĭĲĳŦŧ")


def _whole(found: Set, words: str) -> bool:
    return not found.is_cut and "".join(found.lines).replace(" ", "") == words.replace(" ", "")


def _begun(found: Set, words: str) -> bool:
    kept = " ".join(found.lines).removesuffix("…”").split()
    return found.is_cut and " ".join(found.lines).endswith("…”") and words.replace(" ", "").startswith("".join(kept))


def test_the_golden_order_has_a_card() -> None:
    """The golden answer of the API is enough to draw its card."""
    from app.schemas import Order

    drawn = card.order(Order.model_validate_json((FOLDER / "order.json").read_bytes()), SITE)
    assert decoded(drawn).getpixel((600, 20)) == PAPER

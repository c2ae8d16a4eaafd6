"""Charts: what they say, that no name lies on another or is cut, and that they are read light, dark and in print."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate, combinations
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from app.law.presidents import BY_ORDINAL
from app.render import charts
from app.render.charts import lines
from app.render.charts.columns import Column
from app.render.charts.columns import draw as columns
from app.render.charts.drawers import DRAWERS, MOST_BARS, MOST_MONTHS
from app.render.charts.lines import Line
from app.render.charts.placing import Label, placed
from app.render.charts.sheets import NARROW, WIDE, Sheet, percent, ticks
from app.render.charts.style import LOOKS
from app.render.svg.lettering import width
from app.schemas import COUNTS, DateSpan, DayCount, Figures, GapReason, NumberGap, StatisticsBy, StatisticsRow

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>&\"'"
AS_OF = date(2026, 8, 10)
COUNTED = "Counted are all executive orders."
MANY = range(1990, 2036)
TERMS = [ordinal for ordinal, term in BY_ORDINAL.items() if term.in_scope]
STEPS = st.lists(st.tuples(st.integers(1, 2922), st.integers(1, 30)), min_size=1, max_size=40)


def row(value: str | None, label: str, **counts: Any) -> StatisticsRow:
    """A row with some counts."""
    return StatisticsRow(**{**dict.fromkeys(StatisticsRow.model_fields), "value": value, "label": label, **counts})


def figures(by: StatisticsBy, *rows: StatisticsRow, gaps: Sequence[NumberGap] = ()) -> Figures:
    """What was counted."""
    return Figures(by=by, counted=COUNTED, narrowed_to=None, total=9, with_text=9, unnumbered=0, revoked=0, as_of=AS_OF,
                   rows=list(rows), gaps=list(gaps), coverage=None)  # fmt: skip


def presidency(ordinal: int, steps: Sequence[tuple[int, int]]) -> StatisticsRow:
    """What was counted of a presidency: on each of some days so many orders."""
    days = sorted(dict(steps).items())
    sums = accumulate(orders for _, orders in days)
    told = [DayCount(day=day, orders=orders, so_far=so_far) for (day, orders), so_far in zip(days, sums, strict=True)]
    return row(str(ordinal), f"President {ordinal}", orders=told[-1].so_far, without_day=0, days=told)


ALL: Mapping[StatisticsBy, Figures] = {
    StatisticsBy.PRESIDENT: figures(
        StatisticsBy.PRESIDENT, row("a", "Franklin D. Roosevelt", orders=3088, revoked=314),
        row("b", "Joseph R. Biden Jr.", orders=162, revoked=85), row(None, "No president known", orders=2, revoked=0),
    ),
    StatisticsBy.YEAR: figures(
        StatisticsBy.YEAR, *(row(str(year), "", orders=year % 90 + 9, revoked=year % 9) for year in range(1933, 2027)),
        gaps=[NumberGap(first=7106, last=7531, count=426, reason=GapReason.NO_SOURCE, years=[1935, 1936],
                        signed=DateSpan(first=date(1935, 7, 18), last=date(1936, 12, 31)))],
    ),
    StatisticsBy.MONTH: figures(
        StatisticsBy.MONTH, *(row(f"{year}-{month:02}", "", orders=month, revoked=0) for year in range(1990, 2027)
                              for month in range(1, 13, 2)),
    ),
    StatisticsBy.DAY_IN_TERM: figures(
        StatisticsBy.DAY_IN_TERM,
        *(presidency(each, [(day, 1 + each % 4) for day in range(1, 100 * (each - 30), 9)]) for each in TERMS),
    ),
    StatisticsBy.STATUS: figures(
        StatisticsBy.STATUS, row("in_force", "in force", orders=5439), row("revoked", "revoked", orders=1),
    ),
    StatisticsBy.RELATION: figures(StatisticsBy.RELATION, row("cites", "cites", orders=1, references=25246)),
    StatisticsBy.AGENCY: figures(
        StatisticsBy.AGENCY,
        *(row(f"o-{n}", f"Director of the Long Office of {HOSTILE} {n}", orders=1, directives=n, deadlines=99 - n)
          for n in range(40)),
        row(None, "No office named", orders=1, directives=9, deadlines=7),
    ),
    StatisticsBy.DUE_MONTH: figures(
        StatisticsBy.DUE_MONTH, *(row(f"{year}-06", "", orders=1, deadlines=year % 9 + 1) for year in MANY),
        row(None, "No day known", orders=1, deadlines=502),
    ),
}  # fmt: skip
"""Something of everything that can be counted."""
LAYOUTS = [(by, layout) for by in StatisticsBy for layout in ("wide", "narrow")]


def parsed(svg: str) -> Any:
    """The root of a picture."""
    return etree.fromstring(svg.encode())


def boxes(root: Any) -> list[tuple[str, float, float, float, float]]:
    """Every piece of text of a body that moves nothing: its words, and where it begins and ends across and down."""
    found = []
    for each in root.iter(f"{SVG}text", "text"):
        size, words = float(each.get("font-size")), each.text or ""
        wide = width(words, size)
        left = float(each.get("x")) - {"end": wide, "middle": wide / 2}.get(each.get("text-anchor"), 0)
        foot = float(each.get("y")) + size * 0.2
        found.append((words, left, left + wide, foot - size, foot))
    return found


def crossing(found: Sequence[tuple[str, float, float, float, float]]) -> list[tuple[str, str]]:
    """The pairs of pieces that lie on one another."""
    return [
        (one[0], other[0])
        for one, other in combinations(found, 2)
        if one[1] < other[2] - 1 and other[1] < one[2] - 1 and one[3] < other[4] - 1.5 and other[3] < one[4] - 1.5
    ]


class TestEveryChart:
    """What holds for each chart, laid out wide and narrow."""

    def test_whatever_is_counted_can_be_drawn(self) -> None:
        """Each thing to count by has its headline and its chart."""
        assert set(DRAWERS) == set(StatisticsBy) == set(COUNTS) == set(ALL)

    @pytest.mark.parametrize(("by", "layout"), LAYOUTS)
    def test_no_words_are_cut_or_lie_on_others(self, by: StatisticsBy, layout: str) -> None:
        """Every piece of text is within the picture, and none touches another."""
        room = WIDE if layout == "wide" else NARROW
        drawing = DRAWERS[by][1](ALL[by], Sheet("x", room))
        found = boxes(parsed(f'<svg xmlns="http://www.w3.org/2000/svg">{drawing.body}</svg>'))
        assert len(found) > 2
        assert [words for words, left, right, top, foot in found if left < -0.5 or right > room + 0.5 or top < 0] == []
        assert max(foot for *_, foot in found) <= drawing.height + 1
        assert crossing(found) == []

    @pytest.mark.parametrize(("by", "layout"), LAYOUTS)
    def test_a_picture_is_named_described_and_self_contained(self, by: StatisticsBy, layout: str) -> None:
        """Its name and description are those that it points at; it has no script and asks for nothing outside."""
        drawn = charts.document(ALL[by], narrow=layout == "narrow").svg
        root = parsed(drawn)
        ids = {each.get("id"): each for each in root.iter() if each.get("id")}
        title, desc = (ids[each] for each in root.get("aria-labelledby").split())
        assert (root.get("role"), title.text) == ("img", DRAWERS[by][0])
        assert desc.text.startswith(f"{COUNTED} ")
        assert re.findall(r"url\((?!#)|href|<script|<image|<foreignObject|\bon\w+=|@import", drawn) == []

    @pytest.mark.parametrize(("by", "layout"), LAYOUTS)
    def test_text_is_large_enough(self, by: StatisticsBy, layout: str) -> None:
        """No text is set smaller than 11 pixels at the width that it is laid out for."""
        drawn = charts.document(ALL[by], narrow=layout == "narrow").svg
        assert min(map(float, re.findall(r'font-size="([\d.]+)"', drawn))) >= 11

    @pytest.mark.parametrize("by", StatisticsBy)
    def test_nothing_is_drawn_of_nothing(self, by: StatisticsBy) -> None:
        """Where no order is selected the picture says so."""
        assert "There is nothing to draw." in charts.document(figures(by)).svg

    @given(st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cc", "Cs"]), max_size=60))
    @example(HOSTILE)
    def test_any_name_is_drawn(self, label: str) -> None:
        """Whatever an office is called, no element is made of it."""
        root = parsed(
            charts.document(figures(StatisticsBy.AGENCY, row("x", label, orders=1, directives=1, deadlines=1))).svg
        )
        assert {etree.QName(each).localname for each in root.iter()} <= {
            "svg", "title", "desc", "defs", "pattern", "style", "path", "rect", "g", "text",
        }  # fmt: skip


def luminance(colour: str) -> float:
    """The relative luminance of a colour, by WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, by WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


class TestColours:
    """The classes, light and dark."""

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("name", ["c-ink", "c-quiet", "c-first-ink", "c-second-ink", "c-third-ink"])
    def test_text_can_be_read(self, name: str, scheme: str) -> None:
        """Text has a contrast of 4.5 to the ground."""
        assert contrast(getattr(LOOKS[name], scheme), getattr(LOOKS["c-paper"], scheme)) >= 4.5

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_what_was_revoked_differs_in_lightness(self, scheme: str) -> None:
        """The two parts of a bar are told apart in grey: by 3 to one."""
        assert contrast(getattr(LOOKS["c-part"], scheme), getattr(LOOKS["c-bar"], scheme)) >= 3

    def test_lines_differ_without_colours(self) -> None:
        """The lines that stand out differ in their dashes, and are thicker than the others."""
        pens = [re.findall(r'stroke-(\w+)="([^"]+)"', more) for _, more in lines.PENS.values()]
        assert len({tuple(pen) for pen in pens}) == len({dict(pen).get("dasharray", "") for pen in pens}) + 1 == 4
        thick = [float(dict(pen)["width"]) for pen in pens]
        assert min(thick[:3]) > thick[3]


class TestLines:
    """Cumulative lines."""

    @settings(max_examples=30)
    @given(st.lists(STEPS, min_size=1, max_size=len(TERMS)), st.booleans())
    def test_names_never_lie_on_one_another(self, terms: list[list[tuple[int, int]]], is_narrow: bool) -> None:
        """Whatever was signed when, each presidency has its name in the picture, and none touches another."""
        told = figures(
            StatisticsBy.DAY_IN_TERM,
            *(presidency(ordinal, steps) for ordinal, steps in zip(TERMS, terms, strict=False)),
        )
        room = NARROW if is_narrow else WIDE
        body = DRAWERS[StatisticsBy.DAY_IN_TERM][1](told, Sheet("x", room)).body
        found = [
            each for each in boxes(parsed(f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>')) if ":" in each[0]
        ]
        assert len(found) == len(terms)
        assert crossing(found) == []
        assert all(left >= 0 and right <= room + 0.5 and top >= 0 for _, left, right, top, _ in found)

    def test_one_far_above_the_others_leaves_the_picture_and_that_is_said(self) -> None:
        """Its name has its whole number and an arrow; the others have the room."""
        drawn = lines.draw([Line("High", [(1, 3000)], 3087, 9), Line("Low", [(1, 90)], 90, 9)], Sheet("x", WIDE), 9)
        assert "High: 3,087 ↑</text>" in drawn.body
        assert ">100</text>" in drawn.body
        assert drawn.notes == ["The line of High leaves the picture."]

    def test_one_that_stands_out_never_leaves(self) -> None:
        """However far it is above the others, it is drawn whole."""
        drawn = lines.draw([Line("High", [(1, 3000)], 3000, 9, 0), Line("Low", [(1, 90)], 90, 9)], Sheet("x", WIDE), 9)
        assert ("↑" in drawn.body, drawn.notes) == (False, [])

    def test_the_last_presidencies_stand_out(self) -> None:
        """Their names are bold; a president of two presidencies is named with the year, others by surname."""
        drawn = charts.document(ALL[StatisticsBy.DAY_IN_TERM]).svg
        bold = re.findall(r'font-weight="bold">([^<]+?): ', drawn)
        assert sorted(bold) == ["Biden", "Trump (2017)", "Trump (2025)"]
        assert {"F. D. Roosevelt", "L. B. Johnson", "G. H. W. Bush", "G. W. Bush", "Nixon"} <= set(
            re.findall(r">([^<>]+?): [\d,]+(?: ↑)?</text>", drawn)
        )

    def test_a_line_goes_on_to_the_end_of_the_term(self) -> None:
        """Without a further order it is level, up to the last day in office or the day up to which the data tell."""
        told = figures(StatisticsBy.DAY_IN_TERM, *(presidency(*each) for each in (
            (45, [(1, 9)]), (46, [(1, 9), (1000, 1)]), (47, [(1, 9)]),
        )))  # fmt: skip
        drawn = charts.document(told).svg
        left = float(re.findall(r'd="M(\d+) \d+[hv]', drawn)[0])
        trump, biden, once = (float(x) - left for x in re.findall(r'<circle cx="([\d.]+)"', drawn))
        assert trump == pytest.approx(biden, abs=1)
        assert once == pytest.approx(biden * 0.568, abs=1)


class TestPlacing:
    """render.charts.placing."""

    @given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 400), st.floats(20, 120)), max_size=20))
    def test_labels_keep_their_room(self, points: list[tuple[float, float, float]]) -> None:
        """Those that stand side by side are a line apart, the higher one above, and all are inside."""
        labels = [Label("x", x, y, wide, 14) for x, y, wide in points]
        heights = placed(labels, -10, 410)
        for (one, height), (other, lower) in combinations(zip(labels, heights, strict=True), 2):
            if one.is_beside(other):
                assert abs(height - lower) >= 14 - 1e-6
                assert one.y == other.y or (one.y < other.y) == (height < lower)
        assert all(-3 - 1e-6 <= height <= 403 + 1e-6 for height in heights)

    def test_what_has_room_stays(self) -> None:
        """Labels that are in nobody's way stand at their points."""
        assert placed([Label("a", 0, 50, 40, 14), Label("b", 41, 50, 40, 14)], 0, 100) == [50, 50]


class TestColumns:
    """Columns over time."""

    def test_a_long_time_is_drawn_in_part_and_the_rest_is_told(self) -> None:
        """Of months the last ones are drawn, some of them after the day of the data; how many are not is noted."""
        drawing = DRAWERS[StatisticsBy.DUE_MONTH][1](ALL[StatisticsBy.DUE_MONTH], Sheet("x", WIDE))
        assert len(re.findall(r"v-[\d.]+h", drawing.body)) == MOST_MONTHS // 12
        told = {row.value: row.deadlines or 0 for row in ALL[StatisticsBy.DUE_MONTH].rows if row.value}
        before = sum(count for value, count in told.items() if value < "2021-09")
        after = sum(count for value, count in told.items() if value > "2028-08")
        assert list(drawing.notes) == [
            f"Not drawn: {before} before Sep 2021 and {after} after Aug 2028.", "No day known: 502.",
        ]  # fmt: skip
        assert ">data to Aug 2026</text>" in drawing.body

    def test_each_column_is_as_high_as_its_number(self) -> None:
        """Half of the greatest number is half as high; a column of nothing is not drawn."""
        body = columns([Column(100), Column(0), Column(50)], Sheet("x", WIDE), "orders").body
        high, half = map(float, re.findall(r"v-([\d.]+)h", body))
        assert high == pytest.approx(2 * half)

    def test_a_stretch_that_is_not_held_is_marked_once(self) -> None:
        """Years side by side share one ground, which the legend names."""
        told = [Column(3), Column(0, missing=True), Column(0, missing=True), Column(4)]
        body = columns(told, Sheet("x", WIDE), "orders", "9 numbers not held").body
        assert body.count('fill="url(#x-missing)"') == 2
        assert "9 numbers not held" in body


class TestBars:
    """Bars that lie."""

    def test_a_share_is_told_in_words(self) -> None:
        """A bar has its number and the share that was revoked; both stand in its title, too."""
        drawn = charts.document(ALL[StatisticsBy.PRESIDENT]).svg
        assert ">3,088 · 10%</text>" in drawn
        assert "<title>Franklin D. Roosevelt: 3,088, 314 of them revoked since</title>" in drawn

    def test_the_most_are_drawn_and_the_rest_is_told(self) -> None:
        """Of many offices those with most have bars; how many more there are, and what names none, is noted."""
        drawing = DRAWERS[StatisticsBy.AGENCY][1](ALL[StatisticsBy.AGENCY], Sheet("x", WIDE))
        assert drawing.body.count("<title>") == MOST_BARS
        assert list(drawing.notes) == ["Not drawn: 20 more with 79 or fewer each.", "No office named: 7."]


@given(st.floats(0, 1e6), st.integers(1, 9))
def test_ticks_are_round(top: float, about: int) -> None:
    """They go from 0 to no less than the greatest number by steps of 1, 2 or 5, or ten times these."""
    found = ticks(top, about)
    step = found[1]
    assert (found[0], found[-1] >= top, found[-2] < max(top, 1)) == (0, True, True)
    assert str(step).rstrip("0") in ("1", "2", "5")
    assert len(found) <= about + 2


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 9, "0%"), (1, 1000, "under 1%"), (1, 3, "33%"), (999, 1000, "99%"), (9, 9, "100%")],
)
def test_a_share_is_rounded_and_never_to_none_or_all(part: int, whole: int, said: str) -> None:
    """What is not nothing is not told as nothing, nor what is not all as all."""
    assert percent(part, whole) == said

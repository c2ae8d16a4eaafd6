"""Which chart shows what is counted by: figures in, a drawing out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from app.law.presidents import BY_ORDINAL, PRESIDENTS, President, Term
from app.render.charts import bars, columns, lines
from app.render.charts.bars import Bar
from app.render.charts.columns import Column
from app.render.charts.lines import Line
from app.render.charts.sheets import Drawing, Sheet, number
from app.schemas import Figures, StatisticsBy, StatisticsRow

Drawer = Callable[[Figures, Sheet], Drawing]

MOST_BARS, MOST_BARS_NARROW = 20, 12
MOST_MONTHS, MONTHS_AHEAD = 84, 24
"""A picture of months has no more than these, so many of them after the day up to which the data tell."""
EIGHT_YEARS = 2922
STANDING_OUT = 3


def by_president(figures: Figures, sheet: Sheet) -> Drawing:
    """One bar a president, the revoked part hatched."""
    return bars.draw([Bar(row.label, row.orders, row.revoked) for row in figures.rows], sheet, "orders")


def by_most(figures: Figures, sheet: Sheet, *, name: str, unit: str) -> Drawing:
    """The rows with most, in their order; how many more there are is noted."""
    counted = [(_begun(row.label), getattr(row, name)) for row in figures.rows if getattr(row, name) and row.value]
    room = MOST_BARS_NARROW if sheet.is_narrow else MOST_BARS
    drawn = bars.draw([Bar(label, value) for label, value in counted[:room]], sheet, unit)
    rest, nameless = counted[room:], next((row for row in figures.rows if row.value is None), None)
    notes = []
    if rest:
        notes.append(f"Not drawn: {len(rest):,} more with {rest[0][1]:,} or fewer each.")
    if nameless is not None and getattr(nameless, name):
        notes.append(f"{nameless.label}: {getattr(nameless, name):,}.")
    return Drawing(drawn.body, drawn.height, notes)


def _begun(label: str) -> str:
    """A label with a capital letter."""
    return label[:1].upper() + label[1:]


def by_year(figures: Figures, sheet: Sheet) -> Drawing:
    """One column a year, none left out between the first and the last."""
    found = {int(row.value): row for row in figures.rows if row.value}
    missing = {year for gap in figures.gaps for year in gap.years}
    years = range(min([*found, *missing]), max([*found, *missing]) + 1) if found else ()
    drawn = [_year(year, found.get(year), missing) for year in years]
    lost = sum(gap.count for gap in figures.gaps)
    told = f"{number(lost)} numbers not held" if lost > 1 else "1 number not held"
    return _over_time(figures, drawn, sheet, "orders a year", missing=told)


def _year(year: int, row: StatisticsRow | None, missing: set[int]) -> Column:
    tick = str(year) if year % 10 == 0 else ""
    counts = (row.orders, row.revoked) if row else (0, None)
    return Column(counts[0], tick, counts[1], year in missing)


def by_month(figures: Figures, sheet: Sheet, *, name: str, unit: str) -> Drawing:
    """One column a month, of a long time the last months."""
    found = {_place(row.value): row for row in figures.rows if row.value}
    months = _window(min(found), max(found), figures.as_of) if found else range(0)
    told_to = _place(f"{figures.as_of:%Y-%m}") if figures.as_of else None
    drawn = [_month(place, getattr(found[place], name) if place in found else 0, told_to) for place in months]
    outside = {
        "before": sum(getattr(row, name) for place, row in found.items() if place < months.start),
        "after": sum(getattr(row, name) for place, row in found.items() if place >= months.stop),
    }
    ends = {"before": _named(months.start), "after": _named(months.stop - 1)} if months else {}
    told = [f"{count:,} {when} {ends[when]}" for when, count in outside.items() if count]
    notes = [f"Not drawn: {' and '.join(told)}."] if told else []
    return _over_time(figures, drawn, sheet, unit, name=name, notes=notes)


def _place(value: str) -> int:
    """The place of a month ("2025-04") among all months."""
    year, _, month = value.partition("-")
    return int(year) * 12 + int(month) - 1


def _named(place: int) -> str:
    return f"{date(place // 12, place % 12 + 1, 1):%b} {place // 12}"


def _window(first: int, last: int, as_of: date | None) -> range:
    """The months that are drawn."""
    if last - first < MOST_MONTHS or as_of is None:
        return range(max(first, last + 1 - MOST_MONTHS), last + 1)
    end = min(last, max(as_of.year * 12 + as_of.month - 1 + MONTHS_AHEAD, first + MOST_MONTHS - 1))
    return range(end + 1 - MOST_MONTHS, end + 1)


def _month(place: int, value: int, told_to: int | None) -> Column:
    """The column of a month; of the one up to which the data tell, others being after it, that is said."""
    tick = str(place // 12) if place % 12 == 0 else ""
    return Column(value, tick, mark=f"data to {_named(place)}" if place == told_to else "")


def _over_time(
    figures: Figures,
    drawn: Sequence[Column],
    sheet: Sheet,
    unit: str,
    *,
    name: str = "orders",
    missing: str = "",
    notes: Sequence[str] = (),
) -> Drawing:
    undated = next((row for row in figures.rows if row.value is None), None)
    more = [f"{undated.label}: {getattr(undated, name):,}."] if undated else []
    made = columns.draw(drawn, sheet, unit, missing)
    return Drawing(made.body, made.height, [*notes, *more])


def by_day_in_term(figures: Figures, sheet: Sheet) -> Drawing:
    """One line a presidency; the last ones stand out."""
    held = {int(row.value): row for row in figures.rows if row.value and row.days}
    standing_out = sorted(held, reverse=True)[:STANDING_OUT]
    longest = max((row.days[-1].day for row in held.values() if row.days), default=1)
    days = min(longest, EIGHT_YEARS)
    drawn = [
        _line(
            BY_ORDINAL[ordinal],
            row,
            days,
            figures.as_of,
            standing_out.index(ordinal) if ordinal in standing_out else None,
        )
        for ordinal, row in held.items()
    ]
    made = lines.draw(drawn, sheet, days)
    undated = [f"Without a known day: {count:,} ({row.label})." for row in figures.rows if (count := row.without_day)]
    return Drawing(made.body, made.height, [*made.notes, *undated])


def _line(term: Term, row: StatisticsRow, days: int, as_of: date | None, rank: int | None) -> Line:
    steps = [(each.day, each.so_far) for each in row.days or () if each.day <= days]
    until = term.day(min(term.ended_on, as_of) if as_of else term.ended_on)
    total = row.days[-1].so_far if row.days else 0
    return Line(_holder(term), steps, total, max(min(days, until), steps[-1][0] if steps else 0), rank)


def _holder(term: Term) -> str:
    """Who held a presidency, as short as it is clear: "Nixon", "G. W. Bush", "Trump (2025)"."""
    president = next(each for each in PRESIDENTS if term in each.terms)
    name = _surname(president)
    if sum(_surname(each) == name for each in PRESIDENTS) > 1:
        first = president.name.removesuffix(name).split()
        name = " ".join([*(word if word.endswith(".") else f"{word[0]}." for word in first), name])
    return f"{name} ({term.started_on.year})" if len(president.terms) > 1 else name


def _surname(president: President) -> str:
    return president.name.removesuffix(" Jr.").rpartition(" ")[2]


DRAWERS: Mapping[StatisticsBy, tuple[str, Drawer]] = {
    StatisticsBy.PRESIDENT: ("Executive orders by president", by_president),
    StatisticsBy.YEAR: ("Executive orders by year of signing", by_year),
    StatisticsBy.MONTH: (
        "Executive orders by month of signing", partial(by_month, name="orders", unit="orders a month"),
    ),
    StatisticsBy.DAY_IN_TERM: ("Executive orders signed by each day in office", by_day_in_term),
    StatisticsBy.STATUS: ("Executive orders by status", partial(by_most, name="orders", unit="orders")),
    StatisticsBy.RELATION: (
        "References by what the citing order does", partial(by_most, name="references", unit="references"),
    ),
    StatisticsBy.AGENCY: ("Deadlines by office told to act", partial(by_most, name="deadlines", unit="deadlines")),
    StatisticsBy.DUE_MONTH: (
        "Deadlines by the month in which they fall due", partial(by_month, name="deadlines", unit="deadlines a month"),
    ),
}  # fmt: skip
"""The headline and the chart of each thing that can be counted by."""

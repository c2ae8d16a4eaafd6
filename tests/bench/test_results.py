"""From rounds to ratios, and from ratios to a table and a picture."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping

import pytest

from tests.bench.serving import picture, report
from tests.bench.serving.__main__ import README, RESULTS, chosen
from tests.bench.serving.figures import (
    COST,
    CPU,
    MEMORY,
    P50,
    P99,
    RATE,
    SECONDS,
    Figures,
    Spread,
    Unavailable,
    percentile,
    ratios,
)
from tests.bench.serving.requests import WrongAnswer
from tests.bench.serving.rounds import Result, Taken, measured, result, subjects_of
from tests.bench.serving.rows import ROWS, Row
from tests.bench.serving.subjects import ROUNDS, SUBJECTS

FAST = Row("fast", "ours / theirs", "ours", "theirs", at_least=2)
SLOW = Row("slow", "large / small", "large", "small", COST, at_most=1.2)
START = Row("start", "start", "start", unit=SECONDS, at_most=1.5)
SHOWN = Row("shown", "ours alone", "ours")
TAKEN = Taken(
    {
        "ours": [
            {RATE: 300.0, CPU: 2.0, P50: 1.0, P99: 2.0, MEMORY: 80.0},
            {RATE: 100.0, CPU: 2.0, P50: 3.0, P99: 4.0, MEMORY: 90.0},
        ],
        "theirs": [{RATE: 100.0, CPU: 6.0}, {RATE: 50.0, CPU: 8.0}],
        "large": [{COST: 3.0, CPU: 3.0}, {COST: 5.0, CPU: 3.0}],
        "small": [{COST: 2.0, CPU: 2.0}, {COST: 2.0, CPU: 2.0}],
        "start": [{SECONDS: 1.2}, {SECONDS: 1.4}],
    },
    {"absent": "it is not here"},
)


def test_ratios_are_of_the_same_round() -> None:
    """A ratio compares what was measured in one round, whatever the others gave."""
    assert ratios([10.0, 40.0], [5.0, 10.0]) == [2.0, 4.0]
    with pytest.raises(ValueError, match="longer"):
        ratios([1.0], [1.0, 2.0])


def test_the_spread_is_of_all_rounds() -> None:
    """The middle of the rounds stands between the least and the most, in whatever sequence they came."""
    assert Spread.of([5.0, 1.0, 2.0, 9.0, 3.0]) == Spread(3.0, 1.0, 9.0)


@pytest.mark.parametrize(("share", "value"), [(0.5, 50.0), (0.99, 99.0), (1.0, 100.0), (0.001, 1.0)])
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    """The percentile is the smallest value that so many do not exceed."""
    assert percentile([float(number) for number in range(100, 0, -1)], share) == value


def test_a_row_keeps_its_limits() -> None:
    """A floor is missed from below, a ceiling from above, and the limit itself is kept."""
    assert FAST.keeps(2.0)
    assert not FAST.keeps(1.99)
    assert START.keeps(1.5)
    assert not START.keeps(1.51)
    assert SHOWN.keeps(0.0)


def test_every_row_can_be_measured() -> None:
    """Each row has a name of its own, and its subjects are there; so are those that are measured less often."""
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert set(subjects_of(ROWS)) <= set(SUBJECTS)
    assert set(ROUNDS) <= set(SUBJECTS)


def test_every_subject_is_of_some_row() -> None:
    """Nothing is measured that no row tells of."""
    assert set(SUBJECTS) - set(subjects_of(ROWS)) == set()


def test_rounds_are_interleaved() -> None:
    """Every subject is measured once a round, in every second one backwards, and some only in the first rounds."""
    said: list[tuple[int, str]] = []
    subjects: Mapping[str, Callable[[None], Figures]] = {name: lambda _: {RATE: 1.0} for name in "abc"}
    taken = measured("abc", 2, subjects, None, lambda number, name: said.append((number, name)), {"b": 1})
    assert said == [(0, "a"), (0, "b"), (0, "c"), (1, "c"), (1, "a")]
    assert {name: len(rounds) for name, rounds in taken.figures.items()} == {"a": 2, "b": 1, "c": 2}


def test_what_cannot_be_measured_is_left_out() -> None:
    """A subject that is not available is tried once, and its rows say why they are empty."""
    tried: list[str] = []

    def absent(_: None) -> Figures:
        tried.append("once")
        raise Unavailable("it is not installed")

    taken = measured(["a"], 3, {"a": absent}, None, lambda *_: None, {})
    row = result(Row("a", "what", "a"), taken)
    assert tried == ["once"]
    assert (row.spread, row.why_not, row.missed) == (None, "it is not installed", False)


def test_a_wrong_answer_misses_its_rows() -> None:
    """A subject that answers wrongly is not asked again; the others go on, and its rows are missed and say so."""
    tried: list[str] = []

    def wrong(_: None) -> Figures:
        tried.append("once")
        raise WrongAnswer("503 |\n instead of 200")

    taken = measured(["a", "b"], 2, {"a": wrong, "b": lambda _: {RATE: 1.0}}, None, lambda *_: None, {})
    missed, other = (result(Row(name, "what", name), taken) for name in "ab")
    assert tried == ["once"]
    assert (missed.missed, other.missed) == (True, False)
    assert report.cells(missed)[4:8] == ("not measured: wrong answers of a: 503 / instead of 200", "", "", "no")


def test_a_result_is_of_the_ratios() -> None:
    """The result of a row is the spread of its ratios, with the medians of both subjects."""
    found = result(FAST, TAKEN)
    assert found.spread == Spread(2.5, 2.0, 3.0)
    assert (found.ours[RATE], found.beside[RATE]) == (200.0, 75.0)
    assert not found.missed


def test_processor_time_is_compared_too() -> None:
    """The ratio by processor time points the same way as the row's: how often faster, or how often costlier."""
    assert result(FAST, TAKEN).by_processor == pytest.approx(1 / ((2 / 6 + 2 / 8) / 2))
    assert result(SLOW, TAKEN).by_processor == pytest.approx(1.5)
    assert result(START, TAKEN).by_processor is None


def test_a_figure_for_itself_is_no_ratio() -> None:
    """A row without another subject is judged by its own figure."""
    spread = result(START, TAKEN).spread
    assert spread is not None
    assert (spread.least, spread.most) == (1.2, 1.4)


def test_a_missed_limit_is_told() -> None:
    """A ratio above its ceiling is missed, and the page names the row."""
    slow = result(SLOW, TAKEN)
    assert slow.missed
    assert "Limits missed: slow." in report.markdown([slow], {}, "x.svg")


def test_the_cells_of_a_row() -> None:
    """A row tells both figures, the ratio with its spread, the limit, the percentiles and the memory."""
    assert report.cells(result(FAST, TAKEN)) == (
        *("fast", "ours / theirs", "200 req/s", "75 req/s", "2.50 (2.00–3.00)", "3.43", "≥ 2", "yes"),
        *("2.00 / 3.00", "85"),
    )


def test_the_page_is_one_table() -> None:
    """The page has the facts, the picture, and one row of the table for each result, all of the same width."""
    results = [result(row, TAKEN) for row in (FAST, SLOW, START, Row("gone", "gone", "absent"))]
    page = report.markdown(results, {"where": "2 cores"}, "ratios.svg")
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert "- where: 2 cores" in page
    assert "(ratios.svg)" in page
    assert len(rows) == len(results) + 2
    assert {line.count("|") for line in rows} == {len(report.HEADINGS) + 1}
    assert "not measured: it is not here" in rows[-1]


def test_rows_are_quoted() -> None:
    """A line that names a row is written anew, and every other line stays as it is."""
    page = "| `fast` | old | | |\n| `listOrders` | `GET` |\ntext | `fast` |\n"
    told = "| `fast` | ours / theirs | 2.50 (2.00–3.00) | ≥ 2 |\n| `listOrders` | `GET` |\ntext | `fast` |\n"
    assert report.quoted(page, [result(FAST, TAKEN)]) == told


def test_the_readme_quotes_the_results() -> None:
    """What the README says of a row stands in the page of results."""
    results = {line.split(" | ")[0]: line for line in (RESULTS / "RESULTS.md").read_text("utf-8").splitlines()}
    lines = [line.strip("| ").split(" | ") for line in README.read_text("utf-8").splitlines()]
    quoted = [cells for cells in lines if cells[0].strip("`") in {row.name for row in ROWS}]
    assert len(quoted) >= 8
    for name, what, ratio, *limit in quoted:
        assert {what, ratio, *limit} <= set(results[f"| {name.strip('`')}"].split(" | "))


def test_the_picture_has_a_bar_a_ratio() -> None:
    """The picture is well-formed and has a bar for each ratio, red where its limit is missed."""
    root = ET.fromstring(picture.svg([result(row, TAKEN) for row in (FAST, SLOW, START)]))  # noqa: S314 (ours)
    bars = [each.get("fill") for each in root.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert bars == [picture.GREEN, picture.RED]


def test_a_ratio_has_its_place() -> None:
    """The axis is logarithmic, and what is beyond its ends stands at them."""
    middle = picture.place_of(1.0)
    assert picture.place_of(10.0) - middle == pytest.approx(middle - picture.place_of(0.1))
    assert picture.place_of(1e6) == picture.place_of(picture.MOST)


def test_rows_are_chosen_by_name() -> None:
    """A pattern chooses the rows it matches, none chooses all, and one that matches nothing is refused."""
    assert [row.name for row in chosen(["hot-list*"])] == ["hot-list", "hot-list-logged"]
    assert chosen([]) == list(ROWS)
    with pytest.raises(SystemExit, match="no row is called nothing"):
        chosen(["nothing"])


def test_a_result_without_rounds_is_not_missed() -> None:
    """What was not measured misses nothing."""
    assert not Result(FAST).missed

"""The renderers of lists: pieces that put together are a file which its own readers understand."""

import csv
import json
import re
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from app.render import FORMS, LISTS, Feed, Items
from app.render.lists import CHANGES, DIRECTIVES, ORDERS
from app.schemas import ChangeKind, CorpusChange, Deadline, Directive, OrderStatus, Precision, Weekday
from tests.render.test_render import directive

FEED = Feed("https://eo.example/v1/directives.atom", "https://eo.example", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
CHANGED_AT = datetime(2025, 12, 31, 23, 59, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
AWKWARD = st.text(st.sampled_from("\\;,\nnN^:é—🏛 a"), max_size=200)
WHOLE_ESCAPES = re.compile(r"(?:[^\\]|\\[\\;,n])*")
ATOM = "{http://www.w3.org/2005/Atom}"


def written(form: str, *items: Any, of: Items = DIRECTIVES) -> str:
    """Items in a form, changed last at one moment."""
    render = FORMS[form].render(of)
    assert render is not None
    return "".join(render([[(item, CHANGED_AT) if FORMS[form].dated else item for item in items]], FEED))


def due(on: date | None, **more: Any) -> Directive:
    """A directive due on a day."""
    deadline = Deadline(
        text="within 60 days", value=60, unit=None, anchor=None, due_on=on,
        precision=None if on is None else Precision.DAY,
        weekday=None if on is None else tuple(Weekday)[on.weekday()], falls_on_weekend=None if on is None else False,
    )  # fmt: skip
    return directive(**{"deadline": deadline, **more})


def unfolded(calendar: str) -> list[str]:
    """The content lines of a calendar, as RFC 5545, section 3.1, puts them together again."""
    return calendar.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def value(calendar: str, name: str) -> str:
    """The text of a property, unescaped as RFC 5545, section 3.3.11, says."""
    (line,) = (line for line in unfolded(calendar) if line.startswith(f"{name}:"))
    words = line.removeprefix(f"{name}:").replace("\\\\", "\0")
    return words.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\0", "\\")


class TestCsv:
    """`render.csv`."""

    @given(WORDS, WORDS)
    @example('a "quoted", word', "semi;colon")
    def test_every_word_comes_back(self, action: str, text: str) -> None:
        """A CSV reader gets back the words, except for the apostrophe before what looks like a formula."""
        table = written("csv", directive(action=action, text=text))
        (row,) = csv.DictReader(StringIO(table, newline=""))
        for name, words in (("action", action), ("text", text)):
            assert row[name] in (words, f"'{words}")
            assert not row[name].startswith(("=", "+", "-", "@"))

    @pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
    def test_a_formula_is_text(self, words: str) -> None:
        """A cell that a spreadsheet would run begins with an apostrophe."""
        table = written("csv", directive(action=words))
        (row,) = csv.DictReader(StringIO(table, newline=""))
        assert row["action"] == f"'{words}"

    def test_nothing_selected_is_a_head_alone(self) -> None:
        """An empty list still names its columns."""
        (head,) = csv.reader(StringIO(written("csv", of=ORDERS)))
        assert head[:3] == ["number", "title", "president"]

    def test_offices_and_links_are_whole(self) -> None:
        """The offices to act and those to be consulted have cells of their own, and our links their base URL."""
        (row,) = csv.DictReader(StringIO(written("csv", directive(url="/v1/x"))))
        assert (row["actors"], row["with"]) == ("Attorney General", "Secretary of State (consulted)")
        assert (row["url"], row["boilerplate"], row["recurrence"]) == ("https://eo.example/v1/x", "false", "")


class TestNdjson:
    """`render.ndjson`."""

    @given(st.lists(WORDS, max_size=4))
    def test_each_line_is_one_object(self, words: list[str]) -> None:
        """Every line parses alone and is the item, also where it holds line separators of Unicode."""
        items = [directive(action=action) for action in words]
        lines = written("ndjson", *items).split("\n")
        assert [json.loads(line) for line in lines[:-1]] == [item.model_dump(mode="json") for item in items]
        assert lines[-1] == ""


class TestIcs:
    """`render.ics`."""

    @given(WORDS)
    @example("a\\nb; c, d")
    @example("C:\\New")
    def test_lines_are_short_and_words_come_back(self, words: str) -> None:
        """No line has more than 75 octets, and the words are the same after unfolding and unescaping."""
        calendar = written("ics", due(date(2025, 6, 27), action=words))
        assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
        printable = "".join(letter for letter in words if letter.isprintable())
        assert value(calendar, "SUMMARY") == f"Attorney General shall {printable}"

    @given(AWKWARD)
    @example(";" * 200)
    @example("a" + ";" * 200)
    @example("\\" * 200)
    @example("a" + "\\" * 200)
    def test_a_fold_parts_nothing(self, words: str) -> None:
        """A line of at most 75 octets ends neither between a backslash and what it escapes nor inside a character."""
        item = due(date(2025, 6, 27), action=words, text=words, order_title=words)
        for line in written("ics", item).encode().split(b"\r\n"):
            assert len(line) <= 75
            assert WHOLE_ESCAPES.fullmatch(line.decode())

    def test_an_event_is_the_day_due(self) -> None:
        """An event lasts the one day, with a UID of its directive and the moment of its last change as its stamp."""
        lines = unfolded(written("ics", due(date(2025, 6, 30))))
        assert "UID:14000:1:1@executive-orders-api" in lines
        assert "DTSTART;VALUE=DATE:20250630" in lines
        assert "DTEND;VALUE=DATE:20250701" in lines
        assert "DTSTAMP:20251231T235900Z" in lines

    def test_what_has_no_day_is_no_event(self) -> None:
        """A directive without a deadline, or without a day of it, is not in the calendar."""
        lines = unfolded(written("ics", due(None), directive(deadline=None)))
        assert lines[0] == "BEGIN:VCALENDAR"
        assert lines[-1] == "END:VCALENDAR"
        assert "BEGIN:VEVENT" not in lines

    def test_a_dead_order_says_so(self) -> None:
        """The summary of a directive of a revoked order begins with the status."""
        calendar = written("ics", due(date(2025, 6, 30), order_status=OrderStatus.REVOKED))
        assert value(calendar, "SUMMARY").startswith("[revoked] Attorney General shall")


class TestAtom:
    """`render.atom`."""

    @pytest.mark.parametrize("title", ["Lamps", "The Reverend Dr. Martin Luther King, Jr."])
    def test_a_title_ends_in_one_full_stop(self, title: str) -> None:
        """What became of an order is told in a sentence with one full stop, also of a title that has one."""
        changed = CorpusChange(
            id="1", revision="a", published_at=FEED.updated_at, order="14000", title=title,
            change=ChangeKind.ADDED, facts=[], status=None, url="/v1/orders/14000",
        )  # fmt: skip
        feed = etree.fromstring(written("atom", changed, of=CHANGES).encode())
        assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == f"{title.removesuffix('.')}."

    @given(st.text(st.characters(exclude_categories=["Cs"])))
    @example("<script>alert(1)</script> ]]> &amp; \x00\ufffe")
    def test_any_words_make_good_xml(self, words: str) -> None:
        """An XML parser reads the feed and gets back the words that XML can hold."""
        feed = written("atom", due(date(2025, 6, 27), action=words))
        title = etree.fromstring(feed.encode()).findtext(f"{ATOM}entry/{ATOM}title") or ""
        legal = "".join(letter for letter in words if letter in "\t\n\r" or letter >= " ")
        legal = legal.replace("\ufffe", "").replace("\uffff", "").replace("\r\n", "\n").replace("\r", "\n")
        assert title == f"Attorney General shall {legal} (due 2025-06-27)"

    def test_a_feed_has_what_the_standard_asks(self) -> None:
        """Feed and entry have id, title and updated; ids are absolute and the feed knows itself."""
        root = etree.fromstring(written("atom", directive(url="/v1/x")).encode())
        entry = root.find(f"{ATOM}entry")
        assert entry is not None
        for element, updated in ((root, "2026-01-02T03:04:05Z"), (entry, "2025-12-31T23:59:00Z")):
            assert (element.findtext(f"{ATOM}id") or "").startswith("tag:")
            assert element.findtext(f"{ATOM}title")
            assert element.findtext(f"{ATOM}updated") == updated
        links = {(link.get("rel"), link.get("type")): link.get("href") for link in entry.iter(f"{ATOM}link")}
        assert links == {
            ("alternate", "text/html"): "https://eo.example/orders/14000/sections/1",
            ("alternate", "application/json"): "https://eo.example/v1/x",
        }
        (own,) = (link for link in root.iterfind(f"{ATOM}link") if link.get("rel") == "self")
        assert own.get("href") == "https://eo.example/v1/directives.atom"

    def test_other_filters_are_another_feed(self) -> None:
        """Feeds of different filters have different ids, wherever they are served."""
        ids = set()
        for base in ("https://eo.example", "https://mirror.example"):
            for query in ("?actor=agencies", "?actor=president&modality=may"):
                feed = Feed(f"{base}/v1/directives.atom{query}", base, FEED.updated_at)
                ids.add(feed.id)
        assert len(ids) == 2


@pytest.mark.parametrize(("path", "ending"), [(path, ending) for path in LISTS for ending in LISTS[path].forms])
def test_batches_make_no_difference(path: str, ending: str) -> None:
    """An empty list renders, and batches that hold nothing change nothing."""
    render = FORMS[ending].render(LISTS[path].items_as(ending))
    assert render is not None
    assert "".join(render([[], []], FEED)) == "".join(render([[]], FEED))

"""Lies about how much there is: caps, counts, pages, conditions."""

from dataclasses import replace
from typing import Any

from tests.upstream.stand_in import honest, made_up
from tests.upstream.stand_in.answer import Answer
from tests.upstream.stand_in.asked import DOCUMENT, LIST, Asked
from tests.upstream.stand_in.lies.lie import EITHER, HEALED, NOTHING, REFUSED, UNPROVED, Lie, lists, on, records
from tests.upstream.stand_in.server import StandIn
from tests.upstream.stand_in.shelf import Shelf, Shelved, shelf

Said = dict[str, Any]
_QUARTER = 92


def _capped(said: Said, asked: Asked) -> None:
    if asked.days > _QUARTER:
        said["count"] = honest.CAP
        said["results"] = said["results"][:2]
        said.pop("next_page_url", None)


def _counting(change: Any) -> Any:
    """A lie about the count alone."""

    def tell(said: Said, asked: Asked) -> None:
        said["count"] = change(said["count"], asked)

    return tell


def _without_count(said: Said, _asked: Asked) -> None:
    del said["count"]


def _with(field: str, value: Any) -> Any:
    def tell(said: Said, _asked: Asked) -> None:
        said[field] = value

    return tell


def _of_page(page: int) -> Any:
    """The answer for another page."""

    def tell(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
        if asked.page == page or asked.query["per_page"] == ["1"]:
            return truth
        return _paged(asked, page, stand_in)

    return tell


def _paged(asked: Asked, page: int, stand_in: StandIn) -> Answer:
    other = Asked(asked.url, LIST, None, {}, {**asked.query, "page": [str(page)]})
    return honest.answer(other, stand_in.shelf, stand_in.origin, stand_in.largest_page)


def _swapped(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
    if asked.page > 2 or ("next_page_url" not in truth.told() and asked.page == 1):
        return truth
    return _paged(asked, 3 - asked.page, stand_in)


def _repeating(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
    """A document came between two requests, so that the last of a page is the first of the next."""
    said = truth.told()
    if asked.page != 2 or not said["results"]:
        return truth
    before = _paged(asked, 1, stand_in).told()["results"][-1]
    return truth.telling({**said, "results": [before, *said["results"][:-1]]})


def _losing(said: Said, asked: Asked) -> None:
    if asked.page == 2:
        said["results"] = said["results"][1:]


def _losing_and_counting(said: Said, asked: Asked) -> None:
    if asked.page == 2:
        said["results"] = said["results"][1:]
        said["count"] -= 1


def _twice_on_a_page(said: Said, _asked: Asked) -> None:
    if len(said["results"]) > 1:
        said["results"][1] = said["results"][0]


def _ignoring(name: str) -> Any:
    """A server that does not know a condition."""

    def tell(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
        query = {key: values for key, values in asked.query.items() if name not in key}
        if query == asked.query:
            return truth
        other = Asked(asked.url, LIST, None, {}, query)
        return honest.answer(other, stand_in.shelf, stand_in.origin, stand_in.largest_page)

    return tell


def _with_memoranda(count: int) -> Any:
    """A server that lists memoranda as well, its count with them."""
    mixed = shelf([*made_up.today().documents.values(), *_memoranda(count)], rewrites=False)

    def tell(asked: Asked, _truth: Answer, stand_in: StandIn) -> Answer:
        query = {key: values for key, values in asked.query.items() if "presidential_document_type" not in key}
        return honest.answer(Asked(asked.url, LIST, None, {}, query), mixed, stand_in.origin, stand_in.largest_page)

    return tell


def _memoranda(count: int) -> list[Shelved]:
    return [replace(made_up.memorandum(12_981 + place), is_listed=True) for place in range(count)]


def _foreign(record: Said) -> None:
    record |= {"subtype": "Notice", "type": "Notice", "executive_order_number": None}


def _page_51(answer: Answer | None) -> Any:
    """Says that there are 54 pages; what comes after the fiftieth: None is what the real API gives, its first page."""

    def tell(asked: Asked, truth: Answer, _stand_in: StandIn) -> Answer:
        if answer is not None and int(asked.query["page"][0]) > honest.PAGES:
            return answer
        said = truth.told()
        if said["count"] <= honest.PAGES:
            return truth
        following = honest.paged(asked, "https://www.federalregister.gov", int(asked.query["page"][0]) + 1)
        return truth.telling({**said, "total_pages": said["count"], "next_page_url": following})

    return tell


def _next(page: int) -> Any:
    def tell(said: Said, asked: Asked) -> None:
        if "next_page_url" in said:
            said["next_page_url"] = honest.paged(asked, "https://www.federalregister.gov", page)

    return tell


def _never_last(said: Said, asked: Asked) -> None:
    said["next_page_url"] = honest.paged(asked, "https://www.federalregister.gov", asked.page + 1)


def _many() -> Shelf:
    return made_up.many(54)


LIES = (
    Lie("capped count", "says 10,000 for what is longer than a quarter, and ends early", lists(_capped), HEALED),
    Lie("count of 10,000", "says 10,000, whatever is asked", lists(_counting(lambda _n, _a: 10_000)), REFUSED),
    Lie("count above the cap", "says 12,345", lists(_counting(lambda _n, _a: 12_345)), REFUSED),
    Lie("page 51 is page 1", "54 pages, and after the fiftieth the first", on(LIST, _page_51(None)), HEALED,
        start=NOTHING, shelf=_many, largest_page=1),
    Lie("page 51 is empty", "54 pages, and after the fiftieth none",
        on(LIST, _page_51(Answer(body=b'{"count":54,"results":[]}'))), HEALED, NOTHING, _many, 1, is_another_form=True),
    Lie("page 51 is an error", "54 pages, and after the fiftieth 400", on(LIST, _page_51(Answer(400))), HEALED,
        NOTHING, _many, 1, is_another_form=True),
    Lie("drift once", "the second page counts one more", lists(_counting(lambda n, a: n + (a.page == 2)), 1), HEALED),
    Lie("drift for ever", "each request counts one more", lists(_counting(lambda n, a: n + a.nth)), REFUSED),
    Lie("total shrinks", "the second page counts one less", lists(_counting(lambda n, a: n - (a.page == 2))), REFUSED),
    Lie("total shrinks once", "the second page has one less and counts so", lists(_losing_and_counting, 1), HEALED),
    Lie("total shrinks for ever", "the second page has one less and counts so", lists(_losing_and_counting), REFUSED),
    Lie("count too high", "counts one more than there are", lists(_counting(lambda n, _a: n + 1)), REFUSED),
    Lie("count too low", "counts one less than there are", lists(_counting(lambda n, _a: n - 1)), REFUSED),
    Lie("sum of slices", "counts the whole two more than its parts",
        lists(_counting(lambda n, a: n + 2 * (a.days > 366))), REFUSED),
    Lie("vanishing once", "a document is lost between two pages", lists(_losing, 1), HEALED),
    Lie("vanishing for ever", "a document is lost between two pages, each time", lists(_losing), REFUSED),
    Lie("repeat once", "the last of a page is the first of the next", on(LIST, _repeating, first=1), HEALED),
    Lie("repeat for ever", "the last of a page is the first of the next, each time", on(LIST, _repeating), REFUSED),
    Lie("twice on a page", "a page has a document twice, another not", lists(_twice_on_a_page), REFUSED),
    Lie("page 2 is page 1 once", "answers the first page for the second", on(LIST, _of_page(1), first=1), HEALED),
    Lie("page 2 is page 1", "answers the first page for each", on(LIST, _of_page(1)), REFUSED),
    Lie("page 1 is page 2", "answers the second page for each", on(LIST, _of_page(2)), REFUSED),
    Lie("swapped pages", "answers the second page for the first and the first for the second", on(LIST, _swapped),
        EITHER),
    Lie("next page is itself", "names the page itself as the next", lists(_next(1)), EITHER),
    Lie("next page is far", "names page 49 as the next", lists(_next(49)), EITHER),
    Lie("no last page", "names a next page for ever", lists(_never_last), EITHER),
    Lie("negative count", "counts -1", lists(_counting(lambda _n, _a: -1)), REFUSED),
    Lie("count as text", "counts in a string", lists(_counting(lambda n, _a: f"{n} documents")), REFUSED),
    Lie("count is true", "counts `true`", lists(_counting(lambda _n, _a: True)), REFUSED, is_another_form=True),
    Lie("count is null", "counts `null`", lists(_counting(lambda _n, _a: None)), REFUSED),
    Lie("count is a fraction", "counts 4.5", lists(_counting(lambda n, _a: n + 0.5)), REFUSED, is_another_form=True),
    Lie("no count", "does not count", lists(_without_count), REFUSED),
    Lie("results null", "counts and lists null", lists(_with("results", None)), REFUSED),
    Lie("results of text", "lists words", lists(_with("results", ["96-2981"] * 4)), REFUSED),
    Lie("results as object", "lists an object", lists(_with("results", {"0": {}})), REFUSED, is_another_form=True),
    Lie("results of nothing", "lists empty objects", lists(_with("results", [{}] * 4)), REFUSED),
    Lie("kind ignored", "lists memoranda too", on(LIST, _with_memoranda(3)), UNPROVED),
    Lie("kind ignored, one", "lists one memorandum too", on(LIST, _with_memoranda(1)), UNPROVED),
    Lie("all foreign", "lists notices alone", on(LIST, records(_foreign)), UNPROVED),
    Lie("own JSON is foreign", "a document of the list calls itself a notice",
        on(DOCUMENT, records(_foreign), number=made_up.NEW), UNPROVED),
    Lie("days ignored", "lists all days, whichever are asked for", on(LIST, _ignoring("publication_date")), UNPROVED),
    Lie("last day ignored", "lists later days too", on(LIST, _ignoring("[lte]")), UNPROVED),
    Lie("president ignored", "lists all presidents' orders", on(LIST, _ignoring("[president]")), UNPROVED,
        start=NOTHING, more={"president": "george-w-bush"}),
)  # fmt: skip

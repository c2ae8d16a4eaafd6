"""Words looked for in the provisions of all orders."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.agents import answers
from app.agents.arguments import Provisions
from app.agents.asking import Ask
from app.agents.cutting import rest_of_list


def unread(coverage: Mapping[str, int]) -> str | None:
    """Return of how many orders nobody can tell, for their text is not held; None where all are held."""
    missing = coverage["orders"] - coverage["with_text"]
    if not missing:
        return None
    orders = "1 order" if coverage["orders"] == 1 else f"{coverage['orders']} orders"
    return f"Of {orders} asked about, the text of {missing} is not held and was not searched."


def note_of(page: Mapping[str, Any]) -> str | None:
    """Return what is to be known of a list: what was made of its words, and what could not be searched for them."""
    notes = [*_made_of(page["search"]), unread(page["coverage"])]
    return " ".join(note for note in notes if note) or None


def _made_of(search: Mapping[str, Any] | None) -> Iterator[str]:
    """What was looked for beside the words, or instead; nothing of a list that was asked for without words."""
    if search is None:
        return
    for each in search["expansions"]:
        also = f"Also looked for: {', '.join(each['added'])}." if each["added"] else ""
        yield f"{also} {each['reason'] or ''}".strip()
    if search["read_as_words"]:
        yield f"Read as words: {', '.join(search['read_as_words'])}."
    if search["did_you_mean"]:
        yield f"Did you mean: {search['did_you_mean']}?"
    if search["ranking"] and not search["ranking"]["exact"]:
        yield f"Of {search['ranking']['of']} hits {search['ranking']['candidates']} were ranked; narrow the search."


async def search(ask: Ask, given: Provisions) -> answers.Hits:
    """Return a page of the provisions that have the words."""
    page = await ask.get("/v1/sections", given.given())
    hits = [
        {
            **each,
            "citation": f"EO {each['order']['number']}, {each['citation']}",
            "words": each["snippet"] and each["snippet"]["text"],
        }
        for each in page["items"]
    ]
    following = page["next_cursor"]
    return answers.Hits.of(
        ask.origin,
        page,
        hits=hits,
        note=note_of(page),
        truncated=following is not None,
        rest=rest_of_list(following),
    )

"""Quotations and citations checked against the orders' own words."""

from collections.abc import Mapping
from typing import Any

from app.agents import answers
from app.agents.arguments import Prose, Quotation
from app.agents.asking import Ask
from app.agents.cutting import MAX_LISTED, MAX_WORDS
from app.render.notes import unread

MEANINGS: Mapping[str, str] = {
    "exact": "The order has these words.",
    "exact_folded": "The order has these words; only how they are written differs.",
    "partial": "The order has these words, with some left out or bracketed: see what.",
    "altered": "Words are changed, dropped or added without a sign: this is not what the order says.",
    "not_found": "No text that is held has these words.",
    "unchecked": "Nobody can tell here whether the quotation is right.",
}
"""What each verdict means."""

_MAX_MATCHES = 3


async def check(ask: Ask, given: Quotation) -> answers.Checked:
    """Return what one quotation is to an order, or to all."""
    found = await ask.get("/v1/quotes/check", given.given())
    omitted = [each["words"] for each in found["omitted"]]
    ways = [
        _more_matches(found),
        "Words left out were cut: get_provision has them."
        if any(len(words) > MAX_WORDS for words in omitted)
        else None,
    ]
    return answers.Checked.of(
        ask.origin,
        found,
        meaning=_meaning(found),
        matches=found["matches"][:_MAX_MATCHES],
        omitted=[words[:MAX_WORDS] for words in omitted],
        truncated=any(ways),
        rest=" ".join(way for way in ways if way) or None,
    )


def _more_matches(found: Mapping[str, Any]) -> str | None:
    more = len(found["matches"]) > _MAX_MATCHES or "more_matches" in found["notes"]
    return "More passages have these words: name an order to see its own." if more else None


def _meaning(found: Mapping[str, Any]) -> str:
    """The verdict in a sentence; where nothing is found, in what nobody could look."""
    if found["verdict"] == "unchecked" and "text_not_held" in found["notes"]:
        return "The text of this order is not held here, so the quotation cannot be checked; it may be right."
    missed = unread(found["coverage"]) if found["coverage"] else None
    return " ".join(filter(None, (MEANINGS[found["verdict"]], missed)))


async def check_all(ask: Ask, given: Prose) -> answers.Checks:
    """Return what the quotations and the orders cited in prose are, some of each at a time."""
    found = await ask.post("/v1/quotes/check", {"text": given.text, "order": given.order})
    here = slice(given.offset, given.offset + MAX_LISTED)
    more = max(len(found["quotes"]), len(found["citations"])) > given.offset + MAX_LISTED
    return answers.Checks.of(
        ask.origin,
        found,
        quotes=[_quote(each) for each in found["quotes"][here]],
        citations=found["citations"][here],
        truncated=more,
        rest=f"Call again with the same text and offset={given.offset + MAX_LISTED}." if more else None,
    )


def _quote(each: Mapping[str, Any]) -> dict[str, Any]:
    return {**each, "meaning": _meaning(each), "match": next(iter(each["matches"]), None)}

"""Whether an order is in force, and who says so."""

from collections.abc import Mapping
from typing import Any

from app.agents import answers
from app.agents.arguments import OrderOnDay
from app.agents.asking import Ask
from app.agents.tools.orders import held, without_text

LIMITS: Mapping[str, str] = {
    "courts": "What courts decided is not held: an order that a court struck down counts as in force.",
    "statutes_not_noted": "What laws did to it is told only where the editors noted it.",
    "documents_not_held": "What proclamations, memoranda and orders without text did to it is told only where noted.",
    "sources_disagree": "The sources disagree about what the status rests on.",
    "notes_not_held": "No record of the editors' notes is held of it.",
    "text_not_held": "Ends that it sets itself are unknown, for its text is not held.",
}
"""What each limit of a status means."""
_FROM_SIGNING = "An act counts from the day its order was signed; whether it took effect later is not told."


async def status(ask: Ask, given: OrderOnDay) -> answers.Standing:
    """Return whether an order is in force, today's knowledge or a day's, with what decides it and its history."""
    number = (await held(ask, given.order))["number"]
    day = [("as_of", given.on)] if given.on is not None else []
    whole = await ask.get(f"/v1/orders/{number}", day, as_of="on")
    history = (await ask.get(f"/v1/orders/{number}/history"))["items"]
    found = whole["status"]
    notes = (without_text(whole), _FROM_SIGNING if day and found["basis"] else None)
    return answers.Standing.of(
        ask.origin,
        whole,
        status=found["value"],
        as_of=found["as_of"],
        basis=[_act(each) for each in found["basis"]],
        history=[{**each, "undone": each["undone_by"] is not None} for each in history],
        ends=found["ends"],
        may_have_expired=found["may_have_expired"] is not None,
        see=[each["citation"] for each in found["see"] or ()],
        limits=[LIMITS[limit] for limit in found["limits"]],
        note=" ".join(filter(None, notes)) or None,
    )


def _act(each: Mapping[str, Any]) -> dict[str, Any]:
    return {**each, "basis": each["provenance"]["basis"], "note": each["provenance"]["note"]}

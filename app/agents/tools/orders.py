"""An order, or one provision of it."""

from collections.abc import Mapping
from typing import Any

from app.agents import answers
from app.agents.arguments import OneOrder, OneProvision
from app.agents.asking import Ask, Refused
from app.agents.cutting import MAX_LISTED, fault, piece, rest_of_text, written
from app.law.numbering import section_id


async def held(ask: Ask, order: str) -> dict[str, Any]:
    """Return the summary of the order that is named, in any spelling.

    Raises:
        Refused: if it names no order held, or several.
    """
    page = await ask.get("/v1/orders", [("number", order), ("limit", "1")], number="order")
    summary: dict[str, Any] = page["items"][0]
    return summary


def without_text(order: Mapping[str, Any]) -> str | None:
    """Return what to say of an order whose text is not held; None where it is."""
    if order["has_text"]:
        return None
    return (
        f"No text of Executive Order {order['number']} is held here, only its facts: what it says cannot be told or "
        "checked, and this does not mean that it does not say it."
    )


async def order(ask: Ask, given: OneOrder) -> answers.OrderText:
    """Return an order with as much of its text as one answer has."""
    number = (await held(ask, given.order))["number"]
    whole = await ask.get(f"/v1/orders/{number}")
    text, following = piece(written(whole["sections"]), given.offset) if whole["has_text"] else (None, None)
    return answers.OrderText.of(
        ask.origin,
        whole,
        president=whole["president"] and whole["president"]["name"],
        citation=whole["citations"]["bluebook"],
        status=whole["status"]["value"],
        status_as_of=whole["status"]["as_of"],
        amended_by=whole["counts"]["amended_by"],
        contents=[f"{top['id']} {top['heading']}".rstrip() for top in whole["sections"]],
        text=text,
        note=without_text(whole),
        truncated=following is not None,
        rest=rest_of_text(following),
    )


async def provision(ask: Ask, given: OneProvision) -> answers.Provision:
    """Return a provision with what is below it.

    Raises:
        Refused: if the order has no such provision, and otherwise if nobody can tell, for its text is not held.
    """
    summary = await held(ask, given.order)
    if why := without_text(summary):
        raise Refused("text-not-held", why)
    found = await _section(ask, summary["number"], given.section)
    text, following = piece(written([found]), given.offset)
    cited = [
        {"relation": each["relation"], "citation": each["target"]["citation"], "url": each["target"]["url"]}
        for each in found["references"]
    ]
    amended = found["amended_by"] or []
    cut = max(len(cited), len(amended)) > MAX_LISTED
    return answers.Provision.of(
        ask.origin,
        found,
        text=text,
        cites=cited[:MAX_LISTED],
        amended_by=amended[:MAX_LISTED],
        previous=found["previous"] and found["previous"]["id"],
        next=found["next"] and found["next"]["id"],
        truncated=cut or following is not None,
        rest=rest_of_text(following) or ("Ask for the provisions below it one by one." if cut else None),
    )


async def _section(ask: Ask, number: str, section: str) -> dict[str, Any]:
    """Return the provision that is named.

    Raises:
        Refused: if there is none of this name.
    """
    name = section_id(section)
    if name is None:
        detail = "Write a provision as 3.b, sec. 3(b), 1-101, preamble or annex."
        raise Refused("invalid-parameter", detail, [fault("section", "malformed", detail)])
    try:
        return await ask.get(f"/v1/orders/{number}/sections/{name}")
    except Refused as refused:
        if refused.code != "not-found":
            raise
        detail = "The order's text is held and has no provision of this id; get_order shows those that it has."
        raise Refused("not-found", detail, [fault("section", "unknown", detail)]) from None

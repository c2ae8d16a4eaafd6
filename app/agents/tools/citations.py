"""What a citation means."""

from collections.abc import Mapping
from typing import Any

from app.agents import answers
from app.agents.arguments import Citation
from app.agents.asking import Ask, Refused
from app.agents.tools.orders import held, without_text

_PUBLISHED_NONE = "This official address published no order that is held."


async def resolve(ask: Ask, given: Citation) -> answers.Resolution:
    """Return everything that a citation can mean."""
    found = (await ask.get("/v1/resolve", given.given()))["items"]
    known = [await _known(ask, each) for each in found]
    note = " ".join(note for _, note in known if note) or (None if found else _PUBLISHED_NONE)
    candidates = [
        {**each, "held": each["resolved"], "section_held": section_held}
        for each, (section_held, _) in zip(found, known, strict=True)
    ]
    return answers.Resolution.of(ask.origin, {"candidates": candidates, "note": note})


async def _known(ask: Ask, each: Mapping[str, Any]) -> tuple[bool | None, str | None]:
    """Whether an order has the provision named, None where nobody can tell; and what is not held, and why."""
    if each["kind"] != "executive_order":
        return None, None
    if not each["resolved"]:
        return None, await _why_not(ask, each["id"])
    if each["section"] is None or each["provision"]:
        return (True if each["provision"] else None), None
    note = without_text(await held(ask, each["order"]["number"]))
    return (False if note is None else None), note


async def _why_not(ask: Ask, number: str) -> str | None:
    """Why an order is not held."""
    try:
        await held(ask, number)
    except Refused as refused:
        return " ".join(error["detail"] for error in refused.errors) or refused.detail
    return None

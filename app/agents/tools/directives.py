"""Who must do what by when."""

from collections.abc import Mapping
from typing import Any

from app.agents import answers
from app.agents.arguments import Directives
from app.agents.asking import Ask
from app.agents.cutting import MAX_WORDS, rest_of_list
from app.render.notes import note_of

_CUT = "A clause was cut: get_provision has it whole."


async def find(ask: Ask, given: Directives) -> answers.Directives:
    """Return a page of the directives that the arguments select."""
    page = await ask.get("/v1/directives", given.given())
    following, items = page["next_cursor"], page["items"]
    rest = [rest_of_list(following), _CUT if any(len(each["text"]) > MAX_WORDS for each in items) else None]
    return answers.Directives.of(
        ask.origin,
        page,
        directives=[_directive(each) for each in items],
        read_as=page["applied_filters"]["actor"] or [],
        note=note_of(page),
        truncated=any(rest),
        rest=" ".join(way for way in rest if way) or None,
    )


def _directive(each: Mapping[str, Any]) -> dict[str, Any]:
    deadlines = [limit for limit in (each["deadline"], *each["further_deadlines"]) if limit]
    return {
        **each,
        "actors": [f"{actor['name']} ({actor['role']})" for actor in each["actors"]],
        "text": each["text"][:MAX_WORDS],
        "deadline": "; ".join(limit["text"] for limit in deadlines) or None,
        "due_on": [limit["due_on"] for limit in deadlines if limit["due_on"]],
    }

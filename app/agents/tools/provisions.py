"""Words looked for in the provisions of all orders."""

from app.agents import answers
from app.agents.arguments import Provisions
from app.agents.asking import Ask
from app.agents.cutting import rest_of_list
from app.render.notes import note_of


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

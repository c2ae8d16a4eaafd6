"""What is to be known of a list beside its items: what is not held of it, and what was made of the words searched."""

from collections.abc import Iterator, Mapping
from typing import Any


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

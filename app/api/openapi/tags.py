"""The resources, by which operations are grouped: each router names one."""

from collections.abc import Mapping

TAGS: Mapping[str, str] = {
    "orders": "Executive orders: lists and searches of them, one order whole and in other forms, its publications, its "
    "life, and what amends it.",
    "sections": "The provisions of an order, with their own text and their address.",
    "search": "Provisions of all orders by their words, and suggestions for search boxes.",
    "references": "What orders cite, amend and revoke, down to the provision; and what a citation names.",
    "directives": "Who must do what by when.",
    "actors": "The offices, agencies and bodies that directives name.",
    "bodies": "The councils, task forces, boards and offices that orders founded, and what became of them.",
    "presidents": "The presidents, their terms, and what each revoked of whom.",
    "statistics": "Counts of orders, and their pictures.",
    "quotations": "Whether a quotation is in an order, word for word.",
    "coverage": "What is written about orders: fact sheets, articles, fact-checks, alerts.",
    "comparisons": "What two publications of one order have differently.",
    "changes": "What each publish of the corpus changed, and the texts that others replaced.",
    "corpus": "What is served, what is known to be missing, and where sources disagree.",
    "bulk": "The whole corpus as files, dated and with their SHA-256.",
    "exports": "Lists whole, in formats for spreadsheets, scripts, feed readers and calendars.",
    "health": "Whether the server lives, and is ready; for whoever runs it.",
}
"""What each is about, in the order in which they are shown."""


def tags(used: set[str]) -> list[dict[str, str]]:
    """Return the tags that operations use, described."""
    return [{"name": name, "description": said} for name, said in TAGS.items() if name in used]

"""The tools: one table, each row with what an agent reads of it, what it takes, tells and does."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.agents import answers, arguments
from app.agents.asking import Ask
from app.agents.tools import citations, directives, orders, provisions, quotations, statuses


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool.

    Attributes:
        description: when to use it and what to know of it; every agent pays for these words in each session.
        takes: its arguments.
        tells: its answer.
        call: makes the answer.
    """

    description: str
    takes: type[arguments.Arguments]
    tells: type[answers.Answer]
    call: Callable[[Ask, Any], Awaitable[answers.Answer]]


TOOLS: Mapping[str, Tool] = {
    "resolve_citation": Tool(
        "What a citation, FR page, popular name or official URL means. held=false: not in this corpus, which proves "
        "nothing.",
        arguments.Citation,
        answers.Resolution,
        citations.resolve,
    ),
    "get_order": Tool(
        "An order's facts and text, each provision after its [id]. text=null: the text is not held.",
        arguments.OneOrder,
        answers.OrderText,
        orders.order,
    ),
    "get_provision": Tool(
        "One provision with what is below it, what it cites and what amends it.",
        arguments.OneProvision,
        answers.Provision,
        orders.provision,
    ),
    "search_provisions": Tool(
        "Full-text search over provisions. Texts not held are not searched: see note.",
        arguments.Provisions,
        answers.Hits,
        provisions.search,
    ),
    "find_directives": Tool(
        "Who must do what by when, also by revoked orders unless status=in_force; boilerplate left out.",
        arguments.Directives,
        answers.Directives,
        directives.find,
    ),
    "check_quotation": Tool(
        "Is this quotation in an order, word for word? unchecked: cannot be told, which is not not_found.",
        arguments.Quotation,
        answers.Checked,
        quotations.check,
    ),
    "check_citations": Tool(
        "Check every quotation and every order cited in an article.",
        arguments.Prose,
        answers.Checks,
        quotations.check_all,
    ),
    "order_status": Tool(
        "Is an order in force (on a day), who revoked or amended it, on what evidence; its history.",
        arguments.OrderOnDay,
        answers.Standing,
        statuses.status,
    ),
}
"""Every tool by name."""

__all__ = ["TOOLS", "Tool"]

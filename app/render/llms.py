"""The page that tells a language model what can be asked here and how, in the form of llmstxt.org."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

_HEAD = """# Executive orders API

> The executive orders of US presidents since 1933: facts, text by provision, what each order cites, amends and revokes,
> its status with the evidence, and who must do what by when. Read-only, public, without keys; JSON over HTTP.

How to ask, and what an answer means:

- Name an order in any spelling in a query ("E.O. 14,288", "90 FR 18765"), in a path by its number alone (14288,
  11359-A). What people type is read by /v1/resolve.
- A list has `items`, `total` and `next_cursor`; `limit` is at most 100. Different parameters narrow one another, values
  of a repeated one are alternatives.
- What cannot be read is refused, never ignored: the problem document says which parameter, why, and often what was
  meant.
- Cite an order by `citations.bluebook` and by `html_url`, its official page; a provision by its `citation`.
- Not held is not false. `has_text` is false where only the facts of an order are held; `coverage` of a search says of
  how many orders the text was searched; a quotation is `unchecked` where nobody can tell; `status.limits` says what a
  status does not know.
- Relations and statuses show what they rest on: the words, the editors' note, or both. `status.as_of` is the day up to
  which the data tell.
"""


_OPTIONAL = "exports"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that can be asked.

    Attributes:
        group: what it is listed under.
        url: an address that asks it, with examples for what stands in braces.
        path: with braces.
    """

    group: str
    name: str
    method: str
    url: str
    path: str
    summary: str


def page(asked: Iterable[Asked], base_url: str, *, agents: bool) -> str:
    """Return the page; `agents` says whether the tools of the Model Context Protocol are at `/mcp`."""
    return "\n".join([_HEAD, *_documents(base_url, agents=agents), *_groups(asked)]) + "\n"


def _documents(base_url: str, *, agents: bool) -> Iterator[str]:
    yield "## Documents\n"
    yield f"- [OpenAPI 3.1]({base_url}/openapi.json): every operation, parameter and field"
    yield f"- [OpenAPI 3.0]({base_url}/openapi-3.0.json): the same, for programs that know no other"
    yield f"- [Words of a search]({base_url}/query-language): phrases, OR, -not, prefix*, title:"
    if agents:
        yield f"- [Tools]({base_url}/mcp): eight tools that answer the same, over the Model Context Protocol"


def _groups(asked: Iterable[Asked]) -> Iterator[str]:
    """A list a group; the form calls "Optional" what a reader in haste may leave out, and has it last."""
    for group, those in groupby(sorted(asked, key=_place), lambda each: each.group):
        yield f"\n## {'Optional' if group == _OPTIONAL else group.capitalize()}\n"
        yield from (f"- [{each.name}]({each.url}): `{each.method} {each.path}`. {each.summary}" for each in those)


def _place(asked: Asked) -> tuple[bool, str, str, str]:
    return asked.group == _OPTIONAL, asked.group, asked.path, asked.method

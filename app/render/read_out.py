"""Answers of the API as somebody reads them in a terminal. Made of the JSON, whichever server or release gave it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.text import Text

from app.render.notes import note_of

Told = Mapping[str, Any]
"""An object of an answer."""
DIM, STRONG = "dim", "bold"
_INDENT = "    "
_HOLDS = ("in_force", "reinstated")


def order(told: Told) -> Text:
    """An order: its facts, what its status rests on, and its text where that is held."""
    status = told["status"]
    lines = [Text(f"Executive Order {told['number']}: {told['title']}", STRONG), _signed(told)]
    lines += [Text.assemble("status: ", _status(status["value"]))]
    lines += [Text(f"{_INDENT}{_deciding(each)}", DIM) for each in status["basis"]]
    lines += [Text(told["citations"]["bluebook"], DIM)]
    lines += [Text(told["html_url"], DIM)] if told["html_url"] else []
    if told["text_hint"]:
        lines += [Text(), Text(told["text_hint"]["detail"]), Text(told["text_hint"]["command"])]
    return Text("\n").join([*lines, *_provisions(told["sections"], 0)])


def _deciding(told: Told) -> str:
    until = f" until {told['lapses_on']}" if told["lapses_on"] else ""
    return f"{_plain(told['relation'])} {told['citation']}{until}"


def _signed(told: Told) -> Text:
    by = told["president"]["name"] if told["president"] else "an unknown president"
    return Text(f"signed by {by} on {_day(told['signed_on'])}; published on {_day(told['published_on'])}")


def section(told: Told) -> Text:
    """A provision with what is below it, and what it directs."""
    lines = [Text(f"EO {told['order']['number']}, {told['citation']}", STRONG), Text(told["order"]["title"], DIM)]
    lines += [Text.assemble("status of the order: ", _status(told["order"]["status"]))]
    lines += _provisions([told], 0)
    if told["directives"]:
        lines += [Text(), Text("directives", STRONG), *(_directive(each) for each in told["directives"])]
    return Text("\n").join(lines)


def _provisions(sections: Sequence[Told], depth: int) -> Iterator[Text]:
    for each in sections:
        head = " ".join(filter(None, (each["label"], each["heading"])))
        paragraphs = list(filter(None, each["text"].split("\n\n")))
        yield Text()
        if each["part"]:
            yield from (Text(each["part"], STRONG), Text())
        yield _paragraph(depth, (head, STRONG), paragraphs[0] if paragraphs else "")
        for paragraph in paragraphs[1:]:
            yield from (Text(), _paragraph(depth, ("", ""), paragraph))
        yield from _provisions(each["children"], depth + 1)
        for paragraph in filter(None, each["closing"].split("\n\n")):
            yield from (Text(), _paragraph(depth, ("", ""), paragraph))


def _paragraph(depth: int, head: tuple[str, str], words: str) -> Text:
    return Text.assemble("  " * depth, head, "  " if head[0] and words else "", words)


def hits(told: Told) -> Text:
    """The provisions that a search found, with the words marked; then how many there are, and what was not searched."""
    lines = [line for each in told["items"] for line in _hit(each)]
    return Text("\n").join([*lines, Text(_shown(told, "provision"), DIM), *_noted(told)])


def _hit(told: Told) -> Iterator[Text]:
    heading = f"  {told['heading']}" if told["heading"] else ""
    named = told["order"]
    yield Text.assemble(
        (f"EO {named['number']}, {told['citation']}", STRONG), heading, _unless_it_holds(named["status"])
    )
    yield Text(f"{_INDENT}{named['title']}", DIM)
    if snippet := told["snippet"]:
        words = Text(snippet["text"].replace("\n", " "))
        for start, end in snippet["highlights"]:
            words.stylize("bold yellow", start, end)
        more = ("… " if snippet["more_before"] else "", " …" if snippet["more_after"] else "")
        yield Text.assemble(_INDENT, more[0], words, more[1])


def due(pages: Sequence[Told]) -> Text:
    """What is due, by day: of every page of directives; then how many there are, and of what nobody can tell."""
    lines = [_directive(each) for page in pages for each in page["items"]]
    total = pages[0]["total"]
    return Text("\n").join([*lines, Text(_many(total, "directive"), DIM), *_noted(pages[0])])


def _noted(told: Told) -> list[Text]:
    note = note_of(told)
    return [Text(note, DIM)] if note else []


def _directive(told: Told) -> Text:
    deadline = told["deadline"]
    day = deadline["due_on"] if deadline else None
    told_day = f"{day} {date.fromisoformat(day):%a}" if day else (deadline["text"] if deadline else "no day")
    who = "; ".join(dict.fromkeys(each["name"] for each in told["actors"])) or "nobody named"
    cited = Text(f"  ({told['citation']}", DIM).append(_unless_it_holds(told["order_status"])).append(")", DIM)
    return Text.assemble((told_day, STRONG), f"  {who} {_plain(told['modality'])} {told['action']}", cited)


def candidates(told: Told) -> Text:
    """What a citation can mean, the likeliest first."""
    return Text("\n").join(line for each in told["items"] for line in _candidate(each))


def _candidate(told: Told) -> Iterator[Text]:
    provision, order_ = told["provision"], told["order"]
    cited = f"{told['citation']}, {provision['citation']}" if provision else told["citation"]
    yield Text.assemble((cited, STRONG), f"  {order_['title']}" if order_ else "")
    yield Text(
        f"{_INDENT}{'held' if told['resolved'] else 'not held'}: {told['url'] or told['html_url'] or 'no address'}"
    )
    if told["reason"]:
        yield Text(f"{_INDENT}{told['reason']}", DIM)


def _shown(told: Told, thing: str) -> str:
    shown, total = len(told["items"]), told["total"]
    return _many(total, thing) if shown == total else f"the first {shown} of {_many(total, thing)}"


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _status(value: str) -> tuple[str, str]:
    return _plain(value), "green" if value in _HOLDS else "red"


def _unless_it_holds(status: str) -> Text:
    return Text() if status in _HOLDS else Text(f"  [{_plain(status)}]", "red")


def _day(told: str | None) -> str:
    return told or "an unknown day"


def _plain(name: str) -> str:
    return name.replace("_", " ")


def problem(told: Told, called: Mapping[str, str]) -> str:
    """A refusal in one line; `called` tells what the parameters are called at the command line."""
    errors: Iterable[Told] = told["errors"]
    found = [_fault(each, called) for each in errors]
    return "; ".join(found) or told["detail"]


def _fault(told: Told, called: Mapping[str, str]) -> str:
    name = called.get(told["parameter"] or "", told["parameter"] or "")
    suggestion = told["suggestion"]
    meant = f" Is it {suggestion}?" if suggestion and str(suggestion) not in told["detail"] else ""
    return f"{name}: {told['detail']}{meant}" if name else f"{told['detail']}{meant}"

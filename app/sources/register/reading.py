"""The register, read strictly: whatever `writing` would not write is refused, and the line named."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, get_args

from app.law.dispositions.facts import DOUBTS, PASTS, REMARK
from app.law.dispositions.facts import told as in_words
from app.law.documents import FACTS, Account, Facts, NoteItem, Says, Source, SourceError
from app.law.numbering import order_number, sort_key
from app.law.relations import Extent
from app.law.relations.vocabulary import ACTIVES, BY_NAME
from app.sources.dates import iso_date
from app.sources.decoding import clean, decode
from app.sources.register.derived import DERIVED, derived
from app.sources.register.writing import ABOUT, OF_ITEM, TITLE

NAME = "register"
"""The name of the format."""
_BEGINNING = f'["{TITLE}"'.encode()
_DAYS = frozenset({"signed_on", "filed_on", "published_on"})
_PAGES = frozenset({"start_page", "end_page"})
_FIELDS = frozenset({"number", *FACTS, "noted_on", "noted"})
_USUAL = dict(OF_ITEM)
_MORE = _USUAL.keys()
_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")


def looks_like(head: bytes) -> bool:
    """Whether a file that begins with `head` is a register."""
    return head.startswith(_BEGINNING)


def parse(data: bytes, name: str) -> Sequence[Account]:
    """What the register says of every order, by number; the hash of each is of its line, not of the file.

    So another register is another source of those orders alone that it tells otherwise.

    Raises:
        SourceError: a line is not as it must be; the message names it.
    """
    text = decode(data)
    if not text.endswith("\n"):
        raise SourceError("the last line of the register is cut off")
    accounts: list[Account] = []
    for place, line in enumerate(text[:-1].split("\n"), start=1):
        try:
            if place == 1:
                _check_header(_json(line))
            else:
                source = Source(NAME, name, sha256(line.encode()).hexdigest())
                accounts.append(_account(_json(line), source))
                _check_order(accounts[-2:])
        except ValueError as error:
            raise SourceError(f"line {place}: {error}") from None
    return tuple(accounts)


def _json(line: str) -> Any:
    """The value of a line; no name may stand twice in it."""
    try:
        return json.loads(line, object_pairs_hook=_once, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("the JSON is nested too deep") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a name stands there twice")
    return values


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _check_header(value: Any) -> None:
    told = value[1] if isinstance(value, list) and len(value) == 2 and value[0] == TITLE else None
    if not isinstance(told, dict) or {name: told.get(name) for name in ABOUT} != ABOUT:
        raise ValueError("it does not say what the register is")
    if told.keys() != {"made_on", *ABOUT, "noted_on"} or not isinstance(told["noted_on"], dict):
        raise ValueError("it does not say of which days the register is")
    _day("made_on", told["made_on"])
    for day in told["noted_on"]:
        _day("noted_on", day)


def _check_order(last: Sequence[Account]) -> None:
    keys = [sort_key(str(account.number)) for account in last]
    if sorted(set(keys)) != keys:
        raise ValueError(f"order {last[1].number} stands after order {last[0].number}")


def _account(told: Any, source: Source) -> Account:
    if not isinstance(told, dict):
        raise ValueError("it is no order")
    if strange := told.keys() - _FIELDS:
        raise ValueError(f"an order has no {min(strange)}")
    number = told.get("number")
    if not isinstance(number, str) or order_number(number) != number:
        raise ValueError(f"{str(number)[:40]!r} is no number of an order")
    if told.get("title") is None:
        raise ValueError("no title")
    facts = Facts(**{name: _fact(name, told[name]) for name in FACTS if name in told})
    follows: dict[str, Any] = {name: value for name, value in derived(facts).items() if name not in told}
    noted_on = _day("noted_on", told["noted_on"]) if told.get("noted_on") is not None else None
    return Account(
        source=source,
        number=number,
        notes_captured_on=noted_on,
        recorded=tuple(_items(told.get("noted", []))),
        **{name: getattr(facts, name) for name in FACTS if name not in follows},
        **follows,
    )


def _fact(name: str, value: Any) -> Any:
    """A fact; null where it is not what follows from the others, and not known."""
    if value is None and name in DERIVED:
        return None
    if name in _DAYS:
        return _day(name, value)
    if name in _PAGES:
        if type(value) is not int or not 0 < value < 1_000_000:
            raise ValueError(f"{name} is no page number")
        return value
    return _line(name, value)


def _day(name: str, value: Any) -> date:
    day = iso_date(value) if isinstance(value, str) else None
    if day is None:
        raise ValueError(f"{name} {str(value)[:40]!r} is no day")
    return day


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and bool(value) and " ".join(value.split()) == value


def _line(name: str, value: Any) -> str:
    """Some words in one line, without white space that tells nothing."""
    if not _is_line(value) or clean(value) != value:
        raise ValueError(f"{name} is no line of text")
    return str(value)


def _items(told: Any) -> Iterator[NoteItem]:
    if not isinstance(told, list):
        raise ValueError("noted is no list")
    for item in told:
        if not isinstance(item, list) or not 2 <= len(item) <= 4:
            raise ValueError("an item of noted is not [relation, target, day, what else]")
        more = item[-1] if isinstance(item[-1], dict) else {}
        days = item[2 : len(item) - bool(more)]
        if len(days) > 1 or more.keys() - _MORE:
            raise ValueError("an item of noted is not [relation, target, day, what else]")
        yield _item(item[0], item[1], _day("a day noted", days[0]) if days else None, {**_USUAL, **more})


def _item(relation: Any, target: Any, day: date | None, more: dict[str, Any]) -> NoteItem:
    name = ACTIVES.get(relation, relation) if isinstance(relation, str) else None
    if name != REMARK and name not in BY_NAME:
        raise ValueError(f"{str(relation)[:40]!r} is no relation")
    if more["extent"] not in get_args(Extent) or more["says"] not in get_args(Says) or not _is_name(more["kind"]):
        raise ValueError("an item of noted has no such kind, extent or meaning")
    if more["body"] != "" and not _is_line(more["body"]):
        raise ValueError("an item of noted names no such body")
    is_doubt = name == REMARK and more["says"] in DOUBTS
    of_itself = is_doubt or (name in PASTS and relation != name)
    if (target is None) != (more["kind"] == "remark") or is_doubt != (name == REMARK) or not (target or of_itself):
        raise ValueError("an item of noted tells nothing")
    named = "" if target is None else _line("a target", target)
    return in_words(NoteItem(name, relation != name, dated_on=day, target=named, label="", words="", **more))


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(value) is not None

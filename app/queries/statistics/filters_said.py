"""The filters of orders in words: "signed by Joe Biden, with status revoked or partly revoked, signed in 2024"."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.law import president_names
from app.law.citations.values import MONTHS
from app.law.presidents import BY_SLUG
from app.law.subjects import BY_SLUG as SUBJECTS
from app.law.subjects import subject_named


def _president(typed: str) -> str:
    return " or ".join(BY_SLUG[slug].name for slug in president_names.called(typed)) or typed


def _subject(typed: str) -> str:
    slug = subject_named(typed)
    return SUBJECTS[slug].name if slug else typed


def _plain(value: str) -> str:
    return value.replace("_", " ")


def _office(typed: str) -> str:
    return typed.replace("-", " ") if typed == typed.lower() else typed


def _order(typed: str) -> str:
    return f"EO {typed}" if typed[:1].isdigit() and " " not in typed else typed


def day(value: date) -> str:
    """A day as people write it."""
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def _day(value: str) -> str:
    return day(date.fromisoformat(value))


def _either(yes: str, no: str) -> Mapping[str, str]:
    return {"true": yes, "false": no}


WORDS: Mapping[str, tuple[str, Callable[[str], str]] | Mapping[str, str]] = {
    "number": ("called {}", _order),
    "president": ("signed by {}", _president),
    "status": ("with status {}", _plain),
    "subject": ("about {}", _subject),
    "year": ("signed in {}", str),
    "document_number": ("with document number {}", str),
    "citation": ("printed at {}", str),
    "mostly": ("mostly {}", _plain),
    "term": ("of presidency {}", str),
    "actor": ("directing {}", _office),
    "term_day_from": ("signed from day {} of a term on", str),
    "term_day_to": ("signed up to day {} of a term", str),
    "has_text": _either("with their text held", "without their text held"),
    "has_deadline": _either("with a deadline", "without a deadline"),
    "numbered": _either("with a number", "without a number"),
    "may_have_expired": _either("that may have expired", "without a sign of having expired"),
    "signed_on": ("signed on {}", _day),
    "filed_on": ("filed on {}", _day),
    "published_on": ("published on {}", _day),
    "published": {
        "true": "printed by the Federal Register",
        "false": "not printed by the Federal Register",
        "unknown": "of which it is not known whether they were printed",
    },
    "signed_from": ("signed from {} on", _day),
    "signed_to": ("signed up to {}", _day),
    "published_from": ("published from {} on", _day),
    "published_to": ("published up to {}", _day),
    "days_to_publication_from": ("published {} days after the signing or later", str),
    "days_to_publication_to": ("published {} days after the signing or earlier", str),
    "changed_since": ("changed here since {}", str),
    "cites": ("citing {}", str),
    "amends": ("amending {}", _order),
    "revokes": ("revoking {}", _order),
    "continues": ("continuing {}", _order),
    "amended_by": ("amended by {}", _order),
    "revoked_by": ("revoked by {}", _order),
    "continued_by": ("continued by {}", _order),
}
"""How each filter is said: with its values, or what each of its values means."""


def filters_said(pairs: Sequence[tuple[str, str]]) -> str | None:
    """Return the filters in words, whatever their turn; None without any.

    Args:
        pairs: of name and value, as they were asked.
    """
    values: dict[str, list[str]] = {}
    for name, value in sorted(pairs):
        values.setdefault(name, []).append(value)
    return ", ".join(_said(name, values[name]) for name in WORDS if name in values) or None


def _said(name: str, values: Sequence[str]) -> str:
    words = WORDS[name]
    if isinstance(words, Mapping):
        return " or ".join(words[value] for value in values)
    form, each = words
    return form.format(" or ".join(dict.fromkeys(map(each, values))))

"""Lies that pass, or do not: every form of 429, the server's own failures, statuses that nobody asked for."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.upstream.stand_in import made_up
from tests.upstream.stand_in.answer import Answer, tag
from tests.upstream.stand_in.asked import DOCUMENT, LIST, TXT, XML, Asked
from tests.upstream.stand_in.lies.lie import HEALED, NOTHING, REFUSED, UPSTREAM, Change, Lie, both, on
from tests.upstream.stand_in.server import StandIn, Tell

_KINDS = ((LIST, None), (DOCUMENT, made_up.NEW), (XML, None), (TXT, None))
FOR_EVER = "Fri, 31 Dec 9999 23:59:59 GMT"
_FORMS: tuple[tuple[str, str | None], ...] = (
    ("seconds", "3"), ("nothing", None), ("a billion seconds", "1000000000"), ("negative seconds", "-5"),
    ("words", "soon"), ("infinity", "inf"), ("a day that was", "Wed, 21 Oct 2015 07:28:00 GMT"),
    ("a day that never comes", FOR_EVER), ("no seconds", "0"), ("five thousand digits", "9" * 5000),
    ("a fraction", "1.5"), ("not a number", "nan"), ("blanks", "   "), ("other digits", "٣"),
    ("a day that is none", "Wed, 99 Oct 2015 07:28:00 GMT"), ("a day without a zone", "Wed, 21 Oct 2015 07:28:00"),
    ("two values", "3, 4"),
)  # fmt: skip
_OFTEN = 4
"""So many of them are told each time, all of them in the long run."""


def _failing(status: int, after: str | None = None) -> Change:
    headers = {"content-type": "text/html", **({"retry-after": after.encode().decode("latin-1")} if after else {})}
    return lambda _asked, _truth, _stand_in: Answer(status, b"<html>Failed</html>", headers)


def _twice(kind: str, change: Change) -> Tell:
    """The first two requests of a kind."""

    def tell(asked: Asked, truth: Answer, stand_in: StandIn) -> Answer:
        return change(asked, truth, stand_in) if asked.kind == kind and asked.nth <= 2 else truth

    return tell


def _soon(_asked: Asked, _truth: Answer, _stand_in: StandIn) -> Answer:
    then = datetime.now(UTC) + timedelta(seconds=30)
    return Answer(429, b"", {"retry-after": format_datetime(then, usegmt=True)})


def _partial(_asked: Asked, truth: Answer, _stand_in: StandIn) -> Answer:
    half = len(truth.body) // 2
    told = f"bytes 0-{half - 1}/{len(truth.body)}"
    return Answer(206, truth.body[:half], {**truth.headers, "content-range": told})


def _stale(asked: Asked, truth: Answer, _stand_in: StandIn) -> Answer:
    """Says what it said yesterday: that nothing changed, to whoever asks with a condition."""
    before = made_up.yesterday().documents[str(asked.number)].data
    return Answer(304, b"", {"etag": tag(before)}) if _is_conditional(asked) else truth.saying(before)


def _is_conditional(asked: Asked) -> bool:
    return bool(asked.headers.keys() & {"if-none-match", "if-modified-since"})


def _unasked(asked: Asked, truth: Answer, _stand_in: StandIn) -> Answer:
    return truth if _is_conditional(asked) else Answer(304, b"", {})


LIES = (
    *(Lie(f"429 with {what}", "asks twice to be left alone", _twice(LIST, _failing(429, value)), HEALED,
          is_another_form=place >= _OFTEN) for place, (what, value) in enumerate(_FORMS)),
    Lie("429 with a day to come", "asks to be left alone for half a minute", on(XML, _soon, first=1), HEALED),
    *(Lie(f"429 for ever, {what}", "asks to be left alone each time", on(LIST, _failing(429, value)), UPSTREAM,
          most=20,
          is_another_form=value == "3") for what, value in _FORMS[:3]),
    *(Lie(f"{status} twice", "fails twice everywhere",
          both(*(on(kind, _failing(status), first=2) for kind, _ in _KINDS)), HEALED, start=NOTHING,
          is_another_form=status != 520) for status in (500, 502, 503, 520)),
    *(Lie(f"{status} for ever", "fails each time", on(kind, _failing(status), number=number), UPSTREAM, most=80)
      for status, (kind, number) in zip((500, 502, 503, 520), _KINDS, strict=True)),
    Lie("503 with seconds", "asks twice for seconds", on(TXT, _failing(503, "5"), first=2), HEALED),
    *(Lie(f"{status} for a list", "nothing that was asked for", on(LIST, _failing(status)), REFUSED, most=20,
          is_another_form=status not in (404, 204, 999)) for status in (400, 401, 404, 410, 451, 418, 204, 999)),
    Lie("199 for a list", "announces an answer that never comes", on(LIST, _failing(199)), UPSTREAM,
        more={"deadline": 0.5, "budget": 0.3}),
    *(Lie(f"404 for a {kind}", "lists what it has not", on(kind, _failing(404), number=number), REFUSED)
      for kind, number in _KINDS[1:]),
    Lie("206 once", "the first half, called so", on(XML, _partial, first=1), REFUSED | HEALED),
    *(Lie(f"206 for {kind}", "the first half, called so", on(kind, _partial, number=number), REFUSED,
          is_another_form=kind in (DOCUMENT, TXT))
      for kind, number in _KINDS),
    Lie("304 unasked", "has not changed, to who asks for the first time", on(LIST, _unasked), UPSTREAM),
    Lie("304 unasked for a text", "has not changed, to who asks for the first time", on(XML, _unasked), UPSTREAM),
    Lie("stale document", "the list has a note that the document, so it says, has not",
        on(DOCUMENT, _stale, number=made_up.NOTED), REFUSED),
    Lie("stale document once", "so, once", on(DOCUMENT, _stale, number=made_up.NOTED, first=1),
        REFUSED | HEALED),
)  # fmt: skip

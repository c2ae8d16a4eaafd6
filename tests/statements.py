"""What of Postgres the statements of the server use: `python -m tests.statements postgresql://…` counts it.

Another database that speaks Postgres's language takes them where it has all of this; `docs/scale.md` says which do.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager

from sqlalchemy import Engine, event

from app.main import create_app
from app.settings import Settings
from tests.answers.plan import planned
from tests.answers.wire import Client
from tests.api.probe import serving
from tests.postgres import as_reader

FEATURES: Mapping[str, str] = {
    "full text": r"@@|\btsvector\b|\btsquery\b",
    "arrays": r"\bunnest\b|= ANY \(|\bARRAY\[",
    "JSON": r"->|\bjsonb?_|::JSONB?\b",
    "collation C": r'COLLATE "C"',
    "common table expressions": r"^WITH |\bWITH RECURSIVE\b",
    "recursion": r"\bWITH RECURSIVE\b",
    "window functions": r"\bOVER \(",
    "lateral joins": r"\bLATERAL\b",
    "filtered aggregates": r"\bFILTER \(",
    "array_agg, string_agg": r"\barray_agg\(|\bstring_agg\(",
    "distinct on": r"\bDISTINCT ON\b",
    "row comparison": r"\(\w+(?:\.\w+)?, \w+(?:\.\w+)?[^()]*\) [<>]",
    "regular expressions": r" ~\*? ",
    "set_config": r"\bset_config\(",
    "pg_is_in_recovery": r"\bpg_is_in_recovery\(",
    "row locks": r"\bFOR (?:UPDATE|SHARE)\b",
    "advisory locks": r"\bpg_\w*advisory",
    "temporary tables": r"\bTEMP(?:ORARY)?\b",
    "server-side cursors": r"^DECLARE ",
    "writes": r"^(?:INSERT|UPDATE|DELETE|TRUNCATE|CREATE|ALTER|DROP)\b",
}
"""What a statement may use, each with what it is told by."""


@contextmanager
def noted() -> Iterator[Counter[str]]:
    """Every statement that is sent within the block, with how often."""
    sent: Counter[str] = Counter()

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent[statement] += 1

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def sent_by_server(url: str, count: int) -> Counter[str]:
    """The statements of a server that is asked for everything it has, so many requests in all."""
    app = create_app(Settings(database_url=as_reader(url), cache_bytes=0, request_log=False, search_seconds=60))
    with noted() as sent, serving(app, hot=False) as (_, port), closing(Client(port)) as client:
        for request in planned(client, count, seed=18):
            client.ask(request)
    return sent


def features(statement: str) -> set[str]:
    """What a statement uses."""
    return {name for name, pattern in FEATURES.items() if re.search(pattern, statement)}


if __name__ == "__main__":
    found = sent_by_server(sys.argv[1], 5_000)
    used = Counter(name for statement in found for name in features(statement))
    print(json.dumps({"requests": 5_000, "statements": found.total(), "different": len(found), **used}))  # noqa: T201

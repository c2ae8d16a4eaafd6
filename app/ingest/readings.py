"""What is read of one order before anything is known of others: kept, so that nothing unchanged is read again."""

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from app.crossrefs import Mention
from app.law.amendments import Amending
from app.law.bodies import Said
from app.law.documents import Order
from app.law.endings import Ending
from app.law.subjects import Found

_FASTEST = 1


@dataclass(frozen=True, slots=True)
class Offices:
    """How many directives of an order name each office, and those that none is known for.

    Attributes:
        leading, other: as the one to act, and otherwise, by slug.
        names: what the order calls those offices that stand in no table of ours, by slug.
        unknown: the names that no office is known for, in lower case.
    """

    leading: Mapping[str, int]
    other: Mapping[str, int]
    names: Mapping[str, Sequence[str]]
    unknown: Sequence[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One order, read.

    Attributes:
        order: its facts and which provisions it has, as `crossrefs.bare` leaves it.
        mentions, endings, amendments, bodies: what `crossrefs.find_in` found.
        counts: how many rows it has of its own, by what they tell.
        offices: whom its directives name.
        subjects: what it is about.
        recorded: whether a record of the editors is held, which would have their notes.
        digest: over all that is its own: facts, provisions, publications, comparisons, directives.
        mostly: what its directives mostly ask for, as `law.directives.kinds.mostly` has it.
    """

    order: Order
    mentions: Sequence[Mention]
    endings: Sequence[Ending]
    amendments: Sequence[Amending]
    bodies: Said
    counts: Mapping[str, int]
    offices: Offices
    subjects: Sequence[Found]
    recorded: bool
    digest: str
    mostly: str | None = None


_ADAPTER = TypeAdapter(Reading)


def encode(reading: Reading) -> bytes:
    """`reading` as zlib-compressed JSON."""
    return zlib.compress(_ADAPTER.dump_json(reading, exclude_defaults=True), _FASTEST)


def decode(data: bytes) -> Reading:
    """The reading that `encode` made `data` of.

    Raises:
        ValueError: if `data` is nothing of the kind.
    """
    try:
        return _ADAPTER.validate_json(zlib.decompress(data))
    except zlib.error as error:
        raise ValueError("not an encoded reading") from error


def offices_of(directives: Sequence[Mapping[str, object]], known: Mapping[str, object]) -> Offices:
    """The offices of the rows of an order's directives; `known` are those of our tables, by slug."""
    leading: Counter[str] = Counter()
    other: Counter[str] = Counter()
    names: dict[str, set[str]] = {}
    unknown: set[str] = set()
    for row in directives:
        actors: Sequence[Mapping[str, str]] = row["actors"]  # type: ignore[assignment]
        for slug, leads in {(actor["slug"], actor["role"] == "lead") for actor in actors if actor["slug"]}:
            (leading if leads else other)[slug] += 1
        for actor in actors:
            if not actor["slug"]:
                unknown.add(actor["name"].lower())
            elif actor["slug"] not in known:
                names.setdefault(actor["slug"], set()).add(actor["name"])
    return Offices(
        dict(sorted(leading.items())),
        dict(sorted(other.items())),
        {slug: sorted(found) for slug, found in names.items()},
        sorted(unknown),
    )

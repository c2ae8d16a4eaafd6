"""What a name of something cited means: kind and identity, from any spelling of a citation or a name of a law."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, and_, false, or_, select

from app.law.citations import Act, Candidate, act_meant, act_named, citation_of, is_within, resolve_typed
from app.queries.resolution import candidates
from app.schemas import AppliedTarget, Match, TargetKind
from app.search.synonyms import SYNONYMS
from app.tables import ReferenceRow

_ORDER, _ACT = TargetKind.EXECUTIVE_ORDER.value, TargetKind.NAMED_ACT.value
_CODE, _LAWS = TargetKind.US_CODE.value, (TargetKind.PUBLIC_LAW.value, TargetKind.STATUTE_AT_LARGE.value)
_KINDS = frozenset(kind.value for kind in TargetKind)
_OF_ORDERS = frozenset({_ORDER, "fr_document", "federal_register", "page"})
"""The kinds of names by which an order may be meant."""
_OTHER_NAMES = {name.lower(): group for group in SYNONYMS for name in group}
_YEAR = re.compile(r"(?:,| of)? (\d{4})$")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_SUBDIVISION = re.compile(r"\([^()]*\)$")


NamedTarget = tuple[str, str]
"""The kind of something that is cited, or can be, and its identity, which is unique inside the kind."""


def of_targets(targets: Collection[NamedTarget]) -> ColumnElement[bool]:
    """The condition of references to one of these. The index begins with the kind."""
    pairs = (and_(ReferenceRow.target_kind == kind, ReferenceRow.target_id == name) for kind, name in targets)
    return or_(false(), *pairs)


def targets_named(connection: Connection, typed: str, kinds: Collection[str] = ()) -> list[NamedTarget]:
    """What is cited under this name; none where it names nothing.

    It may be a citation in any spelling that is read ("Public Law 95-223", "EO 12866", "90 FR 18765" for the order
    that begins there), the name of an act, with or without its year and in any case, its letters ("IEEPA"), or an
    identity of a reference. An act is named under every name of it, as a law and where it stands in the Code
    (`app.law.citations.codified`), unless `kinds` tell which is meant. An order that is held and a law that a
    citation names are themselves though nothing cites them. A bare number is that of an order, unless `kinds`, if any
    are given, tell otherwise. Seven statements at most.

    Args:
        connection: to the database.
        typed: the name.
        kinds: those that are looked for first; where it names nothing of them, what else it names.
    """
    read = [found for found in resolve_typed(typed) if not _is_part(found)]
    told = {(found.kind, found.target) for found in read if found.kind in _KINDS}
    exact = {(kind, typed) for kind in _KINDS}
    cited = _cited(connection, told | exact)
    meant = [
        *_held(connection, read),
        *(target for target in told if target in cited or target[0] not in (_ORDER, _ACT)),
    ]
    if not meant or any(kind == _ACT for kind, _ in meant):
        names = [typed, *(name for kind, name in told if kind == _ACT)]
        acts = acts_named(connection, names)
        meant = [*meant, *((_ACT, act) for act in acts or _codified(typed))]
    ways = (_among(kinds, cited & exact), _among(kinds, meant), meant, cited & exact)
    named = set(next((way for way in ways if way), ()) or _as_cited(connection, typed))
    return sorted(
        named if kinds else named | set(_under_other_names(connection, named)) | set(_ranges(connection, named))
    )


def _under_other_names(connection: Connection, named: Collection[NamedTarget]) -> Iterator[NamedTarget]:
    """What else is cited of the acts that are named: as laws, and by their places in the Code. One statement."""
    acts = {act for target in named if (act := _act(*target))}
    if not acts:
        return
    places = (ReferenceRow.target_id.startswith(title) for act in acts for title in act.titles)
    whole = [target for act in acts for target in act.whole]
    code = and_(ReferenceRow.target_kind == _CODE, or_(false(), *places))
    laws = and_(ReferenceRow.target_kind.in_(_LAWS), ReferenceRow.target_id.in_(whole))
    pairs = select(ReferenceRow.target_kind, ReferenceRow.target_id).distinct()
    for kind, target in connection.execute(pairs.where(or_(ReferenceRow.target_kind == _ACT, code, laws))):
        if _act(kind, target) in acts if kind == _ACT else any(act.has(target) for act in acts):
            yield kind, target


def _ranges(connection: Connection, named: Collection[NamedTarget]) -> Iterator[NamedTarget]:
    """The ranges cited that have one of the sections named: "3 USC 301-303" has 3 USC 302. One statement."""
    sections = [target for kind, target in named if kind == _CODE and "-" not in target.rpartition(" ")[2]]
    if not sections:
        return
    among = (ReferenceRow.target_id.like(f"{target.rpartition(' ')[0]} %-%") for target in sections)
    cited = select(ReferenceRow.target_id).distinct().where(ReferenceRow.target_kind == _CODE, or_(false(), *among))
    for target in connection.scalars(cited):
        if any(is_within(section, target) for section in sections):
            yield _CODE, target


def _codified(typed: str) -> Sequence[str]:
    """The usual name of an act that orders cite by its places alone, as the Insurrection Act. No statement."""
    act = act_named(_ARTICLE.sub("", typed.strip()))
    return act.names[:1] if act else ()


def _act(kind: str, target: str) -> Act | None:
    return act_named(target) if kind == _ACT else act_meant(target)


def _among(kinds: Collection[str], targets: Iterable[NamedTarget]) -> list[NamedTarget]:
    return [target for target in targets if target[0] in kinds]


def _cited(connection: Connection, targets: Collection[NamedTarget]) -> set[NamedTarget]:
    """Those that some reference cites. One statement."""
    pairs = select(ReferenceRow.target_kind, ReferenceRow.target_id).distinct().where(of_targets(targets))
    return {(row.target_kind, row.target_id) for row in connection.execute(pairs)}


def _as_cited(connection: Connection, typed: str) -> list[NamedTarget]:
    """What references write so, as "U.S. Constitution, article 2", which is not read of words. One statement."""
    pairs = select(ReferenceRow.target_kind, ReferenceRow.target_id).distinct()
    rows = connection.execute(pairs.where(ReferenceRow.target_citation == typed))
    return [(row.target_kind, row.target_id) for row in rows]


def _held(connection: Connection, read: Sequence[Candidate]) -> list[NamedTarget]:
    """The orders held that are named by number, document number, first page or address. Two statements."""
    named = [found for found in read if found.kind in _OF_ORDERS]
    held = candidates(connection, named) if named else []
    meant = (each for each in held if each.order is not None and each.match is not Match.LATER_PAGE)
    return [(_ORDER, each.id) for each in meant]


def acts_named(connection: Connection, typed: Iterable[str]) -> list[str]:
    """The acts that are cited by these names or others of theirs, with whatever year. One statement."""
    plain = {_plain(name) for name in typed}
    others = (
        *(_OTHER_NAMES.get(name, ()) for name in plain),
        *(act.names for name in plain if (act := act_named(name))),
    )
    names = plain | {_plain(other) for group in others for other in group}
    return [act for act in names_of_acts(connection) if not names.isdisjoint((_plain(act), _YEAR.sub("", _plain(act))))]


def _plain(name: str) -> str:
    """A name of an act in one spelling, "labor management relations act 1947" with whatever stands between."""
    words = _ARTICLE.sub("", " ".join(name.replace("-", " ").split())).lower()
    return _YEAR.sub(r" \1", words)


def shown(named: Sequence[NamedTarget] | None) -> list[AppliedTarget] | None:
    """What names were read as, each with its citation. No statement."""
    if named is None:
        return None
    return [AppliedTarget(kind=TargetKind(kind), id=name, citation=citation_of(kind, name)) for kind, name in named]


def names_of_acts(connection: Connection) -> list[str]:
    """Every act that is cited by its name. One statement."""
    acts = select(ReferenceRow.target_id).distinct().where(ReferenceRow.target_kind == _ACT)
    return list(connection.scalars(acts))


def without_part(typed: str) -> str | None:
    """The whole of what `typed` names a part of ("14288" of "EO 14288 sec. 3(b)"); None where it names no part."""
    parts = [found for found in resolve_typed(typed) if _is_part(found)]
    return _whole(parts[0].target) if parts else None


def _is_part(found: Candidate) -> bool:
    return found.section is not None or bool(found.unread) or _whole(found.target) != found.target


def _whole(target: str) -> str:
    """A section of a code without its subdivisions, which a reference keeps apart ("5 USC 553" of "5 USC 553(b)")."""
    while _SUBDIVISION.search(target):
        target = _SUBDIVISION.sub("", target)
    return target

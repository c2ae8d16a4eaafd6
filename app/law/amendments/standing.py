"""Whether an amendment still stands: what later orders did to the order that made it.

An amendment is undone when its order, or the provision that makes it, was revoked, rescinded, superseded or nullified
since. (EO 13497 revoked EO 13258 and EO 13422, and so undid what they had changed in EO 12866.) That the amended order
was itself revoked undoes none of its amendments, nor does another amendment of the same words.
"""

import re
from collections.abc import Sequence

from app.law.amendments.values import ENDS, State
from app.law.relations import Edge
from app.law.relations.vocabulary import LIVING

_UNDONE = frozenset({"revoked", "superseded", "nullified"})
"""The statuses of an order whose amendments are undone with it; what terminated or expired may have left them."""


def state_of(
    status: str | None, basis: Sequence[str], acts: Sequence[Edge], section: str | None
) -> tuple[State, str | None]:
    """Whether what an order amended by one of its provisions stands, and the id of the reference that undid it.

    Args:
        status: of the amending order, or None where it is not held.
        basis: the ids of the references that decide that status, oldest first.
        acts: what acts on the amending order, whether in whole or in part.
        section: the id of the provision that amends, or None where it is not known.

    Returns:
        "unknown" where the order is not held, was suspended, terminated or expired, where a part of it ended and
        nothing tells which, and where its whole end stands in a note alone and a later order ends a part of it.
    """
    if status is None:
        return "unknown", None
    if status in _UNDONE:
        return ("unknown", None) if _is_outlived(basis, acts) else ("undone", basis[-1] if basis else None)
    if status not in LIVING:
        return "unknown", None
    in_part = [act.reference for act in acts if act.relation in ENDS and act.reference.extent == "in_part"]
    for reference in in_part:
        if reference.target_section and section and is_undone_by(section, reference.target_section):
            return ("unknown", None) if _LIMITED.search(reference.context or "") else ("undone", reference.id)
    is_open = any(not _is_another(section, reference.target_section) for reference in in_part)
    return ("unknown" if is_open else "standing"), None


_LIMITED = re.compile(r"^\W*So\smuch\sof\b|\bto\sthe\sextent\s(?:inconsistent\b|that\b)", re.IGNORECASE)
"""EO 11228: "So much of Section 2 of ⟨order⟩ as added paragraph (e)" ends not all that the section added."""


def _is_outlived(basis: Sequence[str], acts: Sequence[Edge]) -> bool:
    """Whether a part of the order ended after it had ended as a whole, as a note alone tells.

    A note on EO 13592 lets it revoke EO 13585 in 2011, of which EO 13652 superseded two sections in 2013.
    """
    end = next((act for act in acts if basis and act.reference.id == basis[-1]), None)
    if end is None or end.on is None or end.reference.basis != "note":
        return False
    partial = (act.on for act in acts if act.relation in ENDS and act.reference.extent == "in_part")
    return any(on is not None and on > end.on for on in partial)


def _is_another(section: str | None, ended: str | None) -> bool:
    """Whether a provision that ended is surely not the one that amends: both are numbered sections.

    Old orders print their sections within the preamble, and parts hold sections of any number.
    """
    return all(provision is not None and _NUMBERED.fullmatch(provision) for provision in (section, ended))


_NUMBERED = re.compile(r"\d\S*")


def is_undone_by(section: str, ended: str) -> bool:
    """Whether a provision ends with another: with itself, or with one that holds it."""
    return section == ended or section.startswith(f"{ended}.")

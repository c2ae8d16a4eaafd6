"""Of which kind a directive is: the first row of the table that one of its verbs fits."""

import re
from collections.abc import Mapping, Sequence

from app.law.directives.kinds.table import KINDS, OTHER, PROHIBITION
from app.law.directives.kinds.values import NOTHING, Form, vocabulary
from app.law.directives.kinds.verbs import Deed, deeds
from app.law.directives.kinds.work import DELEGATION

_NAMES: Sequence[str] = [kind.name for kind in KINDS]
_FORMS: Mapping[str, Sequence[tuple[int, Form]]] = {
    verb: [(row, form) for row, kind in enumerate(KINDS) for form in kind.forms if verb in form.verbs]
    for verb in {verb for kind in KINDS for form in kind.forms for verb in form.verbs}
}
"""The forms of each verb, with the place of their kind in the table."""
_NOUNS: Mapping[str, frozenset[str]] = {
    verb: frozenset(noun for _, form in forms for noun in (*form.objects, *form.besides))
    for verb, forms in _FORMS.items()
}
"""The nouns that mean something with each verb."""
_HANDED = vocabulary("delegated redelegated assigned reassigned transferred vested conferred delegate assign transfer")
"""What stands before him who receives a power: "is hereby delegated to the Secretary"."""
_POWER = re.compile(
    r"(?:(?:the|all|any|such|those|each)(?: of the)? )?"
    r"(?:authority|function|power|dut(?:y|ie)|responsibilit)",
    re.IGNORECASE,
)
"""What a list of delegated powers begins with: "the authority vested in the President by section 2"."""


def kind_of(modality: str, action: str, before: str = "") -> str:
    """The name of a directive's kind; "other" where its verb and object are in no row.

    What is forbidden is a prohibition, whatever it is. Of several verbs the one whose row stands first tells: "review
    the contracts and submit a report" is a report.

    Args:
        modality: as the reading rules name it.
        action: the words from the main verb on.
        before: the words of the clause before them: "Regulations" of "Regulations shall be issued by the Secretary".
    """
    if modality.endswith("_not"):
        return PROHIBITION
    if modality == "is_authorized" and (before.rpartition(" ")[2] in _HANDED or _POWER.match(action)):
        return DELEGATION
    done = deeds(action, before, _NOUNS)
    rows = [row for deed in done for row, form in _FORMS.get(deed.verb, ()) if _fits(form, deed)]
    return _NAMES[min(rows)] if rows else OTHER


def _fits(form: Form, deed: Deed) -> bool:
    if not form.besides.isdisjoint(deed.objects):
        return False
    if not form.without.isdisjoint(deed.behind) or (form.behind and form.behind.isdisjoint(deed.behind)):
        return False
    return not form.objects or not form.objects.isdisjoint(deed.objects or (NOTHING,))

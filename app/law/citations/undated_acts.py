"""Acts that an order names with their year and without it: "the Defense Production Act of 1950 … the … Act"."""

import re
from collections import defaultdict
from collections.abc import Iterable

_DATED = re.compile(r"(?P<name>(?!.*\bAppropriations?\b).*\bAct)(?:\sof|,)\s\d{4}")
"""An appropriation act is another one every year (EO 10477)."""


def dated_names(targets: Iterable[str]) -> dict[str, str]:
    """By the name without its year the act that an order names with one; none where it names acts of several years.

    EO 13603 names "the Defense Production Act of 1950" and then goes on without the year. Elsewhere the day of the
    order tells no more than a guess: the Small Business Act of 1953 is not that of 1958.
    """
    years: defaultdict[str, set[str]] = defaultdict(set)
    for target in targets:
        dated = _DATED.fullmatch(target)
        if dated:
            years[dated["name"]].add(target)
    return {name: acts.pop() for name, acts in years.items() if len(acts) == 1}

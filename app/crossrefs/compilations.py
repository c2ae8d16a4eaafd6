"""Which page of title 3 of the Code of Federal Regulations orders are reprinted on, as far as it is told."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from app.law.compilations import KNOWN, Compiled, compiled_in
from app.law.relations import Reference


def compiled(
    references: Mapping[str, Sequence[Reference]], signed: Mapping[str, date | None]
) -> Mapping[str, Compiled]:
    """By number: what is known of each order, else what later orders say, if all say the same.

    Args:
        references: of every order.
        signed: the day of signing of every order.
    """
    told: dict[str, list[Compiled]] = defaultdict(list)
    for order, given in references.items():
        for reference in given:
            if reference.target_kind == "cfr" and reference.quote and reference.context:
                found = compiled_in(reference.context, reference.quote, signed)
                if found:
                    number, citation = found
                    told[number].append(Compiled(citation, reference.context, None, order, reference.section))
    agreed = {number: said[0] for number, said in told.items() if len({each.citation for each in said}) == 1}
    return agreed | {number: known for number, known in KNOWN.items() if number in signed}

"""The recitals of an order, which may hold lists of their own: "Whereas … the following acts: 1. …" (EO 6638)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.law.numbering import split_markers
from app.sources.outline.paragraphs import Body

_RECITAL = re.compile(r"(?:and )?whereas\b|now,? therefore\b", re.IGNORECASE)


def is_recital(body: Body) -> bool:
    """Whether a paragraph begins a recital or ends them, so that no item of a list goes on with it."""
    return not body.quotation.whole and _RECITAL.match(body.paragraph.text) is not None


def told(preamble: Sequence[Body]) -> Sequence[Body]:
    """The paragraphs of a preamble; those of its recitals are told where the order's own items come after them.

    A list that only recitals have keeps its marks: it takes no words of the order.
    """
    last = max((index for index, body in enumerate(preamble) if is_recital(body)), default=0)
    if not any(_is_marked(body) for body in preamble[last + 1 :]):
        return preamble
    return [replace(body, recites=True) for body in preamble[:last]] + list(preamble[last:])


def _is_marked(body: Body) -> bool:
    markers, _ = split_markers(body.paragraph.text, pointed=body.paragraph.pointed)
    return bool(markers) and not body.quotation.whole

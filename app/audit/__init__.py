"""What looks wrong in a corpus: rules that doubt, over the rows of each order, before they are published or after.

`rules` is the extension point: one row a rule. A rule is a pure function of one order's rows (`doubts.Audited`), and
stands with those of its kind: `enumerators`, `days`, `offices`, `acts`, `words`. `reading` gives it the rows that a
database holds; an ingest gives it those it is about to publish, and keeps the counts with the corpus.
"""

from app.audit.doubts import Audited, Doubt, Rule
from app.audit.reading import audited_of, in_database
from app.audit.rules import RULES, counts, doubts, doubts_of, frequent

__all__ = [
    "RULES",
    "Audited",
    "Doubt",
    "Rule",
    "audited_of",
    "counts",
    "doubts",
    "doubts_of",
    "frequent",
    "in_database",
]

"""Every question the API asks: rows of the tables in, objects of the contract out.

Each function says how many statements it sends; the number never depends on the number of rows.
"""

from app.queries.actors import Actors, all_actors, directives_by_role
from app.queries.amendments import AMENDMENTS, every_amendment
from app.queries.amendments import are_told as amendments_are_told
from app.queries.amendments import touching as amendments_touching
from app.queries.bodies import BODIES, bodies_known, body, body_search, body_slugs, every_body
from app.queries.changes import CHANGES, every_change, ledger, position_after
from app.queries.comparisons import COMPARISONS, comparison, every_comparison
from app.queries.corpus import CONFLICTS, corpus, every_conflict
from app.queries.coverage import COVERAGE, document, every_document
from app.queries.did_you_mean import described
from app.queries.directives import DIRECTIVES, directives_of, every_directive, stored_directives
from app.queries.graph import order_graph
from app.queries.history import order_history, status_as_of
from app.queries.hits import SECTION_HITS, every_hit
from app.queries.in_full import InFull, every_order_whole, in_full, order_keys
from app.queries.orders import (
    ORDERS,
    every_day_due,
    every_order,
    named_order,
    order,
    renamed_order,
    tells_subjects,
)
from app.queries.paging import RELEVANCE, Given, Listing, Shape, Slice, ValueCounts, Window
from app.queries.presidents import president, presidents_held
from app.queries.publications import publications
from app.queries.references import INCOMING, REFERENCES, every_reference, references_of
from app.queries.relations import relations
from app.queries.resolution import candidates
from app.queries.search import ParsedQuery
from app.queries.section_texts import every_section
from app.queries.sections import Tree, detail, tree
from app.queries.statistics import Asked, statistics
from app.queries.versions import every_version, version_of, versions_of

__all__ = [
    "AMENDMENTS",
    "BODIES",
    "CHANGES",
    "COMPARISONS",
    "CONFLICTS",
    "COVERAGE",
    "DIRECTIVES",
    "INCOMING",
    "ORDERS",
    "REFERENCES",
    "RELEVANCE",
    "SECTION_HITS",
    "Actors",
    "Asked",
    "Given",
    "InFull",
    "Listing",
    "ParsedQuery",
    "Shape",
    "Slice",
    "Tree",
    "ValueCounts",
    "Window",
    "all_actors",
    "amendments_are_told",
    "amendments_touching",
    "bodies_known",
    "body",
    "body_search",
    "body_slugs",
    "candidates",
    "comparison",
    "corpus",
    "described",
    "detail",
    "directives_by_role",
    "directives_of",
    "document",
    "every_amendment",
    "every_body",
    "every_change",
    "every_comparison",
    "every_conflict",
    "every_day_due",
    "every_directive",
    "every_document",
    "every_hit",
    "every_order",
    "every_order_whole",
    "every_reference",
    "every_section",
    "every_version",
    "in_full",
    "ledger",
    "named_order",
    "order",
    "order_graph",
    "order_history",
    "order_keys",
    "position_after",
    "president",
    "presidents_held",
    "publications",
    "references_of",
    "relations",
    "renamed_order",
    "statistics",
    "status_as_of",
    "stored_directives",
    "tells_subjects",
    "tree",
    "version_of",
    "versions_of",
]

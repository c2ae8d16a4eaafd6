"""The columns of what orders do to each other."""

from app.render import labels
from app.render.columns.column import LINK, OFFICIAL, Columns, address, at, made, several

REFERENCES: Columns = {
    "id": at("id", "Of the reference, stable for one text of the order."),
    "order": at("source.order", "The number of the citing order."),
    "order_title": at("source.title", "The title of the citing order."),
    "president": at("source.president", "Who signed it, by slug."),
    "signed_on": at("source.signed_on", "The day of its signing."),
    "status": at("source.status", "Whether the citing order is in force."),
    "citation": at("source.citation", "The provision that cites."),
    "quote": at("source.quote", "The words that cite; empty where only an editors' note tells it."),
    "relation": at("relation", "What it does to what it cites; from its side under `cited-by` (`amended_by`)."),
    "extent": at("extent", "Whether the whole of it or a part is meant."),
    "target_kind": at("target.kind", "What kind of document is cited."),
    "target": at("target.id", "Its identity inside its kind."),
    "target_section": at("target.section", "Its provision."),
    "target_citation": at("target.citation", "What is cited, as lawyers write it."),
    "target_title": at("target.title", "The title of what is cited."),
    "target_president": at("target.president", "Who signed it, by slug, where it is an order that is held."),
    "target_dated_on": at("target.dated_on", "Its day."),
    "target_status": at("target.status", "Whether what is cited is in force, where it is an order that is held."),
    "resolved": at("target.resolved", "Whether it is held."),
    "basis": at("provenance.basis", "Where this was read: in the text, in the editors' notes, in both."),
    "note": at("provenance.note", "The item of the editors' note."),
    "url": LINK,
    "target_url": address(
        lambda reference: reference.target.url or reference.target.html_url,
        "What is cited, in the API where it is held, else its official page.",
    ),
}
AMENDMENTS: Columns = {
    "id": at("id", "Of the amendment."),
    "order": at("order", "The number of the order amended."),
    "section": at("section", "The provision amended, by the number that the amending order gives it."),
    "citation": at("citation", "That provision as one cites it."),
    "instruction": at("instruction", "What the amending sentence does."),
    "struck": at("struck", "The words taken out, where they are quoted."),
    "inserted": at("inserted", "The words put in, where they are quoted."),
    "text": at("text", "The words of the amending order that say so."),
    "on": at("on", "The day on which the amending order was signed."),
    "state": at("state", "Whether the amendment stands."),
    "by": at("by.citation", "The amending provision."),
    "by_title": at("by.title", "The title of its order."),
    "by_status": at("by.order_status", "Whether that order is in force."),
    "undone_by": at("undone_by.citation", "What undid the amendment."),
    "url": LINK,
    "by_url": address(lambda amendment: amendment.by.url, "The amending provision in the API, where it is held."),
}
COMPARISONS: Columns = {
    "order": at("order.number", "The number of the order."),
    "order_title": at("order.title", "Its title."),
    "signed_on": at("order.signed_on", "The day of its signing."),
    "left": at("left.name", "The publication on the left."),
    "left_source": at("left.source", "Who published the one on the left."),
    "right": at("right.name", "The publication on the right."),
    "right_source": at("right.source", "Who published the one on the right."),
    "operative_text_identical": at("operative_text_identical", "Whether no operative word differs."),
    "lossy": at("lossy", "Whether one of the two is of a format known to drop or alter words."),
    **{
        kind: at(f"counts.{kind}", f"How many differences of {kind} there are.")
        for kind in (
            "wording", "citation", "heading", "label", "enumerator", "signature", "typography", "whitespace", "metadata"
        )
    },
    "uncompared": several(
        "uncompared", "Annexes that one of them has as a picture, parted by semicolons.", lambda part: part.section
    ),
    "url": LINK,
    "page_url": address(lambda comparison: comparison.page_url, "Both publications side by side, as a page."),
}  # fmt: skip
CONFLICTS: Columns = {
    "code": at("code", "What kind of disagreement it is."),
    "order": at("order", "The number of the order that acts or cites."),
    "target": at("target", "The number of the other order."),
    "relation": at("relation", "What the one is said to do to the other."),
    "detail": at("detail", "What disagrees, in a sentence."),
    "evidence": made(
        lambda conflict: "; ".join(f"{side}: {words}" for side, words in sorted(conflict.evidence.items())),
        "What each side says, word for word, parted by semicolons.",
    ),
    "url": LINK,
}
EVENTS: Columns = {
    "on": at("on", "The day; of an act that on which the acting document was signed."),
    "event": at("event", "What happened to the order."),
    "extent": at("extent", "Whether an act concerned the whole order or a part."),
    "order": at("order", "The number of the acting order."),
    "order_status": at("order_status", "Whether that order is in force."),
    "citation": at("citation", "What acts, or where the order was published."),
    "title": at("title", "The title of the acting document."),
    "printed": at("printed", "The line under the text that tells the day."),
    "status": at("status", "The status of the order after the event."),
    "evidence": several("evidence", "What tells it, parted by semicolons.", labels.deciding),
    "undone_by": at("undone_by.citation", "What ended the acting order or its provision since."),
    "url": address(lambda event: event.url, "The acting order in the API, where it is held."),
    "html_url": OFFICIAL,
}
RELATIONS: Columns = {
    "name": at("name", "The relation, as the order that cites tells it."),
    "inverse": at("inverse", "The same from the other end."),
    "meaning": at("meaning", "What the order does to what it cites."),
    "effect": at("effect", "What becomes of that."),
    "status": at("status", "The status of an order that is the whole target."),
    "status_in_part": at("status_in_part", "The status of an order of which a part is the target."),
    "references": at("references", "How many references held are told by this name."),
    "inverse_references": at("inverse_references", "How many are told by the inverse."),
    "url": address(lambda relation: relation.url, "These references."),
}

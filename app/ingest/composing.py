"""Which documents a corpus shall be made of: those given, those held beside them, those taken away."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.ingest import versions
from app.ingest.archives import Refused
from app.ingest.catalogue import PARTIAL, Key, SourceDocument, document_of
from app.ingest.parsing import Outcome, Parsed
from app.law.documents import Head
from app.reconcile import Member

Documents = Mapping[str, SourceDocument]
"""By hash."""


def known(held: Documents) -> set[tuple[str, str]]:
    """The files that these very parsers read before, by hash and name."""
    now = versions.parsers()
    return {(document.sha256, document.name) for document in held.values() if document.parsers == now}


def given(parsed: Parsed, held: Documents) -> dict[str, SourceDocument]:
    """The documents that the files given are; a file that holds nothing is none."""
    now = versions.parsers()
    return {
        outcome.sha256: held[outcome.sha256]
        if outcome.known
        else document_of(outcome.sha256, outcome.name, outcome.entries, now)
        for outcome in parsed.read
        if outcome.known or outcome.entries
    }


def fresh(read: Iterable[Outcome]) -> dict[Key, bytes]:
    """What was parsed of the files, as the database will keep it."""
    return {(outcome.sha256, entry.place): entry.stored for outcome in read for entry in outcome.entries}


@dataclass(frozen=True, slots=True)
class Added:
    """What comes of adding documents to those held.

    Attributes:
        documents: all of them.
        replaced: the held ones whose place others took.
        refused: the given ones that have the name of another order's document.
    """

    documents: Documents
    replaced: Sequence[SourceDocument]
    refused: Sequence[Refused]


def added(to: Documents, new: Documents) -> Added:
    """The documents held and those given: one takes the place of a held one of its name that is of the same orders.

    One of the same name that shares no order with it is another document, and is refused: neither is lost in silence.
    """
    by_name = {document.name: document for document in to.values()}
    documents, replaced, refused = dict(to), [], []
    for document in new.values():
        old = by_name.get(document.name)
        if old is None or old.sha256 == document.sha256:
            documents[document.sha256] = document
        elif _are_of_one(old, document):
            del documents[old.sha256]
            replaced.append(old)
            documents[document.sha256] = document
        else:
            reason = "has the name of a document that is held and tells of other orders: give it another name"
            refused.append(Refused(document.name, reason))
    return Added(documents, replaced, refused)


def _are_of_one(old: SourceDocument, new: SourceDocument) -> bool:
    """Whether two documents tell of one order, or are lists, or neither of any order."""
    if old.format != new.format:
        return False
    told = [set(_names(document.heads)) for document in (old, new)]
    return bool(told[0] & told[1]) or not (told[0] and told[1])


def _names(heads: Iterable[Head]) -> Iterator[str]:
    for head in heads:
        yield from (name for name in (head.number, head.document_number) if name)
        if head.number is None:
            yield f"{head.signed_on} {head.title}"


def without(documents: Documents, numbers: Collection[str], names: Collection[str]) -> dict[str, SourceDocument]:
    """The documents but those of these names, and those that tell of these orders alone."""
    return {
        sha256: document
        for sha256, document in documents.items()
        if document.name not in names and not _is_of(document, numbers)
    }


def _is_of(document: SourceDocument, numbers: Collection[str]) -> bool:
    told = {head.number for head in document.heads}
    return bool(told) and not document.others and told <= set(numbers)


def telling_of(documents: Documents, numbers: Collection[str]) -> list[str]:
    """The names of the documents that tell of one of these orders."""
    return sorted({each.name for each in documents.values() for head in each.heads if head.number in numbers})


def told_in(names: Collection[str], documents: Documents) -> set[str]:
    """The orders that the documents of these names tell of."""
    named = [document for document in documents.values() if document.name in set(names)]
    return {head.number for document in named for head in document.heads if head.number}


def kept_for(refused: Collection[str], held: Documents, documents: Documents) -> dict[str, SourceDocument]:
    """The documents, and the held ones of the names of files that were refused."""
    kept = {sha256: document for sha256, document in held.items() if document.name in set(refused)}
    return {**kept, **documents}


def believed(
    documents: Documents, held: Documents, doubted: Mapping[str, Sequence[Member]]
) -> dict[str, SourceDocument]:
    """The documents without what contradicts itself, and what is held of those orders in its place.

    Args:
        documents: those of the new corpus.
        held: those of the corpus held.
        doubted: the accounts of each order that is rejected, by number.
    """
    out = {member.head.key for members in doubted.values() for member in members}
    found = {
        sha256: _part(document, [h for h in document.heads if h.key not in out])
        for sha256, document in documents.items()
    }
    for sha256, document in held.items():
        back = [head for head in document.heads if head.number in doubted]
        if back:
            present = found[sha256].heads if sha256 in found else ()
            found[sha256] = _part(document, [*present, *(head for head in back if head not in present)])
    return {sha256: document for sha256, document in found.items() if document.heads or document.others}


def _part(document: SourceDocument, heads: Sequence[Head]) -> SourceDocument:
    """The document with these of its heads; one that is not whole is parsed again when it is given again."""
    if len(heads) == len(document.heads):
        return document
    return replace(document, heads=tuple(sorted(heads, key=lambda head: head.place)), parsers=PARTIAL)

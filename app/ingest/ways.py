"""The three ways to a new corpus: the files given are all of it, come to what is held, or something held goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app import store
from app.ingest import composing
from app.ingest.composing import Documents
from app.ingest.held import Held
from app.ingest.parsing import Parsed


class NotRemembered(store.StoreError):
    """What the corpus held was made of is not known, so that nothing can be added to it."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The documents of the new corpus.

    Attributes:
        refusal: why there can be none, or "".
        facts: what the report says of them.
    """

    documents: Documents
    refusal: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


class Way(Protocol):
    """How the documents of the new corpus follow from the files and from those held."""

    def compose(self, parsed: Parsed, held: Held) -> Composed:
        """The documents; what of the files cannot be one goes to what `parsed` refused.

        Raises:
            NotRemembered: if it takes documents held, and they are not known.
        """


class Whole:
    """The files are the whole corpus."""

    def compose(self, parsed: Parsed, held: Held) -> Composed:
        """The documents of the files; for those that were refused, what is held of their names."""
        documents = composing.given(parsed, held.documents)
        return Composed(composing.kept_for(parsed.refused_names, held.documents, documents))


class More:
    """The files come to what is held."""

    def compose(self, parsed: Parsed, held: Held) -> Composed:
        """The documents held, with those of the files."""
        _insist_on_documents(held)
        found = composing.added(held.documents, composing.given(parsed, held.documents))
        parsed.refused.extend(found.refused)
        return Composed(found.documents, facts={"replaced": sorted(document.name for document in found.replaced)})


@dataclass(frozen=True, slots=True)
class Less:
    """Something held goes.

    Attributes:
        numbers: of orders, whose own documents go.
        names: of documents.
    """

    numbers: frozenset[str]
    names: frozenset[str]

    def compose(self, _parsed: Parsed, held: Held) -> Composed:
        """The documents held without those."""
        _insist_on_documents(held)
        named = {document.name for document in held.documents.values()}
        strange = [*sorted(self.names - named), *sorted(self.numbers - held.digests.keys())]
        if strange:
            return Composed({}, f"{strange[0]} is not held")
        left = composing.without(held.documents, self.numbers, self.names)
        gone = sorted(document.name for sha256, document in held.documents.items() if sha256 not in left)
        shared = composing.telling_of(left, self.numbers)
        if not gone:
            return Composed({}, f"nothing but {', '.join(shared)} tells of these orders, and of others, too")
        return Composed(left, facts={"taken_away": gone, "still_told_of_by": shared})


def _insist_on_documents(held: Held) -> None:
    if held.revision is not None and not held.documents:
        raise NotRemembered(
            "this corpus was made by an older release, which did not remember of what: run `eo ingest` with all of it"
        )

"""The documents that a stand-in has."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

ORIGIN = "https://www.federalregister.gov"
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shelved:
    """One document.

    Attributes:
        data: its JSON, as the API answers it.
        xml: its text as XML, None if it has none.
        txt: its text as the Printing Office has it.
        is_listed: whether lists have it; what only corrects an order is asked for by its number.
    """

    data: bytes
    xml: bytes | None = None
    txt: bytes | None = None
    is_listed: bool = True

    @property
    def record(self) -> Record:
        """The fields of its JSON."""
        found: Record = json.loads(self.data)
        return found

    @property
    def number(self) -> str:
        """The document's number."""
        return str(self.record["document_number"])


def shelved(record: Mapping[str, Any], **texts: Any) -> Shelved:
    """A document of its fields."""
    return Shelved(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(), **texts)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents, in the order of their days.

    Attributes:
        documents: by number.
        rewrites: whether the addresses of texts are made to name the stand-in; else they stay those of the real API.
    """

    documents: Mapping[str, Shelved]
    rewrites: bool = True
    records: Mapping[str, Record] = field(default_factory=dict)

    def listed(self) -> Iterator[tuple[str, Record]]:
        """The numbers and fields of those that lists have."""
        return ((number, self.records[number]) for number, found in self.documents.items() if found.is_listed)

    def files(self) -> dict[str, bytes]:
        """The bytes that a client ends with: of each document its JSON and its best text."""
        found = {}
        for number, document in self.documents.items():
            found[f"{number}.json"] = document.data
            if document.xml is not None:
                found[f"{number}.xml"] = document.xml
            elif document.txt is not None:
                found[f"{number}.txt"] = document.txt
        return found

    def replaced(self, *documents: Shelved) -> "Shelf":
        """A shelf on which these take the place of those of the same number, or are added."""
        return shelf([*self.documents.values(), *documents], rewrites=self.rewrites)

    def without(self, *numbers: str) -> "Shelf":
        """A shelf that has not these."""
        kept = [found for number, found in self.documents.items() if number not in numbers]
        return shelf(kept, rewrites=self.rewrites)


def shelf(documents: Iterable[Shelved], *, rewrites: bool = True) -> Shelf:
    """A shelf of documents; of two with one number the later."""
    records = {}
    by_number = {}
    for document in documents:
        record = document.record
        number = str(record["document_number"])
        records[number], by_number[number] = record, document
    ordered = sorted(by_number, key=lambda number: (records[number]["publication_date"], number))
    return Shelf({number: by_number[number] for number in ordered}, rewrites, records)

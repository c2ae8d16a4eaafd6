"""One thing that typed words can mean."""

from dataclasses import dataclass

from app.law.citations.urls import citation_of, official_url


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that the words can mean.

    Attributes:
        kind: a key of KINDS, "fr_document" (a Federal Register document number) or "page" (an official URL that names
            no document by itself; `target` is the URL without query and fragment).
        target: the normalised identity inside its kind ("14288", "2025-07790", "5 USC 553(b)").
        section: the provision meant ("3.b"), or None.
        citation: the normalised citation ("Executive Order 14288").
        url: the official page, or None where none can be built.
        unread: the words behind the name that look like a place in it and could not be read as one, or "".
        reason: why the words mean it, where they are a name that people have for it; else "".
    """

    kind: str
    target: str
    section: str | None
    citation: str
    url: str | None
    unread: str = ""
    reason: str = ""


def candidate(kind: str, target: str, section: str | None = None, unread: str = "") -> Candidate:
    """The candidate of an identity, with the citation and the official page that follow from it."""
    return Candidate(kind, target, section, citation_of(kind, target), official_url(kind, target), unread)


def document(number: str) -> Candidate:
    """The candidate of a document number of the Federal Register."""
    return Candidate("fr_document", number, None, f"FR Doc. {number}", f"https://www.federalregister.gov/d/{number}")

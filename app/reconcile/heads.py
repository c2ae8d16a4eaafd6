"""What tells whose an account is: all that reconciling asks of it before its text is needed."""

from app.law.documents import Account, Head
from app.sources import BY_NAME


def head_of(account: Account, sha256: str, place: int, digest: str) -> Head:
    """The head of an account at a place of the file with this hash."""
    captured_on = account.notes_captured_on or account.published_on
    return Head(
        sha256=sha256,
        place=place,
        name=account.source.name,
        format=account.source.format,
        number=account.number,
        document_number=account.document_number,
        title=account.title,
        signed_on=account.signed_on,
        captured_on=captured_on if is_record(account.source.format) else None,
        is_correction=account.is_correction,
        has_text=bool(account.sections),
        digest=digest,
    )


def is_record(source_format: str) -> bool:
    """Whether accounts of a format are the editors' record of an order, without its text."""
    return BY_NAME[source_format].is_record

"""What is written about orders: bytes to a document, whose text is read and not kept."""

from app.law.coverage.values import DocumentKind, Hyperlink, Secondary
from app.law.documents import SourceError
from app.sources.coverage import facts, html, markdown
from app.sources.coverage.facts import Facts
from app.sources.decoding import decode

MAX_BYTES = 8 << 20
MAX_PARAGRAPHS = 20_000
_MIN_WORDS = 10
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
)

__all__ = ["MAX_BYTES", "parse"]


def parse(data: bytes, name: str) -> Secondary:
    """The document in a file: Markdown or plain text, with or without front matter, or a saved HTML page.

    Args:
        data: the whole file.
        name: of the file; its ending is no evidence of anything, but a document without any title is called by it.

    Raises:
        SourceError: the file is empty, too large, no text, or has no prose.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(f"the file is larger than {MAX_BYTES >> 20} MB")
    if _is_binary(data):
        raise SourceError("the file is no text: Markdown, plain text and HTML can be read")
    is_page = html.looks_like(data)
    text = decode(data, html.declared_encoding(data) if is_page else None)
    given, body = html.read(text) if is_page else facts.split(text)
    paragraphs, links = markdown.prose(body)
    if sum(paragraph.count(" ") + 1 for paragraph in paragraphs) < _MIN_WORDS:
        raise SourceError("the file has no prose")
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise SourceError(f"the file has more than {MAX_PARAGRAPHS:,} paragraphs")
    return _document(given, paragraphs, links, name)


def _is_binary(data: bytes) -> bool:
    """Whether the bytes are those of a PDF, an office file, a picture, an archive."""
    return data.lstrip()[:8].startswith(_SIGNATURES)


def _document(given: Facts, paragraphs: list[str], links: list[Hyperlink], name: str) -> Secondary:
    title = given.title or markdown.first_words(paragraphs) or name
    publisher = given.publisher or facts.publisher_of(given.url)
    kind = given.kind or facts.kind_of(title, given.url, publisher, paragraphs)
    return Secondary(
        title, DocumentKind(kind), tuple(paragraphs), given.url, publisher, given.published_on, tuple(links)
    )

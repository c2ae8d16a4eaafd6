"""The real documents of ../shared/corpus, as the API would have them."""

from pathlib import Path

from tests.upstream.stand_in.shelf import Shelf, Shelved, shelf


def real(corpus: Path, *, every: int = 1) -> Shelf:
    """A shelf of the real documents, their bytes and addresses as they are.

    Args:
        corpus: the folder of `fr-json`, `fr-xml` and `fr-txt`.
        every: 4 takes each fourth document.
    """
    files = sorted((corpus / "fr-json").glob("*.json"))[::every]
    return shelf((_document(corpus, file) for file in files), rewrites=False)


def _document(corpus: Path, file: Path) -> Shelved:
    xml, txt = (corpus / folder / (file.stem + end) for folder, end in (("fr-xml", ".xml"), ("fr-txt", ".htm")))
    return Shelved(
        file.read_bytes(), xml.read_bytes() if xml.exists() else None, txt.read_bytes() if txt.exists() else None
    )

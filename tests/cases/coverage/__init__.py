"""Documents about orders, written by hand."""

from pathlib import Path

DOCUMENTS = Path(__file__).parent / "documents"

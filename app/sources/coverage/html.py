"""Saved HTML pages: their main text, and what they say of themselves."""

from app.sources.coverage.facts import Facts


def looks_like(data: bytes) -> bool:
    return False


def declared_encoding(data: bytes) -> str | None:
    return None


def read(text: str) -> tuple[Facts, str]:
    raise NotImplementedError

"""What version of the code something was made by: a digest of the code itself, so that none can be forgotten."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import app

_ROOT = Path(app.__file__).parent
_READ_WITH = ("lxml", "PyYAML", "PyStemmer")
"""The libraries on which it depends what is read in a file."""


@cache
def parsers() -> str:
    """The version of what turns bytes into accounts: 16 hex digits."""
    return _digest("law", "sources")


@cache
def makers() -> str:
    """The version of all that makes a corpus of accounts, its rendered documents included: 16 hex digits."""
    return _digest("")


def _digest(*folders: str) -> str:
    digest = hashlib.sha256(" ".join(version(name) for name in _READ_WITH).encode())
    for path in sorted(path for folder in folders for path in (_ROOT / folder).rglob("*.py")):
        digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]

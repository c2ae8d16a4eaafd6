"""Which content coding is sent."""

import pytest

from app.api.compression import encoding


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("", None),
        ("gzip", "gzip"),
        ("gzip, br", "br"),
        ("gzip;q=1, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0", None),
        ("identity, gzip;q=0.5", None),
        ("deflate, zstd", None),
    ],
)
def test_accept_encoding(header: str | None, expected: str | None) -> None:
    """The best liked coding that we make is sent, and none where none is asked for."""
    assert encoding(header) == expected

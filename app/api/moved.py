"""An order that was called by its page while it had no number: the old address leads to the order (308)."""

from dataclasses import replace

from app.api.urls import This


class Moved(Exception):  # noqa: N818 (an answer, not a failure)
    """An answer that leads to the same place of the order under its number, raised anywhere below a router.

    Args:
        old: what the order was called.
        number: what it is called now.
    """

    def __init__(self, old: str, number: str) -> None:
        super().__init__(old)
        self.old = old
        self.number = number

    def headers(self, this: This) -> list[tuple[bytes, bytes]]:
        """Return the header fields of the answer to a request for the old address.

        Its query is kept. The address is ours from the configured base URL, or relative, whatever host was asked.
        """
        there = replace(this, path=this.path.replace(f"/{self.old}", f"/{self.number}", 1))
        return [(b"location", there.url().encode()), (b"content-length", b"0")]

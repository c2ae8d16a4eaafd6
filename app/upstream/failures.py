"""What can go wrong with an upstream, by what follows from it."""


class UpstreamError(Exception):
    """The upstream failed, or said what is not believed; the run can be resumed."""


class TransientError(UpstreamError):
    """A failure that may pass: worth asking again.

    Attributes:
        retry_after: how many seconds the server asked to be left alone for, or None.
    """

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class MissingError(UpstreamError):
    """The server has no such document."""


class BudgetSpentError(UpstreamError):
    """So much time went into asking again that the run ends."""


class BlockedError(UpstreamError):
    """A page for people came instead of data: the server takes us for a bot, and asking again makes it worse."""


class RefusedError(UpstreamError):
    """The server points to a place, or sends something, that we do not touch."""


class AnswerRefusedError(RefusedError):
    """The answer is not about what was asked for; asking again once or twice may mend it."""


class IncompleteError(Exception):
    """What came cannot be proved to be everything."""


class StoreError(Exception):
    """The store of fetched bytes cannot be read or written."""


class StoreLockedError(StoreError):
    """Another run is filling the store."""

"""What can go wrong between the program and its database, by what the caller can do about it."""


class StoreError(Exception):
    """A database that cannot be read or written; the message is for people and carries no secret."""


class Unavailable(StoreError):  # noqa: N818 (a state of the database, named as the HTTP contract names it)
    """The database does not answer, or its answer is damaged: try again later."""


class Lost(Unavailable):
    """The connection was lost, or none could be made: another may do."""


class Behind(Lost):
    """The server that answered does not hold yet what was shown already: another may."""


class Corrupt(Unavailable):
    """What is stored is damaged, or was written by another program: nothing of it is answered to anybody."""


class Changed(Corrupt, Lost):
    """The file was written while it was read: what was read of it is worth nothing; another try may find it whole."""


class Overloaded(Unavailable):
    """Every connection is in use: try again in a moment."""


class TookTooLong(StoreError):  # noqa: N818 (a state of the question, named as the HTTP contract names it)
    """A question was cut short because its time was over or nobody waited for the answer."""


class NotReady(StoreError):  # noqa: N818 (a state of the database, named as the HTTP contract names it)
    """There is no corpus to serve yet, or its schema is not the one this release reads."""


class SchemaTooOld(NotReady):
    """The database's schema is older than this release: `eo migrate` brings it up to date."""


class SchemaTooNew(NotReady):
    """The database's schema is newer than this release knows."""


class StaleIndex(NotReady):
    """The index of words was made by another release: what it would find is not what is asked."""


class WriteFailed(StoreError):  # noqa: N818 (a state of the database, named as the HTTP contract names it)
    """Nothing was published: the disk, the file system or the server refused."""


class Locked(StoreError):  # noqa: N818 (a state of the database, named as the HTTP contract names it)
    """Another ingest or migration holds the database, and it did not finish in the time allowed."""

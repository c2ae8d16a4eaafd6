"""The ledger: what each publish changed.

It is written in the transaction of the publish, which asks in this order:

    before = ledger.read(connection, changes)       the old rows are still there
    ledger.carry(old, connection)                   only where a new file is begun
    ledger.dated(rows, before, now)                 the rows of orders, as they are inserted
    ledger.write(connection, before, changes, …)    the new rows are there, nothing is rendered of them yet

or, where no order is touched, `ledger.advance`.

Both return the ledger's position, which goes into the row of the corpus. What differs is told by `facts`, which
knows no database; `standings` reads what it compares.
"""

from app.store.ledger.keeping import Before, advance, carry, dated, read, write

__all__ = ["Before", "advance", "carry", "dated", "read", "write"]

"""The accounts a database holds, as they were parsed."""

from collections.abc import Collection

from sqlalchemy import or_, select

from app.law.documents import Account
from app.store.account_codec import decode
from app.store.engines import engine
from app.store.snapshots import snapshot
from app.tables import OrderRow, PublicationRow


def accounts(url: str, *, names: Collection[str] = (), numbers: Collection[str] = ()) -> list[Account]:
    """The accounts that came from the files `names`, and all accounts of the orders `numbers`.

    Raises:
        NotReady, Unavailable: as `snapshot`.
    """
    wanted = or_(PublicationRow.name.in_(names), OrderRow.number.in_(numbers))
    statement = select(PublicationRow.document).join(OrderRow, OrderRow.sort_key == PublicationRow.order_key)
    reader = engine(url, pool_size=1)
    try:
        with snapshot(reader) as current:
            found = current.connection.execute(statement.where(wanted)).scalars().all()
    finally:
        reader.dispose()
    return [decode(document) for document in found]

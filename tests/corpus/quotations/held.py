"""The orders of an ingested database, with their words."""

from sqlalchemy import select

from app import store
from app.law.quotes.values import OrderText, Provision
from app.tables import OrderRow, SectionRow


def held(url: str) -> list[OrderText]:
    """Every order by its number; of those without text the title alone."""
    provisions: dict[int, list[Provision]] = {}
    with store.snapshot(store.engine(url)) as snapshot:
        rows = snapshot.connection.execute(select(SectionRow).order_by(SectionRow.order_key, SectionRow.position))
        for row in rows:
            provisions.setdefault(row.order_key, []).append(
                Provision(
                    id=row.id,
                    label=row.label,
                    heading=row.heading,
                    part=row.part,
                    text=row.text,
                    closing=row.closing,
                    quoted=tuple((start, end) for start, end in row.quoted),
                    closing_quoted=tuple((start, end) for start, end in row.closing_quoted),
                    depth=row.depth,
                )
            )
        orders = snapshot.connection.execute(
            select(OrderRow.sort_key, OrderRow.number, OrderRow.title).order_by(OrderRow.sort_key)
        )
        return [OrderText(row.number, row.title, tuple(provisions.get(row.sort_key, ()))) for row in orders]

"""The glossary of relations, with how often each is held."""

from sqlalchemy import Connection, func, select

from app.law.relations.vocabulary import RELATIONS
from app.law.relations.vocabulary import Relation as Row
from app.schemas import EFFECT_OF, OrderStatus, Relation, RelationEntry
from app.tables import ReferenceRow


def relations(connection: Connection) -> list[RelationEntry]:
    """Every relation, in the order of the vocabulary. One statement."""
    counted = select(ReferenceRow.relation, func.count().label("times")).group_by(ReferenceRow.relation)
    held = {row.relation: row.times for row in connection.execute(counted)}
    return [_entry(row, held.get(row.name, 0), held.get(row.inverse, 0)) for row in RELATIONS]


def _entry(row: Row, references: int, inverse_references: int) -> RelationEntry:
    name = Relation(row.name)
    return RelationEntry(
        name=name,
        inverse=Relation(row.inverse),
        meaning=row.meaning,
        effect=EFFECT_OF[name],
        status=OrderStatus(row.status) if row.status else None,
        status_in_part=OrderStatus(row.status_in_part) if row.status_in_part else None,
        references=references,
        inverse_references=inverse_references,
        url=f"/v1/references?relation={row.name}",
    )

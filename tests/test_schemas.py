"""The contract against the vocabularies of those who fill it."""

from enum import StrEnum
from typing import get_args

import pytest
from pydantic import BaseModel

from app import schemas
from app.law import citations
from app.law.bodies import values as body_values
from app.law.bodies.names import KINDS
from app.law.comparison.headings import Standing
from app.law.comparison.values import DifferenceClass
from app.law.directives import Deadline
from app.law.relations import PASSIVES, leanings, patterns
from app.schemas.bodies import BodyFounding, BodyGround

SENT = (schemas.Model, schemas.QuotesToCheck)
"""What is no object of an answer: what all of them are, and the body of a request."""
MODELS = [
    made
    for made in {**vars(schemas), **vars(schemas.bodies)}.values()
    if isinstance(made, type) and issubclass(made, BaseModel) and made not in SENT
]


def values(vocabulary: type[StrEnum]) -> set[str]:
    """The words of a vocabulary."""
    return {member.value for member in vocabulary}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_is_always_there(model: type[BaseModel]) -> None:
    """No field has a default, so that nothing is left out, and no object can be changed."""
    assert all(field.is_required() for field in model.model_fields.values())
    assert model.model_config.get("frozen") is True


def test_every_relation_that_is_read_can_be_answered() -> None:
    """Each relation of the readers has a value in the contract, and its passive is the contract's inverse."""
    read = {relation for _, relation in patterns.VERBS} | {relation for relation, _ in leanings.LEANINGS}
    assert read <= set(schemas.INVERSES)
    for active, passive in PASSIVES.items():
        assert schemas.INVERSES[schemas.Relation(active)] == passive


def test_every_kind_that_is_found_can_be_answered() -> None:
    """Each kind of citation has a value in the contract."""
    assert {kind.key for kind in citations.KINDS} <= set(schemas.TargetKind)


def test_every_heading_status_can_be_answered() -> None:
    """The trust in headings has the same values on both sides."""
    assert values(Standing) == values(schemas.HeadingStatus)


def test_every_class_of_difference_can_be_answered() -> None:
    """The classes of differences are the same on both sides, in the order in which they are tried, and all counted."""
    assert [kind.value for kind in DifferenceClass] == [kind.value for kind in schemas.DifferenceClass]
    assert set(schemas.DifferenceCounts.model_fields) == values(DifferenceClass)


def test_bodies_are_told_in_the_words_that_the_law_reads() -> None:
    """Every kind, standing, ground and way of founding that is read has a value, and no value is never read."""
    assert set(KINDS.values()) == values(schemas.BodyKind)
    assert set(get_args(body_values.Status)) == values(schemas.BodyStatus)
    assert set(get_args(body_values.Ground)) == values(BodyGround)
    assert {*get_args(body_values.How), "told"} == values(BodyFounding)


@pytest.mark.parametrize(("name", "vocabulary"), [("unit", schemas.DeadlineUnit), ("anchor", schemas.Anchor)])
def test_every_deadline_can_be_answered(name: str, vocabulary: type[StrEnum]) -> None:
    """Units and anchors of the reader are those of the contract."""
    literal, _none = get_args(Deadline.__annotations__[name])
    assert set(get_args(literal)) == values(vocabulary)

"""What each tool takes. The API reads the values, and refuses what it does not understand; here are names and types."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

MAX_ITEMS = 20
"""So many items a call gives at most; `cursor` leads to the others."""

Order = Annotated[str, Field(description="14288, 11359-A or any citation")]
Offset = Annotated[int, Field(ge=0, description="Character to start at")]
Items = Annotated[int, Field(ge=1, le=MAX_ITEMS)]
Day = Annotated[str, Field(description="YYYY-MM-DD")]


class Arguments(BaseModel):
    """Nothing but what is declared is taken, and nothing of another type is read as if it were of this one."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @field_validator("*")
    @classmethod
    def _text(cls, value: object) -> object:
        """Refuse halves of characters, which JSON can write and no URL (RFC 8259 §8.2)."""
        if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
            raise PydanticCustomError("malformed", "This holds half a character")
        return value

    def given(self, *but: str) -> list[tuple[str, str]]:
        """Return those that were given less those named, as parameters of the API."""
        told = self.model_dump(exclude=set(but), exclude_none=True)
        return [(name, str(value)) for name, value in told.items()]


class Citation(Arguments):
    """What a citation is to be found of."""

    citation: str


class OneOrder(Arguments):
    """An order to read."""

    order: Order
    offset: Offset = 0


class OneProvision(Arguments):
    """A provision to read."""

    order: Order
    section: Annotated[str, Field(description="3.b, sec. 3(b), 1-101, preamble")]
    offset: Offset = 0


class Provisions(Arguments):
    """Words to look for in provisions."""

    q: Annotated[str, Field(description='Words, "phrase", OR, -not, prefix*')]
    order: Order | None = None
    president: str | None = None
    status: str | None = None
    signed_from: str | None = None
    signed_to: str | None = None
    limit: Items = 10
    cursor: str | None = None


class Directives(Arguments):
    """Which directives to find."""

    actor: Annotated[str | None, Field(description="Office or agency")] = None
    role: Annotated[str | None, Field(description="lead: acts itself")] = None
    q: str | None = None
    order: Order | None = None
    president: str | None = None
    kind: Annotated[str | None, Field(description="report, plan, rule, …")] = None
    status: Annotated[str | None, Field(description="Of the order")] = None
    due_from: Day | None = None
    due_to: str | None = None
    signed_from: str | None = None
    signed_to: str | None = None
    sort: Annotated[str | None, Field(description="due_on: by deadline")] = None
    limit: Items = 10
    cursor: str | None = None


class Quotation(Arguments):
    """A quotation to check."""

    text: Annotated[str, Field(description="Without quotation marks")]
    order: Order | None = None


class Prose(Arguments):
    """Prose whose quotations and citations are to be checked."""

    text: Annotated[str, Field(description="Up to 64 KB")]
    order: Order | None = None
    offset: Annotated[int, Field(ge=0, description="Item to start at")] = 0


class OrderOnDay(Arguments):
    """An order whose status is asked for."""

    order: Order
    on: Annotated[str | None, Field(description="Past day, YYYY-MM-DD")] = None

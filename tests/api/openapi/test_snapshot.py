"""The document that is kept in the repository."""

from tests.contract import RELEASED, SNAPSHOT, current, written


def test_snapshot_is_what_the_code_says() -> None:
    """`docs/openapi/openapi.json` is the document of the code; `python -m tests.contract` writes it anew."""
    assert SNAPSHOT.read_text("utf-8") == written(current())


def test_there_is_a_contract_to_hold_against() -> None:
    """The contract that was released last is there, in the words of OpenAPI 3.0.3."""
    assert '"openapi": "3.0.3"' in RELEASED.read_text("utf-8")

"""The tree of a query in the languages of the two engines; nothing but our own tokens gets into them, each quoted.

Both engines hold the same stream of tokens for a document (`search.stream`), so both give the same set.
"""

from app.search.query import AnyOf, Node, Term
from app.search.token_stream import NOTHING, sequences


def fts5(node: Node) -> str:
    """The FTS5 expression of `node`."""
    if isinstance(node, Term):
        found = [f'"{" ".join(sequence)}"' for sequence in sequences(node)]
        return found[0] if len(found) == 1 else f"({' OR '.join(found)})"
    parts = [fts5(part) for part in node.parts] or [f'"{NOTHING}"']
    if isinstance(node, AnyOf):
        return f"({' OR '.join(parts)})"
    wanted = f"({' AND '.join(parts)})"
    return f"({wanted} NOT ({' OR '.join(fts5(part) for part in node.excluded)}))" if node.excluded else wanted


def tsquery(node: Node) -> str:
    """The tsquery of `node`, in its text form."""
    if isinstance(node, Term):
        return "(" + " | ".join(_following(sequence) for sequence in sequences(node)) + ")"
    parts = [tsquery(part) for part in node.parts] or [f"'{NOTHING}'"]
    if isinstance(node, AnyOf):
        return f"({' | '.join(parts)})"
    return f"({' & '.join([*parts, *(f'!{tsquery(part)}' for part in node.excluded)])})"


def _following(sequence: tuple[str, ...]) -> str:
    return "(" + " <-> ".join(f"'{token}'" for token in sequence) + ")"

"""The budgets of size: small modules, small functions."""

import ast
from itertools import chain
from pathlib import Path

MODULES = sorted((Path(__file__).parents[1] / "app").rglob("*.py"))
MAX_MODULE, MAX_FUNCTION, NINE_IN_TEN = 350, 60, 20


def functions(module: Path) -> list[int]:
    """How many lines each function of a module has."""
    nodes = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    found = (node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [(node.end_lineno or 0) - node.lineno + 1 for node in found]


def test_modules_are_small() -> None:
    """No module of the program has more than 350 lines."""
    assert len(MODULES) > 200
    assert [str(path) for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > MAX_MODULE] == []


def test_functions_are_small() -> None:
    """Nine functions in ten have at most 20 lines, and none has more than 60."""
    lengths = sorted(chain.from_iterable(map(functions, MODULES)))
    assert lengths[len(lengths) * 9 // 10] <= NINE_IN_TEN
    assert lengths[-1] <= MAX_FUNCTION

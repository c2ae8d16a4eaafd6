"""Python, by openapi-python-client."""

import shutil
from pathlib import Path

from tests.sdk.languages.base import BIN, CALLERS, HELPERS, Language, run


def _make(folder: Path, document: Path) -> None:
    config = HELPERS / "python" / "generator.yaml"
    generator = BIN / "openapi-python-client"
    options = ("--meta", "none", "--fail-on-warning", "--output-path", "executive_orders", "--config", config)
    run(folder, generator, "generate", "--path", document, *options)
    for each in (*(HELPERS / "python").glob("*.py"), CALLERS / "call.py"):
        shutil.copy(each, folder)
    run(folder, BIN / "mypy", "--strict", "--no-error-summary", "executive_orders", "pager.py", "example.py")


LANGUAGE = Language(
    name="python",
    document="/openapi.json",
    make=_make,
    calling=(BIN / "python", "call.py"),
    example=(BIN / "python", "example.py"),
    types={"text": "str", "binary": "File"},
    generated="executive_orders/[am]*/**/*.py",
    unwanted=r"^(?!.*(import|\[str, Any\]|__[gs]etitem__)).*\bAny\b|class \w*(Inline|_0|Inner|(Item|Type|Response)\d)",
)

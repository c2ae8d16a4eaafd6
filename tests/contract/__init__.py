"""The contract held by programs that are not ours: linters of the document, and a differ of it.

`python -m tests.contract released` makes what the code says the contract that later changes are held against.
"""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

from app.api.openapi import downgraded
from app.main import create_app
from app.settings import Settings

FOLDER = Path(__file__).parent
PROGRAMS = FOLDER / "node_modules" / ".bin"
DOCUMENTS = FOLDER.parents[1] / "docs" / "openapi"
SNAPSHOT = DOCUMENTS / "openapi.json"
"""What the code says now: OpenAPI 3.1 without the examples, which have a file of their own."""
RELEASED = DOCUMENTS / "v1.json"
"""The contract as it was released last: OpenAPI 3.0.3, in which the differ sees what may be null."""

_OPERATION = re.compile("(x|✔) [A-Z]+ /")


def current() -> dict[str, Any]:
    """Return the document of the code."""
    return without_examples(create_app(Settings()).openapi())


def older(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document as the differ compares it."""
    return downgraded(document)


def without_examples(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document without the examples of its answers."""
    made: dict[str, Any] = json.loads(json.dumps(document))
    made["components"].pop("examples", None)
    for operations in made["paths"].values():
        for operation in operations.values():
            for answer in operation["responses"].values():
                for content in answer.get("content", {}).values():
                    content.pop("examples", None)
    return made


def written(document: dict[str, Any]) -> str:
    """Return a document as its file has it."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def run(program: str, *arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one of the programs in a folder, without telling anybody of it."""
    environment = {**os.environ, "CI": "true", "OPTIC_TELEMETRY": "false", "REDOCLY_TELEMETRY": "off", "NO_COLOR": "1"}
    command = [PROGRAMS / program, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def breaks(before: dict[str, Any], after: dict[str, Any], folder: Path) -> str:
    """Return what the differ says of a change that breaks clients, with the operation, "" of one that breaks none."""
    paths = [folder / "before.json", folder / "after.json"]
    for path, document in zip(paths, (before, after), strict=True):
        path.write_text(written(document), encoding="utf-8")
    done = run("optic", "diff", *paths, "--check", "--standard", FOLDER / "optic.yaml", folder=folder)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout, done.stderr
    said, operation = [], ""
    for line in done.stdout.splitlines():
        if _OPERATION.match(line):
            operation = line
        elif "breaking change" in line or "cannot" in line:
            said.append(f"{operation} {line.strip()}")
    assert bool(said) == bool(done.returncode), done.stdout
    return "\n".join(said)

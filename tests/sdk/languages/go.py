"""Go, by openapi-generator; the client needs nothing but Go itself."""

import shutil
from pathlib import Path

from tests.sdk.languages.base import BIN, CALLERS, HELPERS, Language, run

_PLACES = {
    HELPERS / "go" / "pager.go": "pager/pager.go",
    HELPERS / "go" / "example" / "main.go": "example/main.go",
    CALLERS / "call.go": "call/main.go",
}


def _make(folder: Path, document: Path) -> None:
    config = HELPERS / "go" / "generator.yaml"
    generator = BIN / "openapi-generator-cli"
    run(folder, generator, "generate", "--config", config, "--input-spec", document, "--output", "executiveorders")
    for unused in ("go.mod", "go.sum"):
        (folder / "executiveorders" / unused).unlink(missing_ok=True)
    for source, place in _PLACES.items():
        (folder / place).parent.mkdir()
        shutil.copy(source, folder / place)
    (folder / "go.mod").write_text("module sdk\n\ngo 1.19\n", encoding="utf-8")
    run(folder, "go", "build", "-o", "bin/", "./call", "./example")


LANGUAGE = Language(
    name="go",
    document="/openapi-3.0.json",
    make=_make,
    calling=("bin/call",),
    example=("bin/example",),
    types={"text": "string", "binary": "File"},
    generated="executiveorders/model_*.go",
    unwanted=r"^\t[A-Z]\w* interface\{\}|^type \w*(Inline|_0|Inner|AnyOf|OneOf|AllOf|Item\d)",
)

"""Java, by openapi-generator, over the HTTP client of the JDK and the Jackson that the generator itself has in it."""

import shutil
from pathlib import Path

from tests.sdk.languages.base import CALLERS, HELPERS, ROOT, Language, run

_GENERATOR = next(iter((ROOT / ".venv-sdk").glob("lib/*/site-packages/openapi_generator_cli/*.jar")), Path())
ANNOTATIONS = Path("/usr/share/java/geronimo-annotation-1.3-spec.jar")
"""`javax.annotation.Generated`, of Debian's libgeronimo-annotation-1.3-spec-java."""
_CLASSPATH = f"classes:{_GENERATOR}:{ANNOTATIONS}"


def _make(folder: Path, document: Path) -> None:
    (folder / "classes").mkdir()
    generator = ("-Xmx512m", "-jar", _GENERATOR, "generate", "--config", HELPERS / "java" / "generator.yaml")
    run(folder, "java", *generator, "--input-spec", document, "--output", ".")
    for each in (*(HELPERS / "java").glob("*.java"), CALLERS / "Call.java"):
        shutil.copy(each, folder / "src/main/java")
    sources = sorted((folder / "src/main/java").rglob("*.java"))
    run(folder, "javac", "-nowarn", "-proc:none", "-cp", _CLASSPATH, "-d", "classes", *sources)


LANGUAGE = Language(
    name="java",
    document="/openapi-3.0.json",
    make=_make,
    calling=("java", "-cp", _CLASSPATH, "Call"),
    example=("java", "-cp", _CLASSPATH, "Example"),
    types={"text": "String", "binary": "File"},
    generated="src/main/java/executiveorders/[am]*/*.java",
    unwanted=r"\bObject [a-z]\w*;|class .*(InlineObject|_0|Inner|Item\d|AnyOf|OneOf|AllOf)",
)

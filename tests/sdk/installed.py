"""What the clients need beside Python: `python -m tests.sdk.installed` tells what is missing, and fails."""

import shutil
import sys

from tests.sdk.languages.base import BIN, MODULES
from tests.sdk.languages.java import ANNOTATIONS


def missing() -> str | None:
    """What is not there and how to get it, or None."""
    packages = {"go": "golang-go", "java": "default-jre-headless", "javac": "default-jdk-headless", "node": "nodejs"}
    for command, package in packages.items():
        if shutil.which(command) is None:
            return f"{command} is not here: apt-get install {package}, then make sdk"
    if not ANNOTATIONS.is_file():
        return f"{ANNOTATIONS} is not here: apt-get install libgeronimo-annotation-1.3-spec-java, then make sdk"
    if not (BIN / "openapi-python-client").is_file() or not (MODULES / "openapi-typescript").is_dir():
        return "the generators are not here: make sdk installs them"
    return None


if __name__ == "__main__":
    sys.exit(missing())

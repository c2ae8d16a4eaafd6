"""What the browser tests need beside Python: `python -m tests.browser.installed` tells what is missing, and fails."""

import shutil
import sys
from pathlib import Path

MODULES = Path(__file__).parent / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
CHECKER = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
"""The Nu Html Checker."""


def executable(name: str) -> str:
    """The path of a program.

    Raises:
        FileNotFoundError: if it is not installed.
    """
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(name)
    return found


def missing() -> str | None:
    """What is not there and how to get it, or None."""
    if shutil.which("chromium") is None:
        return "Chromium is not here: apt-get install chromium, then make test-browser"
    if shutil.which("java") is None:
        return (
            "Java, for the Nu Html Checker, is not here: apt-get install default-jre-headless, then make test-browser"
        )
    if not (AXE.is_file() and CHECKER.is_file()):
        return "axe-core and the Nu Html Checker are not here: make test-browser installs them"
    return None


if __name__ == "__main__":
    sys.exit(missing())

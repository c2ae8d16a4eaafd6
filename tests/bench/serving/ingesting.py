"""What an ingest takes: its time, and the most memory that all its processes hold at once."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import corpora
from tests.bench.serving.figures import MEMORY, SECONDS, Figures
from tests.bench.serving.usage import watched


def ingested(files: Path, url: str, checkout: Path) -> Figures:
    """Ingest files into an empty database by the program of a checkout.

    Raises:
        RuntimeError: if it fails.
    """
    program, target = [sys.executable, "-m", "app"], ["--database-url", url]
    ingest = [*program, "ingest", *corpora.alone(checkout), str(files), *target]
    subprocess.run([*program, "migrate", *target], cwd=checkout, stdout=subprocess.DEVNULL, check=True)
    with tempfile.TemporaryFile("w+") as said:
        began = time.perf_counter()
        process = subprocess.Popen(ingest, cwd=checkout, stdout=said, stderr=said)
        with watched(process.pid) as peak:
            code = process.wait()
        seconds = time.perf_counter() - began
        if code:
            said.seek(0)
            raise RuntimeError(f"the ingest ended with {code}: {said.read()}")
    return {SECONDS: seconds, MEMORY: peak.bytes / 1e6}

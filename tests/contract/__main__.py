"""Write the documents: what the code says now, and at a release what later changes are held against."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.contract import DOCUMENTS, RELEASED, SNAPSHOT, breaks, current, older, written

DOCUMENTS.mkdir(exist_ok=True)
document = current()
SNAPSHOT.write_text(written(document), encoding="utf-8")
if sys.argv[1:] == ["released"]:
    if RELEASED.exists():
        with TemporaryDirectory() as folder:
            if said := breaks(json.loads(RELEASED.read_text("utf-8")), older(document), Path(folder)):
                sys.exit(f"This breaks the contract that was released:\n{said}")
    RELEASED.write_text(written(older(document)), encoding="utf-8")

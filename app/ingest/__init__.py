"""The imperative shell: files -> parse -> reconcile -> cross-refer -> publish, whole or not at all.

`coverage` takes what is written about orders into a corpus that is there; `extraction` reads some orders without an
ingest.
"""

from app.ingest.archives import Refused
from app.ingest.coverage.deriving import deriving
from app.ingest.documents import rendering
from app.ingest.reports import Report
from app.ingest.running import Options, Progress, add, remove, run
from app.ingest.workers import WorkerDied

__all__ = [
    "Options",
    "Progress",
    "Refused",
    "Report",
    "WorkerDied",
    "add",
    "deriving",
    "remove",
    "rendering",
    "run",
]

"""The imperative shell: files -> parse -> reconcile -> cross-refer -> publish, whole or not at all.

`extraction` beside it reads some orders without an ingest.
"""

from app.ingest.documents import rendering
from app.ingest.reports import Report
from app.ingest.running import Options, Progress, run
from app.ingest.workers import WorkerDied
from app.ingest.zip_and_tar import Refused

__all__ = [
    "Options",
    "Progress",
    "Refused",
    "Report",
    "WorkerDied",
    "rendering",
    "run",
]

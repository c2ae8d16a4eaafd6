"""The imperative shell: files -> parse -> reconcile -> cross-refer -> publish, whole or not at all."""

from app.ingest.documents import rendering
from app.ingest.extraction import Line, in_database, in_files, phrases_in_files
from app.ingest.reports import Report
from app.ingest.running import Options, Progress, run
from app.ingest.workers import WorkerDied
from app.ingest.zip_and_tar import Refused

__all__ = [
    "Line",
    "Options",
    "Progress",
    "Refused",
    "Report",
    "WorkerDied",
    "in_database",
    "in_files",
    "phrases_in_files",
    "rendering",
    "run",
]

"""What is written about orders: read from files, linked, its quotations checked, published with the orders."""

from app.ingest.coverage.deriving import deriving
from app.ingest.coverage.running import CoverageOptions, run

__all__ = ["CoverageOptions", "deriving", "run"]

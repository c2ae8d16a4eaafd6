"""How an operation is performed: its parameters are read by one table, and the rest happens in one place at one go.

table      the parameters of an operation, and how a request is read by it
plan       the signature of an operation, compiled into one call
perform    a snapshot, the call, the answer as bytes; and every error as a problem
elsewhere  the same in another process, for searches
route      an operation among FastAPI's routes, which still describe it in the OpenAPI document
paths      every path, its methods, and which one was meant by another
dispatch   the way to an operation that does not pass FastAPI
"""

from app.api.operations.dispatch import Dispatch, Operations
from app.api.operations.elsewhere import Performer
from app.api.operations.paths import Paths
from app.api.operations.route import Operation, operation_id, summary_of

__all__ = ["Dispatch", "Operation", "Operations", "Paths", "Performer", "operation_id", "summary_of"]

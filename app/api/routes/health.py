"""Liveness and readiness, for whoever runs the server."""

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from app import store
from app.api.problems import Problem
from app.schemas import Upstream

router = APIRouter(tags=["health"])

REASONS: dict[type[store.StoreError], tuple[str, str]] = {
    store.SchemaTooOld: ("not-ready", "The database's schema is older than this release: run `eo migrate`."),
    store.SchemaTooNew: ("not-ready", "The database's schema is newer than this release."),
    store.NotReady: ("not-ready", "No corpus is served yet: run `eo ingest` or `eo sample`."),
    store.Corrupt: ("storage-corrupt", "What is stored is damaged, or is being written by another program."),
    store.Overloaded: ("overloaded", "Every connection to the database is in use."),
    store.Unavailable: ("database-unavailable", "The database does not answer."),
}
"""Why a server is not ready, the narrower reason first."""


class Alive(BaseModel):
    """The process answers."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)
    status: Literal["alive"]
    """Always "alive": a process that is not does not answer."""


class Ready(BaseModel):
    """The process serves this revision of the corpus."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)
    status: Literal["ready"]
    """Always "ready": while no corpus is served the answer is a problem."""
    revision: str
    """The revision of the corpus, as `X-Corpus-Revision` has it."""
    upstream: Upstream | None
    """How far the Federal Register is followed, `lag_seconds` counted to now; null where nobody watches."""


@router.get("/livez", summary="Whether the process answers", description="Touches no database.")
async def get_liveness(response: Response) -> Alive:
    """Answer at once; a thread or a connection less would not change it."""
    response.headers["Cache-Control"] = "no-store"
    return Alive(status="alive")


@router.get("/readyz", summary="Whether a corpus is served", description="503 with the reason while none is.")
async def get_readiness(request: Request, response: Response) -> Ready:
    """Ask the database now.

    Raises:
        Problem: `not-ready`, `overloaded`, `storage-corrupt` or `database-unavailable`, with the reason.
    """
    if request.app.state.draining:
        raise Problem("not-ready", "The server is shutting down.")
    response.headers["Cache-Control"] = "no-store"
    try:
        revision = store.revision_of(await request.app.state.revisions.confirmed())
    except (store.NotReady, store.Unavailable) as error:
        code, detail = next(reason for kind, reason in REASONS.items() if isinstance(error, kind))
        raise Problem(code, detail) from error
    return Ready(status="ready", revision=revision, upstream=request.app.state.followed.until_now())

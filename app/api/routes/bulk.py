"""Downloads of the whole corpus, as `eo bulk` made them."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.concurrency import run_in_threadpool

from app import store
from app.api.context import Asked, Current, Downloads
from app.api.downloads import download
from app.api.lists import complete
from app.api.openapi.headers import SAVED, headers_of
from app.api.operations import Operation
from app.api.problems import Problem
from app.api.urls import Links
from app.schemas import BulkEdition, BulkFile, BulkPage
from app.store.shelf import Shown

FOREVER = "public, max-age=31536000, immutable"
"""A file never changes: another revision, or another release, makes another edition."""

_BYTES = {"type": "string", "format": "binary"}

router = APIRouter(route_class=Operation, prefix="/v1", tags=["bulk"])
files = APIRouter(prefix="/v1", tags=["bulk"])


class Octets(Response):
    """The bytes of a file, whatever they are."""

    media_type = "application/octet-stream"


@router.get("/bulk")
def list_bulk(snapshot: Current, this: Asked, downloads: Downloads) -> BulkPage:
    """List the downloads of the whole corpus, those made last first, each file with its SHA-256.

    They are made by whoever runs the server, beside the publishing of a corpus; there may be none, and the last may be
    of an older revision than the one that is served.
    """
    return BulkPage(**complete(this, [_edition(shown, snapshot) for shown in downloads]))


def _edition(shown: Shown, snapshot: store.Snapshot) -> BulkEdition:
    manifest = shown.manifest
    return BulkEdition(
        **manifest.model_dump(exclude={"generation", "files"}),
        is_current=manifest.revision == snapshot.revision,
        files=[
            BulkFile(
                **dict(file),
                is_whole=file.name not in shown.damaged,
                url=Links("").to("v1", "bulk", manifest.id, file.name),
            )
            for file in manifest.files
        ],
    )


@files.get(
    "/bulk/{edition}/{file}",
    summary="Download a file of the whole corpus, or a part of it",
    description="`/v1/bulk` lists the files with their addresses. A download that broke off goes on with `Range`.",
    response_class=Octets,
    responses={
        200: {"content": {Octets.media_type: {"schema": _BYTES}}, "headers": headers_of(SAVED)},
        206: {
            "description": "The part of the file that `Range` names.",
            "content": {Octets.media_type: {"schema": _BYTES}},
            "headers": headers_of(["Content-Range", *SAVED]),
        },
    },
)
async def get_bulk_file(
    request: Request,
    edition: Annotated[str, Path(description="The `id` of an edition of `/v1/bulk`.")],
    file: Annotated[str, Path(description="The `name` of one of its files.")],
) -> Response:
    """Send what a manifest tells of, and nothing else; the first who asks waits until it has been read once whole.

    Raises:
        Problem: `not-found` for what no manifest tells of, `range-not-satisfiable`.
        store.Corrupt: if the file is not as it was made.
    """
    return await run_in_threadpool(_sent, request, edition, file)


def _sent(request: Request, edition: str, name: str) -> Response:
    shelf: store.Shelf = request.app.state.shelf
    found = shelf.find(edition, name)
    if found is None:
        raise Problem("not-found", "There is no such download; /v1/bulk lists those that there are.")
    manifest, file = found
    headers = {
        "Cache-Control": FOREVER,
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "X-Corpus-Revision": manifest.revision,
    }
    try:
        path = shelf.path(manifest, file)
        return download(request, path, Octets.media_type, file.sha256, manifest.made_at, headers)
    except OSError as error:
        raise store.Corrupt(f"{file.name} cannot be read") from error

"""The command that serves."""

import gc
from typing import Annotated

import typer

from app import shell
from app.shell import Database

EXIT_NOT_LISTENING = 1


def serve(
    workers: Annotated[str | None, typer.Option(metavar="N", help="Processes that answer; else EO_WORKERS.")] = None,
    host: Annotated[str | None, typer.Option(help="The address to listen on; else EO_HOST.")] = None,
    port: Annotated[str | None, typer.Option(metavar="N", help="The port, 0 for a free one; else EO_PORT.")] = None,
    database_url: Database = None,
) -> None:
    """Serve the API; DATABASE_URL and EO_… in the environment are its settings.

    SIGTERM and Ctrl-C end it in order, a second one at once. Exit codes: 0 ended in order, 1 cannot listen or start,
    2 usage or settings, 130 and 143 ended at once.

    Example: eo serve --workers 4 --host 0.0.0.0 --port 8080
    """
    settings = shell.settings(database_url, workers=workers, host=host, port=port)
    gc.disable()  # of what is imported nothing is waste, and looking for waste is a tenth of the start
    from app import main as server
    from app.api.edge.listening import CannotListen

    gc.enable()
    try:
        code = server.serve(settings)
    except CannotListen as error:
        raise shell.failed(str(error), EXIT_NOT_LISTENING) from error
    raise typer.Exit(code)

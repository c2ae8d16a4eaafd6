"""The command that answers agents."""

from app import shell, store
from app.shell import EXIT_STORE, EXIT_USAGE, Database


def mcp(database_url: Database = None) -> None:
    """Answer an agent over standard input and output, by the Model Context Protocol; docs/agents.md has the tools.

    An agent's program starts it, and ends it by closing its input. Exit codes: 0 ended so, 2 usage, settings or a
    database of another release, 5 no database or no corpus in it.

    Example: eo mcp --database sqlite:///var/eo.sqlite
    """
    settings = shell.settings(database_url)
    from app import main as server

    try:
        server.answer_agents(settings)
    except store.StoreError as error:  # said on standard error alone: the other is the agent's
        code = EXIT_USAGE if isinstance(error, store.SchemaTooOld) else EXIT_STORE
        raise shell.failed(str(error), code) from error

"""What a server starts without: whatever only an ingest, a migration or a few requests need."""

import subprocess
import sys

NOT_TO_SERVE = frozenset(
    {
        "alembic", "fastapi_swagger", "icalendar", "jinja2", "lxml", "mako", "mcp", "multiprocessing.pool", "pygments",
        "rich", "typer", "yaml",
        "app.crossrefs", "app.ingest", "app.law.actors", "app.law.directives.finder", "app.law.dispositions",
        "app.law.relations.acts", "app.reconcile", "app.sources.archive", "app.sources.federal_register",
        "app.sources.outline", "app.sources.whitehouse",
    }
)  # fmt: skip
"""Modules that cost a start its time and a server its memory; each is imported where it is used."""
NOT_TO_COMMAND = frozenset({"app.ingest", "app.main", "app.render", "app.schemas", "fastapi", "pydantic.v1", "uvicorn"})
"""Modules that one command needs, so that the others, and the workers of an ingest, do without."""


def loaded_by(module: str) -> set[str]:
    """The modules that are there after an import of `module` in a process of its own."""
    asked = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True)
    return set(done.stdout.split())


def test_the_server_starts_without_what_it_may_never_need() -> None:
    """Importing the application imports no parser, no migration, no template and no calendar."""
    loaded = loaded_by("app.main")
    assert "app.api.routes.orders" in loaded
    assert loaded & NOT_TO_SERVE == set()


def test_a_command_starts_without_the_others() -> None:
    """Importing the command line imports neither the server nor the ingest: each command imports its own."""
    loaded = loaded_by("app.__main__")
    assert "app.store" in loaded
    assert loaded & NOT_TO_COMMAND == set()

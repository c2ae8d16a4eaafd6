"""An agent that calls the tools by the protocol's own client."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client
from mcp_types import CallToolResult, Tool
from starlette.types import ASGIApp

from app.agents.asking import Ask
from app.agents.protocol import server
from app.main import Api, create_app
from app.settings import Settings


class Agent:
    """Calls tools, and waits for each answer."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self._portal, self._client = portal, client

    def tools(self) -> list[Tool]:
        """The tools as they are listed."""
        return self._portal.call(self._client.list_tools).tools

    def call(self, tool: str, arguments: dict[str, Any]) -> CallToolResult:
        """What a tool answers."""
        answer: CallToolResult = self._portal.call(self._client.call_tool, tool, arguments)
        return answer

    def told(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What a tool tells."""
        answer = self.call(tool, arguments)
        assert not answer.is_error, answer.content
        told: dict[str, Any] = answer.structured_content
        return told

    def refused(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """Why a tool does not answer."""
        answer = self.call(tool, arguments)
        assert answer.is_error, answer.structured_content
        (said,) = answer.content
        refused: dict[str, Any] = json.loads(getattr(said, "text", ""))
        return refused


@contextmanager
def connected(target: Any) -> Iterator[Agent]:
    """An agent connected to whatever the protocol's client takes: a server, a transport, an address."""
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(target)) as client:
        yield Agent(portal, client)


@contextmanager
def over(url: str, **settings: Any) -> Iterator[Agent]:
    """An agent that asks a database, in this process."""
    app = create_app(Settings(database_url=url, **settings))
    with asking(app, app) as agent:
        yield agent


@contextmanager
def asking(app: Api, asked: ASGIApp) -> Iterator[Agent]:
    """An agent that asks an application, which may stand before `app`."""
    tools = server(Ask(asked, app.state.settings.public_base_url))
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(app.router.lifespan_context(app)),
        portal.wrap_async_context_manager(Client(tools)) as client,
    ):
        yield Agent(portal, client)

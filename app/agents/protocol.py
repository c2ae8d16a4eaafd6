"""The tools behind the Model Context Protocol, by its own package: over standard input and output, or over HTTP.

The package takes a second to import, so this module is imported where agents are answered and nowhere else.
"""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

from mcp import MCPError
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
)
from pydantic import ValidationError
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.agents.answers import Answer
from app.agents.arguments import Arguments
from app.agents.asking import Ask, Changed, Refused, refusal
from app.agents.listing import listed
from app.agents.tools import TOOLS
from app.agents.tools import Tool as Described
from app.api.operations.dispatch import preflight
from app.api.problems import MAX_BODY_BYTES, Problem, nearest, response
from app.settings import BUILD, Settings

PATH = "/mcp"
INSTRUCTIONS = (
    "Executive orders of US presidents since 1933: texts, statuses, directives, quotation checks. Cite html_url where "
    "there is one, else the citation; url is a path of this API. What is not held is unknown, never false. An error "
    "says what to change: code, detail, errors[].suggestion."
)
_ATTEMPTS = 3
_METHODS = ("OPTIONS", "POST")
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_log = logging.getLogger(__name__)


def server(ask: Ask) -> Server[Any]:
    """Return the tools as a server of the protocol, which asks by `ask`."""
    return Server(
        "executive-orders",
        version=BUILD,
        title="Executive orders of US presidents",
        instructions=INSTRUCTIONS,
        on_list_tools=_list,
        on_call_tool=partial(_call, ask),
    )


async def _list(_: ServerRequestContext[Any], __: PaginatedRequestParams | None) -> ListToolsResult:
    return ListToolsResult(tools=[Tool.model_validate(listed(name, tool)) for name, tool in TOOLS.items()])


async def _call(ask: Ask, _: ServerRequestContext[Any], params: CallToolRequestParams) -> CallToolResult:
    """Return what a tool tells, or as its error why it does not: an agent can mend its arguments.

    Raises:
        MCPError: if there is no such tool.
    """
    tool = TOOLS.get(params.name)
    if tool is None:
        near = nearest(params.name, TOOLS)
        raise MCPError(INVALID_PARAMS, f"There is no such tool.{f' Is it {near}?' if near else ''}")
    try:
        answer = await _told(ask, tool, tool.takes.model_validate(params.arguments or {}))
    except ValidationError as error:
        return _refused(refusal(error, tool.takes.model_fields))
    except Refused as refused:
        return _refused(refused)
    except Exception:  # noqa: BLE001 (the last resort: a defect is answered as one)
        _log.exception("Exception in a tool")
        return _refused(Refused("internal-error", "This is a defect of the server."))
    told = answer.model_dump(exclude_none=True)
    return CallToolResult(content=[_text(told)], structured_content=told)


async def _told(ask: Ask, tool: Described, given: Arguments) -> Answer:
    """Return what a tool tells of one revision: it begins again where another was published meanwhile.

    Raises:
        Refused: if the tool does not answer, or never came to an end before the next revision.
    """
    for _ in range(_ATTEMPTS):
        with suppress(Changed):
            return await tool.call(ask.anew(), given)
    raise Refused("overloaded", "The corpus changed while this was answered; call again.")


def _refused(why: Refused) -> CallToolResult:
    told = {"code": why.code, "detail": why.detail, "errors": why.errors}
    return CallToolResult(content=[_text(told)], is_error=True)


def _text(told: dict[str, Any]) -> TextContent:
    return TextContent(type="text", text=json.dumps(told, ensure_ascii=False, separators=(",", ":")))


async def over_stdio(ask: Ask) -> None:
    """Answer the one client at standard input and output, until it closes them."""
    tools = server(ask)
    async with stdio_server() as (incoming, outgoing):
        await tools.run(incoming, outgoing, tools.create_initialization_options())


class OverHttp:
    """Answers at `/mcp`, each request by itself: whichever process gets the next one needs to know nothing of it.

    Args:
        app: what answers everywhere else.
        ask: asks the API.
        settings: of the server.
    """

    def __init__(self, app: ASGIApp, ask: Ask, settings: Settings) -> None:
        self._app = app
        self._base_url = settings.public_base_url
        self._manager = StreamableHTTPSessionManager(
            server(ask),
            json_response=True,
            stateless=True,
            security_settings=_security(settings),
            max_request_body_size=MAX_BODY_BYTES,
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Answer during the block."""
        async with self._manager.run():
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http" or scope["path"] != PATH:
            await self._app(scope, receive, send)
        elif scope["method"] == "POST":
            await self._manager.handle_request(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await Response(None, 204, preflight(_METHODS))(scope, receive, send)
        else:
            detail = "Agents send POST; there is neither a stream to listen to nor a session to end."
            problem = Problem("method-not-allowed", detail, headers={"Allow": ", ".join(_METHODS)})
            await response(problem, self._base_url, scope["state"]["request_id"])(scope, receive, send)


def _security(settings: Settings) -> TransportSecuritySettings:
    """Which names the server is called by, and of which sites the pages may ask (DNS rebinding)."""
    names = {*_LOOPBACK, *settings.allowed_hosts}
    base = [settings.public_base_url] if settings.public_base_url else []
    origins = [f"{scheme}://{name}{port}" for scheme in ("http", "https") for name in names for port in ("", ":*")]
    return TransportSecuritySettings(
        enable_dns_rebinding_protection="*" not in names,
        allowed_hosts=[f"{name}{port}" for name in sorted(names) for port in ("", ":*")],
        allowed_origins=[*base, *sorted(origins)],
    )

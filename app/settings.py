"""Every knob of the server, read once from the environment; nothing else reads the environment.

`DATABASE_URL` has its usual name; every other knob is spelled `EO_` and its name in capitals: `EO_PORT=8080`.
"""

import difflib
import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app import __released__, __version__

BUILD = __version__
"""The release that answers; part of every ETag, because a new build may render the same facts otherwise."""
RELEASED_AT = datetime.fromisoformat(__released__).replace(tzinfo=UTC)
"""When it was made; no answer is said to be older, for the same reason."""


class Rate(NamedTuple):
    """So many requests in so many seconds."""

    amount: int
    seconds: int


Proxies = tuple[IPv4Network | IPv6Network, ...]
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])"
_ALLOWED = re.compile(rf"\*|{_HOST}")
_BASE = re.compile(rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:/[A-Za-z0-9._~-]+)*/?")
_PREFIX = "EO_"
_ELSEWHERE = re.compile(r"EO_(SOAK_\w+|(OWNER|READER|REPLICA)_PASSWORD|DATA|DOCUMENTS)")
"""What the campaigns of the tests and the files of `deploy/` call their own: no settings of the program."""
_ZERO = re.compile(r"(?<![0-9])0+(?![0-9])")


class Settings(BaseSettings):
    """How the server serves: each of its processes, where nothing else is said.

    Attributes:
        database_url: `sqlite:///var/eo.sqlite` or `postgresql://user@host/name`; hidden from repr for its password.
        host: the address to listen on.
        port: the port to listen on; 0 takes a free one.
        workers: how many processes answer; every other number here is that of one of them.
        public_base_url: what stands before links, "https://eo.example.org" or "" for relative ones.
        allowed_hosts: the Host names answered beside those of loopback, without port, separated by commas in the
            environment; "*" allows any.
        rate_limit: how often one client may ask, "100/minute"; as often as it likes if it is not set.
        trusted_proxies: the networks of the proxies whose word on who their client is counts, separated by commas in
            the environment.
        threads: how many requests work on the database at once, each with a connection of its own.
        cache_bytes: the most bytes of ready answers kept in memory.
        exports: how many streamed exports may run at once, beside those.
        searches: how many searches may run at once, each in a process of its own; fewer than threads, so that one is
            left to other reads where searches run in threads (of one thread, one).
        search_seconds: in how long a search is answered, from its request on, with what it finds or with a refusal.
        prose_seconds: the same of the quotations of one piece of prose.
        receipt_seconds: how long a client may take to send one request.
        drain_seconds: how long `/readyz` says 503, and every answer that it is the last of its connection, before the
            listening socket closes.
        shutdown_seconds: how long requests in flight may take to finish after that.
        admin_host: the address of the admin port.
        admin_port: where metrics are told, 0 for a free port; nowhere if it is not set.
        request_log: whether each request is logged, as a line of JSON on standard output.
        docs: whether `/docs` is served.
        bulk_dir: the folder of what `eo bulk` makes; None: `bulk` beside the SQLite file, of Postgres `var/bulk`.
        mcp: whether agents are answered at `/mcp`, by the Model Context Protocol.
    """

    model_config = SettingsConfigDict(frozen=True, env_prefix=_PREFIX, populate_by_name=True, extra="ignore")

    database_url: str = Field(default="sqlite:///var/eo.sqlite", validation_alias="DATABASE_URL", repr=False)
    host: str = Field(default="127.0.0.1", min_length=1)  # an empty one would be every address
    port: int = Field(default=8000, ge=0, le=65535)
    workers: int = Field(default=1, ge=1, le=64)
    public_base_url: str = ""
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ("testserver",)
    rate_limit: Annotated[Rate | None, NoDecode] = None
    trusted_proxies: Annotated[Proxies, NoDecode] = ()
    threads: int = Field(default=8, ge=1, le=256)
    cache_bytes: int = Field(default=64 * 1024 * 1024, ge=0)
    exports: int = Field(default=4, ge=1, le=256)
    searches: int = Field(default=2, ge=1, le=256, validate_default=True)
    search_seconds: float = Field(default=1.0, gt=0, le=60)
    prose_seconds: float = Field(default=5.0, gt=0, le=60)
    receipt_seconds: float = Field(default=10.0, gt=0, allow_inf_nan=False)
    drain_seconds: float = Field(default=1.0, ge=0, allow_inf_nan=False)
    shutdown_seconds: int = Field(default=10, ge=0)
    admin_host: str = Field(default="127.0.0.1", min_length=1)
    admin_port: int | None = Field(default=None, ge=0, le=65535)
    request_log: bool = True
    docs: bool = True
    bulk_dir: Path | None = None
    mcp: bool = False

    @field_validator("allowed_hosts", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        names = value.split(",") if isinstance(value, str) else value
        return tuple(str(name).strip().lower() for name in names) if isinstance(names, list | tuple) else value

    @field_validator("allowed_hosts")
    @classmethod
    def _names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(_ALLOWED.fullmatch(name) for name in value):
            raise ValueError(
                'must be names such as "eo.example.org", without scheme and port, separated by commas, or "*"'
            )
        return value

    @field_validator("bulk_dir", mode="before")
    @classmethod
    def _folder(cls, value: object) -> object:
        if value == "" or (isinstance(value, str | Path) and Path(value).is_file()):
            raise ValueError("must name a folder, which need not be there")
        return value

    @field_validator("rate_limit", mode="before")
    @classmethod
    def _rate(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        import limits  # which takes a third of a second, and few set this

        try:
            (read,) = limits.parse_many(value)
        except ValueError:
            read = None
        if read is None or _ZERO.search(value):
            raise ValueError('must be one rate such as "100/minute" or "20 per 10 seconds"')
        return Rate(read.amount, read.get_expiry())

    @field_validator("searches")
    @classmethod
    def _leave_a_thread(cls, value: int, info: ValidationInfo) -> int:
        threads = info.data.get("threads")
        if threads is not None and value > max(1, threads - 1):
            raise ValueError("must be less than EO_THREADS, so that a thread is left to other reads; of 1 thread, 1")
        return value

    @field_validator("public_base_url")
    @classmethod
    def _base(cls, value: str) -> str:
        if value and not _BASE.fullmatch(value):
            raise ValueError("must be an absolute http or https URL without user, query and fragment, or empty")
        return value.rstrip("/")


def faults(error: ValidationError, flags: Collection[str] = ()) -> str:
    """Return what is wrong with which setting, in one line that repeats no value.

    Args:
        error: what making the settings raised.
        flags: the settings that were given on the command line.
    """
    found = []
    for fault in error.errors(include_input=False, include_url=False, include_context=False):
        name = str(fault["loc"][0]) if fault["loc"] else ""
        said = fault["msg"].removeprefix("Value error, ")
        found.append(f"{_shown(name, flags)}: {said[:1].lower()}{said[1:]}")
    return "; ".join(found)


def unknown(names: Iterable[str]) -> str:
    """Return what is wrong with variables that are spelled as settings are and are none; nothing if nothing is.

    A setting that is misspelt would else be one that is not set.
    """
    known = [_shown(name, ()) for name in Settings.model_fields]
    found = []
    for name in sorted(names):
        if name.upper().startswith(_PREFIX) and name.upper() not in known and not _ELSEWHERE.fullmatch(name):
            near = difflib.get_close_matches(name.upper(), known, 1)
            found.append(f"{name}: there is no such setting{f'; did you mean {near[0]}?' if near else ''}")
    return "; ".join(found)


def _shown(name: str, flags: Collection[str]) -> str:
    if name in flags:
        return f"--{name.replace('_', '-')}"
    return "DATABASE_URL" if name.upper() == "DATABASE_URL" else f"{_PREFIX}{name.upper()}"

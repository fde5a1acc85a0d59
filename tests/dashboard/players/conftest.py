"""The pages of players before a server process of their own, whose sandbox keeps the messages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from server.embedded import EmbeddedServers
from server.http.pages import STATIC
from server.settings import Settings
from tests.conftest import copy_database
from tests.identity.factors.test_passkeys_in_chromium import PATIENCE_SECONDS, answers, serve

DATABASE = "croupier_pages"
START_SECONDS_MAX = 180.0
"""Of the one server process there is for all of these files."""

CodeSentTo = Callable[[str], Awaitable[str]]


@pytest.fixture(scope="session")
async def installation(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    """A database and keys of these tests' own."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("the dashboard is not built: run `python hatch_build.py`")
    await copy_database(servers, template_database, DATABASE)
    return Settings(
        database_url=servers.dsn(DATABASE),
        redis_url=servers.redis_url,
        data_dir=tmp_path_factory.mktemp("pages"),
        background=False,
        sandbox=True,
    )


@pytest.fixture(scope="session")
async def address(installation: Settings) -> AsyncIterator[str]:
    process, port = serve(installation)
    try:
        await answers(process, f"http://127.0.0.1:{port}/readyz", START_SECONDS_MAX)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


@pytest.fixture
async def messages(address: str) -> AsyncIterator[Callable[[str], Awaitable[list[dict[str, Any]]]]]:
    """What was sent to an address, newest first."""
    async with httpx.AsyncClient(base_url=address, trust_env=False) as client:

        async def to(recipient: str) -> list[dict[str, Any]]:
            kept = (await client.get("/developer/messages")).json()["messages"]
            return [message for message in kept if message["to"] == recipient]

        yield to


@pytest.fixture
def code_sent_to(messages: Callable[[str], Awaitable[list[dict[str, Any]]]]) -> CodeSentTo:
    """Waits for the next message to an address, and reads the code in it."""
    seen: dict[str, int] = {}

    async def code(recipient: str) -> str:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while len(found := await messages(recipient)) <= seen.get(recipient, 0):  # noqa: ASYNC110 - sent elsewhere
                await asyncio.sleep(0.05)
        seen[recipient] = len(found)
        (digits,) = re.findall(r"\b\d{6}\b", found[0]["text"])
        return str(digits)

    return code

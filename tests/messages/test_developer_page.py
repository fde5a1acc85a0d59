"""The developer page's data: for this machine itself and admins, and only where a sandbox is."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx
import pytest
from starlette.applications import Starlette

from domain.identity.ports import Delivery, Message, MessageChannel
from server.http.developer import developer_routes
from server.settings import Settings
from tests.application import Application
from tests.messages.sandbox_messages import messages_to


async def test_admins_see_messages_of_the_sandbox(application: Application) -> None:
    to = f"{uuid4().hex}@example.com"
    params = {"code": "123456"}
    message = Message(MessageChannel.EMAIL, to, "verify_email", params, to, "default", language="it")
    assert await application.wired.resources.messages.port.send(message) is Delivery.SENT

    (kept,) = await messages_to(application, to)
    assert set(kept) == {"at", "channel", "to", "brand", "template", "language", "subject", "text"}
    assert (kept["channel"], kept["template"], kept["language"]) == ("EMAIL", "verify_email", "it")
    assert kept["subject"] == "Il tuo codice per Default casino: 123456"


@pytest.mark.parametrize(
    ("role", "status"), [("anonymous", 403), ("support", 403), ("auditor", 403), ("admin", 200)]
)
async def test_from_other_machines_only_admins_see_messages(
    application: Application, role: str, status: int
) -> None:
    answer = await application.as_(role).get("/developer/messages")

    assert answer.status_code == status
    assert answer.headers["cache-control"] == "no-store"


async def test_an_invalid_token_is_refused(application: Application) -> None:
    answer = await application.client.get("/developer/messages", headers={"authorization": "Bearer x"})

    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("case", "peer", "url", "headers", "status"),
    [
        ("this machine", "127.0.0.1", "http://127.0.0.1:8000", {}, 200),
        ("by name", "127.0.0.1", "http://localhost:8000", {}, 200),
        ("over IPv6", "::1", "http://[::1]:8000", {}, 200),
        ("another machine", "192.0.2.7", "http://127.0.0.1:8000", {}, 403),
        ("a foreign name that resolves here", "127.0.0.1", "http://evil.example:8000", {}, 403),
        ("through a proxy", "127.0.0.1", "http://127.0.0.1", {"x-forwarded-for": "192.0.2.7"}, 403),
    ],
)
async def test_requests_from_this_machine_need_no_permission(
    application: Application, case: str, peer: str, url: str, headers: Any, status: int
) -> None:
    async with _client(application, peer, url) as client:
        answer = await client.get("/developer/messages", headers=headers)

    assert answer.status_code == status, case


async def test_a_public_installation_shows_no_messages_through_a_local_proxy(
    application: Application,
) -> None:
    settings = Settings(public_url="https://casino.example", sandbox=True)
    async with _client(application, "127.0.0.1", "http://127.0.0.1", settings) as client:
        assert (await client.get("/developer/messages")).status_code == 403


async def test_without_a_sandbox_the_page_does_not_exist(application: Application) -> None:
    async with _client(application, "127.0.0.1", "http://127.0.0.1", sandboxed=False) as client:
        assert (await client.get("/developer/messages")).status_code == 404


def _client(
    application: Application,
    peer: str,
    url: str,
    settings: Settings | None = None,
    *,
    sandboxed: bool = True,
) -> httpx.AsyncClient:
    """A client at this address that asks for this host."""
    made = application.wired
    routes = developer_routes(
        made.resources.messages.sandbox if sandboxed else None, _NoCredentials(made), settings or Settings()
    )
    transport = httpx.ASGITransport(Starlette(routes=routes), client=(peer, 50000))
    return httpx.AsyncClient(transport=transport, base_url=url)


class _NoCredentials:
    """Stands for callers without any credentials."""

    def __init__(self, made: Any) -> None:
        self._made = made

    async def context(self, *_: Any) -> Any:
        from resolvers.authorization.levels import AccessTable  # noqa: PLC0415
        from resolvers.context import Context  # noqa: PLC0415
        from tests.players.people import ANONYMOUS, by  # noqa: PLC0415

        return Context(self._made.process, by(ANONYMOUS), AccessTable())

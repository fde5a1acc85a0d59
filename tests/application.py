"""The whole application in process: real servers behind it, real tokens in front of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from math import inf
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest

import server.composition.app
from adapters.postgres.database import EVERY_BRAND, Database
from domain.shared.actor import Actor, ActorKind
from domain.shared.clock import SystemClock
from resolvers.ids import uuid_of
from server.security.access_control import shipped_access_control
from server.security.tokens import Tokens, tokens_of
from server.settings import Settings
from tests.captured_logs import background_context
from tests.graphql_documents import mutation
from tests.manual_clock import OffsetClock
from tests.process_clock import give_clock

Json = dict[str, Any]

KINDS = {name: role.kind for name, role in shipped_access_control().catalogue.roles.items()}
START_SECONDS_MAX = 30.0


@dataclass(frozen=True)
class Caller:
    """A caller with a token, or an anonymous one."""

    client: httpx.AsyncClient
    token: str | None
    role: str

    async def post(self, body: Any, path: str = "/graphql", **options: Any) -> httpx.Response:
        """A JSON body, as it is sent."""
        return await self.client.post(path, json=body, headers=self.headers, **options)

    async def get(self, path: str, /, **query: Any) -> httpx.Response:
        return await self.client.get(path, params=query, headers=self.headers)

    async def ask(self, document: str, /, **variables: Any) -> Json:
        """The whole answer, which is one of GraphQL whatever went wrong: never a failure of ours."""
        response = await self.post({"query": document, "variables": variables})
        answer: Json = response.json()
        codes = [error["extensions"]["code"] for error in answer.get("errors", ())]
        assert response.status_code < 500, answer
        assert "INTERNAL_SERVER_ERROR" not in codes, answer
        return answer

    async def data_of(self, document: str, /, **variables: Any) -> Json:
        """The data of an answer without errors."""
        answer = await self.ask(document, **variables)
        assert "errors" not in answer, answer["errors"]
        data: Json = answer["data"]
        return data

    async def error_of(self, document: str, /, **variables: Any) -> Json:
        """The ``extensions`` of the only error; fails with the whole answer when there is none, or more."""
        answer = await self.ask(document, **variables)
        errors = answer.get("errors", ())
        assert len(errors) == 1, answer
        extensions: Json = errors[0]["extensions"]
        return extensions

    async def mutate(self, name: str, /, **given: Any) -> Json:
        """What comes of a mutation: the union's member, with every field this caller may see."""
        outcome: Json = (await self.data_of(mutation(name, self.role), input=given))[name]
        return outcome

    async def mutation_error(self, name: str, /, **given: Any) -> Json:
        """The ``extensions`` of the only error of a mutation."""
        return await self.error_of(mutation(name, self.role), input=given)

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"} if self.token else {}


@dataclass(frozen=True)
class Application:
    """The ASGI application, the database under it and the way to tokens."""

    client: httpx.AsyncClient
    database: Database
    tokens: Tokens
    database_url: str
    wired: Any = None
    """What the process is made of (``server.composition.wiring.WiredProcess``)."""
    clock: OffsetClock = field(default_factory=OffsetClock)
    """What it takes for the present time: put it back, or stop it for a block, where others use it too."""

    def as_(self, role: str, player: str | None = None, brand: str = "default", name: str = "") -> Caller:
        """A caller of this role: a player by public id, others by name."""
        if role == "anonymous":
            return Caller(self.client, None, role)
        id = uuid_of("plr", player) if player else None
        actor = Actor(ActorKind[KINDS[role]], str(id or name or f"the-{role}"), brand, frozenset({role}), id)
        return Caller(self.client, self.tokens.issue(actor, timedelta(hours=1)), role)

    @property
    def settings(self) -> Settings:
        """What the command line of this installation would read."""
        settings: Settings = self.wired.resources.settings
        return settings

    async def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """What is in the tables, as the application may see it."""
        return [
            tuple(row) for row in await self.database.statements_for(EVERY_BRAND).fetch(statement, *values)
        ]


@asynccontextmanager
async def open_application(
    database_url: str, redis_url: str, data_dir: Path, **differently: Any
) -> AsyncIterator[Application]:
    """The application as one process runs it, on a migrated database with a second brand called ``rival``."""
    clock = OffsetClock()
    await add_brand(database_url, "rival")
    settings = Settings(
        database_url=database_url,
        redis_url=redis_url,
        data_dir=data_dir,
        background=False,  # the relay and the jobs would send statements of their own
        drain_seconds_max=1,
        messages_per_address_max=1_000_000,  # every test comes from the same one
        rate_attempts=differently.pop("rate_attempts", 0),
        **differently,
    )
    with pytest.MonkeyPatch.context() as patch:
        made = _remembering(patch)
        give_clock(patch, clock)
        app = server.composition.app.create_app(settings)
        async with _alive(app), _client(app) as client:
            patch.undo()  # what others start meanwhile has a clock of its own
            # The event loop stands still between asynchronous tests. After a minute of others the stored
            # policy counts as unread for too long, and operators would have no rights until it is read again.
            made[0].process.rights.stale_seconds_max = inf
            tokens = tokens_of(settings, SystemClock())
            yield Application(client, made[0].database, tokens, database_url, made[0], clock)


async def add_brand(database_url: str, brand: str) -> None:
    """One more brand."""
    owner = await asyncpg.connect(database_url)
    await owner.execute("insert into players.brand (id, name) values ($1, $1) on conflict do nothing", brand)
    await owner.close()


def _client(app: Any) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, client=("192.0.2.7", 50000))
    return httpx.AsyncClient(transport=transport, base_url="http://casino.test", timeout=60)


def _remembering(patch: pytest.MonkeyPatch) -> list[Any]:
    """What the application makes of itself when it starts, to look behind it."""
    made: list[Any] = []
    wire = server.composition.app.wire_process

    @asynccontextmanager
    async def remembering(*args: Any) -> AsyncIterator[Any]:
        async with wire(*args) as one:
            made.append(one)
            yield one

    patch.setattr(server.composition.app, "wire_process", remembering)
    return made


@asynccontextmanager
async def _alive(app: Any) -> AsyncIterator[None]:
    """The application between its start and its end, as a server tells it of both."""
    incoming: asyncio.Queue[Any] = asyncio.Queue()
    outgoing: asyncio.Queue[Any] = asyncio.Queue()
    lifespan = app({"type": "lifespan", "state": {}}, incoming.get, outgoing.put)
    running = asyncio.create_task(lifespan, context=background_context())

    async def step(name: str) -> None:
        incoming.put_nowait({"type": f"lifespan.{name}"})
        async with asyncio.timeout(START_SECONDS_MAX):
            said = await outgoing.get()
        assert said["type"] == f"lifespan.{name}.complete", said

    await step("startup")
    try:
        yield
    finally:
        await step("shutdown")
        await running

"""The whole product on loopback, and people who use it through its public interfaces."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect

from domain.shared.actor import Actor, ActorKind
from domain.shared.clock import SystemClock
from resolvers.ids import uuid_of
from server.composition.app import create_app
from server.http.bounded_protocol import BoundedHttpProtocol
from server.http.websocket.protocol import BoundedWebSocketProtocol
from server.security.tokens import tokens_of
from server.settings import Settings
from tests.live.relay_and_hub import eventually, soon
from tests.manual_clock import OffsetClock
from tests.plain_http import NO_CERTIFICATES
from tests.process_clock import give_clock
from tests.uvicorn_without_signals import UvicornWithoutSignals

ADMIN = Actor(ActorKind.OPERATOR, "anna", "default", frozenset({"admin"}))
PAYMENTS = Actor(ActorKind.SERVICE, "payments", "default", frozenset({"payment_service"}))
GAMES = Actor(ActorKind.SERVICE, "games", "default", frozenset({"game_server"}))
SUPPORT = Actor(ActorKind.OPERATOR, "sue", "default", frozenset({"support"}))

REGISTER = """
    mutation ($in: RegisterPlayerInput!) {
      it: registerPlayer(input: $in) {
        __typename
        ... on PlayerRegistered { player { id } }
        ... on RegistrationRefused { reasons { field message } }
      }
    }
"""
MOVE_STATUS = "mutation ($in: MovePlayerStatusInput!) { it: movePlayerStatus(input: $in) { __typename } }"
INITIATE = """
    mutation ($in: InitiateDepositInput!) {
      it: initiateDeposit(input: $in) { __typename ... on DepositMoved { deposit { id } } }
    }
"""
AUTHORISE = "mutation ($in: MoveDepositInput!) { it: authoriseDeposit(input: $in) { __typename } }"
SETTLE = "mutation ($in: MoveDepositInput!) { it: settleDeposit(input: $in) { __typename } }"
BET = "mutation ($in: PlaceBetInput!) { it: placeBet(input: $in) { __typename } }"

WALLET = """
    subscription ($id: ID!) {
      walletChanged(playerId: $id) { playerId seq fresh wallets { id seq balance { amount } } }
    }
"""
STATUS = "subscription ($id: ID!) { playerStatusChanged(playerId: $id) { id status } }"

_numbers = count(1)


class Casino:
    """What runs, and how to reach it."""

    def __init__(self, authority: str, settings: Settings, clock: OffsetClock) -> None:
        self.authority, self.clock = authority, clock
        self.database_url = str(settings.database_url)
        self._tokens = tokens_of(settings, SystemClock())
        url = f"http://{authority}"
        self._http = httpx.AsyncClient(base_url=url, trust_env=False, verify=NO_CERTIFICATES)

    def token(self, actor: Actor) -> str:
        return self._tokens.issue(actor, timedelta(hours=1))

    async def get(self, path: str) -> httpx.Response:
        return await self._http.get(path)

    async def mutate(self, mutation: str, input: dict[str, Any], *, by: Actor = ADMIN) -> Any:
        """The outcome of a mutation that is called ``it``."""
        return (await self.ask(mutation, {"in": input}, by=by))["it"]

    async def ask(self, document: str, variables: Any = None, *, by: Actor = ADMIN) -> Any:
        """The data of an answer without errors."""
        answer = await self._http.post(
            "/graphql",
            json={"query": document, "variables": variables or {}},
            headers={"authorization": f"Bearer {self.token(by)}"},
        )
        body = answer.json()
        assert not body.get("errors"), body
        return body["data"]

    async def a_player(self, deposit: str) -> str:
        """The id of a new, active player with this much real money."""
        number = next(_numbers)
        asked = {"email": f"p{number}@example.com", "username": f"player{number}", "country": "NZ"}
        asked |= {"currency": "EUR", "dateOfBirth": "1990-01-01", "password": "correct horse battery"}
        asked |= {
            "consents": [{"kind": kind, "version": "1", "given": True} for kind in ("TERMS", "PRIVACY")]
        }
        made = await self.mutate(REGISTER, asked)
        assert made["__typename"] == "PlayerRegistered", made
        player: str = made["player"]["id"]
        money = {"amount": deposit, "currency": "EUR"}
        initiated = await self.mutate(
            INITIATE, {"playerId": player, "key": f"d{number}", "amount": money, "method": "card"}
        )
        for step, move in enumerate((AUTHORISE, SETTLE)):
            moved = {
                "depositId": initiated["deposit"]["id"],
                "key": f"d{number}/{step}",
                "authorisation": "a1",
            }
            assert await self.mutate(move, moved, by=PAYMENTS) == {"__typename": "DepositMoved"}
        return player

    async def bet(self, player: str, stake: str) -> None:
        placed = {
            "playerId": player,
            "key": f"bet{next(_numbers)}",
            "stake": {"amount": stake, "currency": "EUR"},
        }
        assert await self.mutate(BET, placed, by=GAMES) == {"__typename": "BetPlaced"}

    @asynccontextmanager
    async def watching(
        self, query: str, viewer: Actor, **variables: Any
    ) -> AsyncIterator[SocketSubscription]:
        """A socket with one subscription."""
        url = f"ws://{self.authority}/graphql"
        async with connect(url, subprotocols=["graphql-transport-ws"], proxy=None) as ws:  # type: ignore[list-item]
            init = {"type": "connection_init", "payload": {"authorization": f"Bearer {self.token(viewer)}"}}
            await ws.send(json.dumps(init))
            assert json.loads(await soon(ws.recv()))["type"] == "connection_ack"
            payload = {"query": query, "variables": variables}
            await ws.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
            yield SocketSubscription(ws)

    async def close(self) -> None:
        await self._http.aclose()


class SocketSubscription:
    """A subscription under way."""

    def __init__(self, ws: ClientConnection) -> None:
        self._ws = ws

    async def message(self) -> Any:
        return json.loads(await soon(self._ws.recv()))

    async def next(self) -> Any:
        """What the next push shows."""
        message = await self.message()
        assert message["type"] == "next", message
        assert "errors" not in message["payload"], message
        (pushed,) = message["payload"]["data"].values()
        return pushed

    async def until_balance(self, amount: str) -> Any:
        """The first push that shows this much real money."""
        while True:
            pushed = await self.next()
            if pushed["wallets"] and pushed["wallets"][0]["balance"]["amount"] == amount:
                return pushed


def as_player(player: str) -> Actor:
    id = uuid_of("plr", player)
    return Actor(ActorKind.PLAYER, str(id), "default", frozenset({"player"}), id)


@asynccontextmanager
async def open_casino(database_url: str, redis_url: str, data_dir: Path) -> AsyncIterator[Casino]:
    """Serve the whole product on a port of its own."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    settings = Settings(
        database_url=database_url, redis_url=redis_url, data_dir=data_dir, port=port, drain_seconds_max=2
    )
    config = uvicorn.Config(
        create_app(settings),
        http=BoundedHttpProtocol,
        ws=BoundedWebSocketProtocol,
        log_config=None,
        access_log=False,
    )
    server = UvicornWithoutSignals(config)
    clock = OffsetClock()
    with pytest.MonkeyPatch.context() as patch:
        give_clock(patch, clock)
        running = asyncio.create_task(server.serve(sockets=[listener]))
        await eventually(lambda: server.started or running.done())
    casino = Casino(f"127.0.0.1:{port}", settings, clock)
    try:
        yield casino
    finally:
        await casino.close()
        server.should_exit = True
        await running

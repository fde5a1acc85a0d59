"""Small read models to watch: balances change in one statement with their fact, as the ledger does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg
import strawberry
from graphql import ExecutionResult

from domain.players.model import Player, Preferences
from domain.players.queries import PlayerReads
from domain.players.statuses import PlayerStatus
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.money import CURRENCIES, Money
from domain.wallets.kinds import WalletKind, WalletState
from domain.wallets.model import Wallet
from domain.wallets.queries import WalletReads
from resolvers.authorization.levels import AccessTable
from resolvers.context import Context, Process
from resolvers.ids import public_id
from resolvers.read_models import ReadModels
from schema import root
from tests.live.relay_and_hub import soon

EUR = CURRENCIES["EUR"]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
OPERATOR = Actor(ActorKind.OPERATOR, "anna", "default")

SCHEMA = """
    create table bank (player_id uuid primary key, seq bigint not null, balance bigint not null);
    grant select, insert, update on bank to croupier_app;
"""

MOVE = """
    with moved as (
      update bank set seq = seq + 1, balance = balance + $2 where player_id = $1
      returning player_id, seq, balance
    )
    insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
    select get_byte(uuid_send(player_id), 15) & 15, player_id, 'default', 'wallet.bet_placed', seq,
           jsonb_build_object('wallets', jsonb_build_array(jsonb_build_object(
             'no', 0, 'kind', 'REAL', 'currency', 'EUR', 'balance', balance::text, 'reserved', '0'))), 'c'
    from moved
"""


def a_player(id: UUID, status: PlayerStatus = PlayerStatus.ACTIVE, version: int = 1) -> Player:
    return Player(
        id,
        "default",
        "x@example.com",
        "x",
        status,
        "MT",
        EUR,
        "default",
        NOW,
        version,
        Preferences("en", "UTC"),
    )


def as_player(id: UUID) -> Actor:
    return Actor(ActorKind.PLAYER, str(id), "default", player_id=id)


def public(id: UUID) -> str:
    return public_id("plr", id)


class FakeReadModels:
    """Players and their one wallet; counts how often it is read."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.players: dict[UUID, Player] = {}
        self.reads = 0

    @classmethod
    async def create(cls, database_url: str, connection: Any) -> FakeReadModels:
        owner = await asyncpg.connect(database_url)
        await owner.execute(SCHEMA)
        await owner.close()
        return cls(connection)

    async def add_player(self, id: UUID, minor: int = 1000) -> UUID:
        self.players[id] = a_player(id)
        await self._connection.execute("insert into bank values ($1, 0, $2)", id, minor)
        return id

    async def change_balance(self, id: UUID, minor: int) -> None:
        """Change a balance and leave the fact, or neither."""
        await self._connection.execute(MOVE, id, minor)

    async def balance(self, id: UUID) -> int:
        minor: int = await self._connection.fetchval("select balance from bank where player_id = $1", id)
        return minor

    def set_status(self, id: UUID, status: PlayerStatus) -> None:
        self.players[id] = replace(self.players[id], status=status)

    async def by_ids(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, Player]:
        """As ``PlayerReads``."""
        own = viewer.kind is ActorKind.PLAYER
        return {
            id: self.players[id] for id in ids if id in self.players and (not own or id == viewer.player_id)
        }

    async def wallets_of(self, players: Sequence[UUID]) -> dict[UUID, tuple[Wallet, ...]]:
        """As ``WalletReads``."""
        self.reads += 1
        rows = await self._connection.fetch("select * from bank where player_id = any($1)", list(players))
        return {row["player_id"]: (_wallet(row),) for row in rows}


def _wallet(row: Any) -> Wallet:
    return Wallet(
        row["player_id"],
        0,
        WalletKind.REAL,
        Money(row["balance"], EUR),
        Money.zero(EUR),
        row["seq"],
        WalletState.OPEN,
        NOW,
    )


class Client:
    """One subscription, as a client sees it."""

    def __init__(self, read_models: Any, hub: Any, viewer: Actor) -> None:
        reads = ReadModels(dict.fromkeys((PlayerReads, WalletReads), lambda _: read_models))
        process = Process(
            commands=read_models,
            reads=reads,
            live=hub,
            clock=read_models,
            reach=read_models,
            rights=read_models,
        )
        self._context = Context(process, Origin(viewer, Channel.GRAPHQL, "test"), AccessTable())
        self._schema: strawberry.Schema = root.whole()
        self._results: Any = None

    async def watch(self, query: str, **variables: Any) -> Client:
        self._results = await self._schema.subscribe(
            query, variable_values=variables, context_value=self._context
        )
        return self

    async def next(self) -> Any:
        """The next push's data."""
        result: ExecutionResult = await soon(anext(self._results))
        assert not result.errors, result.errors
        assert result.data is not None
        (pushed,) = result.data.values()
        return pushed

    async def refusal_text(self) -> str:
        """The words of the refusal that comes instead of a first push."""
        try:
            result: ExecutionResult = await soon(anext(self._results))
        except Exception as error:  # noqa: BLE001 - the endpoint words it
            return str(error)
        assert result.errors
        return result.errors[0].message

    async def unsubscribe(self) -> None:
        await self._results.aclose()

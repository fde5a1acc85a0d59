"""Registers and funds players through the domain's own commands."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg

from adapters.postgres.command_runner import CommandRunner
from domain.players.model import ConsentAnswer, ConsentKind
from domain.players.outcomes import PlayerRegistered
from domain.players.registration.admission import Registration
from domain.players.registration.commands import register_player
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.money import Currency, Money
from domain.wallets.deposits import DepositMoved, RecordDeposit, record_deposit
from server.composition.bindings import bindings
from server.composition.process_resources import open_resources
from server.settings import read_settings

EUR = Currency.of("EUR")
FUNDS = Money(10**12, EUR)
ORIGIN = Origin(Actor(ActorKind.SYSTEM, "bench", "default", frozenset({"system"})), Channel.JOB, "bench")
CONSENTS = (ConsentAnswer(ConsentKind.TERMS, "1"), ConsentAnswer(ConsentKind.PRIVACY, "1"))
CALLERS = 16
UNUSED_REDIS_URL = "redis://127.0.0.1:1"
"""Nothing that is measured here uses Valkey."""

# Numbered, so that a load generator can choose a player at random.
_NUMBERED = """
  create schema bench;
  create table bench.player (n integer primary key, id uuid not null);
  grant usage on schema bench to croupier_app;
  grant select on bench.player to croupier_app;
"""


@asynccontextmanager
async def command_runner(
    dsn: str, directory: Path, connections: int = CALLERS
) -> AsyncIterator[CommandRunner]:
    """The command runner of a server process, with the real adapters and the directory's keys."""
    settings = read_settings(
        data_dir=directory,
        database_url=dsn,
        redis_url=UNUSED_REDIS_URL,
        pool_size=connections,
        hot_pool_size=connections,
    )
    async with open_resources(settings) as resources:
        yield CommandRunner(resources.database, bindings(resources))


async def seed_players(dsn: str, directory: Path, players: int) -> None:
    """Register and fund so many players, and number them 1.. in bench.player."""
    numbers = iter(range(1, players + 1))
    ids: dict[int, UUID] = {}

    async def caller(commands: CommandRunner) -> None:
        for number in numbers:
            ids[number] = await _register_and_fund(commands, number)

    async with command_runner(dsn, directory) as commands:
        await asyncio.gather(*(caller(commands) for _ in range(CALLERS)))
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(_NUMBERED)
        await connection.copy_records_to_table("player", schema_name="bench", records=sorted(ids.items()))
        await connection.execute("truncate outbox.event")
    finally:
        await connection.close()


async def _register_and_fund(commands: CommandRunner, number: int) -> UUID:
    async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
        return await commands.run(carry_out, command, ORIGIN)

    outcome = await register_player(run, _registration(number))
    if not isinstance(outcome, PlayerRegistered):
        raise TypeError(f"player {number} was not registered: {outcome}")
    id = outcome.player.id
    deposit = RecordDeposit(player_id=id, key=f"bench-{number}", amount=FUNDS, method="bench")
    funded = await run(record_deposit, deposit)
    if not isinstance(funded, DepositMoved):
        raise TypeError(f"player {number} was not funded: {funded}")
    return id


def _registration(number: int) -> Registration:
    return Registration(
        email=f"player{number}@example.com",
        username=f"player{number}",
        country="FI",
        currency=EUR,
        date_of_birth=date(1980, 1, 1),
        consents=CONSENTS,
    )

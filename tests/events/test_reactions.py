"""Reactions to facts: once, in order per player, parked without holding up others."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from adapters.postgres.command_runner import CommandRunner
from adapters.postgres.database import Database, connect
from adapters.postgres.outbox.event_backlog import event_backlog
from adapters.postgres.outbox.facts import OutboxFacts
from adapters.postgres.outbox.reactions import Reaction, ReactionWorker
from domain.identity.accounts import BarredStatus
from domain.identity.reactions import PLAYER_MOVED, end_sessions_of_barred_player
from domain.players.events import StatusMoved, VipLevelSet
from domain.shared.actor import system
from domain.shared.errors import Unavailable
from domain.shared.facts import Fact, PublishedFact
from domain.shared.ids import new_id
from domain.wallets import events as wallets
from server.console.reactions import drop, parked, retry
from server.contexts import CONTEXTS
from server.events.registry import event_types
from tests.architecture.sources import ROOT
from tests.events.noting_context import BINDINGS, FACT, Notes, note, noted, tell, waiting
from tests.events.strict_payloads import registry
from tests.players.people import NOON

AT_ONCE = timedelta(milliseconds=1)
TWICE = (AT_ONCE,)
"""A second attempt, and then a reaction is parked."""


@pytest.fixture
async def database(fresh_database_url: str) -> AsyncIterator[Database]:
    database = await connect(fresh_database_url, hot_max=4)
    yield database
    await database.close()


@asynccontextmanager
async def worker(url: str, database: Database, reaction: Reaction = note) -> AsyncIterator[None]:
    stopping = asyncio.Event()
    made = ReactionWorker(
        url, CommandRunner(database, BINDINGS), {("noting", FACT): reaction}, TWICE, unavailable_pause=AT_ONCE
    )
    task = asyncio.create_task(made.run(stopping))
    try:
        yield
    finally:
        stopping.set()
        await task


async def eventually(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(30):
        while not await holds():  # noqa: ASYNC110 - the conditions are of all kinds
            await asyncio.sleep(0.01)


async def emptied(database: Database) -> None:
    async def empty() -> bool:
        return await waiting(database) == 0

    await eventually(empty)


async def test_each_fact_is_reacted_to_once_and_in_order(fresh_database_url: str, database: Database) -> None:
    players = [new_id() for _ in range(5)]
    async with worker(fresh_database_url, database), worker(fresh_database_url, database):
        for seq in range(1, 6):
            await asyncio.gather(*(tell(database, each, seq) for each in players))
        await emptied(database)

    for each in players:
        assert await noted(database, each) == [1, 2, 3, 4, 5]


async def test_what_fails_is_parked_and_holds_back_its_own_player_alone(
    fresh_database_url: str, database: Database
) -> None:
    failing, other, broken = new_id(), new_id(), True

    async def react(fact: PublishedFact, notes: Notes) -> None:
        await note(fact, notes)
        if broken and (fact.player_id, fact.seq) == (failing, 2):
            raise ZeroDivisionError

    async def is_parked() -> bool:
        return len(await parked(fresh_database_url)) == 1

    async with worker(fresh_database_url, database, react):
        await tell(database, failing, 1, 2, 3)
        await eventually(is_parked)
        await tell(database, other, 1, 2)

        async def other_is_served() -> bool:
            return await noted(database, other) == [1, 2]

        await eventually(other_is_served)
        assert await noted(database, failing) == [1], "what failed is undone, what is later waits"
        (held,) = await parked(fresh_database_url)
        assert (held.context, held.failure, held.player) == ("noting", "ZeroDivisionError", str(failing))
        assert [(each.context, each.parked) for each in (await event_backlog(database)).reactions] == [
            ("noting", 1)
        ]

        broken = False
        assert await retry(fresh_database_url, None) == 1
        await emptied(database)
    assert await noted(database, failing) == [1, 2, 3]
    assert await retry(fresh_database_url, None) == 0


async def test_what_is_given_up_lets_the_later_ones_go_on(
    fresh_database_url: str, database: Database
) -> None:
    player = new_id()

    async def react(fact: PublishedFact, notes: Notes) -> None:
        if fact.seq == 1:
            raise ZeroDivisionError
        await note(fact, notes)

    async def is_parked() -> bool:
        return len(await parked(fresh_database_url)) == 1

    async with worker(fresh_database_url, database, react):
        await tell(database, player, 1, 2)
        await eventually(is_parked)
        (held,) = await parked(fresh_database_url)
        assert await drop(fresh_database_url, held.id) == 1
        await emptied(database)
    assert await noted(database, player) == [2]
    assert await drop(fresh_database_url, held.id) == 0


async def test_what_is_out_of_reach_is_waited_for_and_never_parked(
    fresh_database_url: str, database: Database
) -> None:
    player, tries = new_id(), 0

    async def react(fact: PublishedFact, notes: Notes) -> None:
        nonlocal tries
        tries += 1
        if tries <= 5:
            raise Unavailable("away")
        await note(fact, notes)

    async with worker(fresh_database_url, database, react):
        await tell(database, player, 1, 2)
        await emptied(database)
    assert await noted(database, player) == [1, 2]
    assert tries == 7


async def test_a_worker_that_is_killed_within_a_reaction_leaves_it_to_the_next_one(
    fresh_database_url: str, database: Database
) -> None:
    player = new_id()
    await tell(database, player, 1, 2, 3, 4)
    killed = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.events.reaction_worker_process",
        fresh_database_url,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert killed.stdout
    async with asyncio.timeout(60):
        assert await killed.stdout.readline() == b"within the third\n"
    os.kill(killed.pid, signal.SIGKILL)
    await killed.wait()

    async with worker(fresh_database_url, database):
        await emptied(database)
    assert await noted(database, player) == [1, 2, 3, 4]


async def record(database: Database, fact: Fact, *, commit: bool = True) -> None:
    async with database.transaction("default") as connection:
        await OutboxFacts(connection, system("test", "default", "corr"), event_types()).record(fact)
        if not commit:
            await connection.rollback()


def moved(player: UUID) -> Fact:
    at = NOON.isoformat()
    payload: Any = {"from": "ACTIVE", "to": "SUSPENDED", "reason": None, "at": at, "until": None}
    return StatusMoved(player_id=player, brand="default", seq=7, payload=payload)


async def test_a_reaction_is_queued_with_its_fact_or_not_at_all(database: Database) -> None:
    player = new_id()
    await record(database, moved(player), commit=False)
    vip = VipLevelSet(player_id=player, brand="default", seq=8, payload={"from": 0, "to": 1})
    await record(database, vip)
    assert await waiting(database) == 0, "undone, and of no context's interest"

    await record(database, moved(player))
    kept = "select context, name, player_id, seq from outbox.reaction"
    rows = await database.statements_for("*").fetch(kept)
    assert [tuple(row.values()) for row in rows] == [("identity", PLAYER_MOVED, player, 7)]


async def test_the_catalogue_of_the_database_is_that_of_the_contexts(database: Database) -> None:
    wanted = {(context.name, fact) for context in CONTEXTS for fact in context.reactions}
    names = [each.name for each in registry()]
    asked = "select name, outbox.contexts_reacting_to(name) as contexts from unnest($1::text[]) name"
    rows = await database.pool.fetch(asked, names)

    assert {(context, row["name"]) for row in rows for context in row["contexts"]} == wanted
    assert not {fact for _, fact in wanted} & {wallets.BET_PLACED, wallets.WIN_PAID, wallets.ROLLED_BACK}


class OneBarred:
    """The accounts, one of which may not sign in."""

    def __init__(self, barred: UUID) -> None:
        self.barred = barred

    async def status_of(self, account: Any) -> BarredStatus | None:
        return BarredStatus.SUSPENDED if account.id == self.barred else None


class EndedSessions:
    """Sessions of which it is noted whose have ended."""

    def __init__(self) -> None:
        self.ended: list[UUID] = []

    async def end_all(self, account_id: UUID, *, but: UUID | None = None, barred: bool = False) -> int:
        assert barred
        self.ended.append(account_id)
        return 1


async def test_sessions_of_a_player_who_may_not_sign_in_end_and_no_others() -> None:
    barred, free, sessions = new_id(), new_id(), EndedSessions()
    for player in (barred, free):
        fact = PublishedFact(PLAYER_MOVED, player, "default", 1, {}, "corr", NOON)
        await end_sessions_of_barred_player(fact, OneBarred(barred), sessions)  # type: ignore[arg-type]

    assert sessions.ended == [barred]

"""Players stored before there were blind indexes are found by number and name once these are made."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from adapters.postgres.players.search_backfill import SearchKeyBackfill
from adapters.vault.subject_keys import destroy_subject_key
from domain.players.model import Player
from domain.players.outcomes import PlayerUpdated
from domain.players.profile.changes import UpdateProfile, update_profile
from tests.players.players_harness import PlayersHarness, open_players_harness

INDEXES = "select phone_index, name_index from players.player where id = $1"
_numbers = count(1)


@pytest.fixture
async def harness(fresh_database_url: str) -> AsyncIterator[PlayersHarness]:
    """A harness on a database of its own: every player is passed over."""
    async with open_players_harness(fresh_database_url) as harness:
        yield harness


async def as_owner(harness: PlayersHarness, statement: str, *arguments: Any) -> list[Any]:
    async with harness.database.pool.acquire() as connection, connection.transaction():
        await connection.execute("set local role none")
        return await connection.fetch(statement, *arguments)


async def an_old_player(harness: PlayersHarness, **profile: str) -> Player:
    """One as revision 0022 found them: sealed, and without indexes."""
    known = {"phone": f"+49301{next(_numbers):05}", "first_name": "Xaverina", "last_name": "Oldenhammer"}
    player: Player = await harness.registered(f"old-{next(_numbers)}", **known | profile)
    forget = "update players.player set phone_index = null, name_index = '{}' where id = $1"
    await as_owner(harness, forget, player.id)
    return player


async def indexes(harness: PlayersHarness, id: UUID) -> tuple[bool, int]:
    """Whether the number has an index, and how many the names have."""
    ((phone, names),) = await as_owner(harness, INDEXES, id)
    return phone is not None, len(names)


def backfill(harness: PlayersHarness, batch_players: int = 500) -> SearchKeyBackfill:
    return SearchKeyBackfill(harness.database, harness.vault, batch_players=batch_players)


async def test_what_is_made_is_what_storing_makes(harness: PlayersHarness) -> None:
    new = await harness.registered("new", phone="+493012345", first_name="Nora", last_name="Newman")
    ((phone, names),) = await as_owner(harness, INDEXES, new.id)
    await as_owner(harness, "update players.player set phone_index = null, name_index = '{}'")

    assert await backfill(harness).fill() == 1

    assert await as_owner(harness, INDEXES, new.id) == [(phone, names)]


async def test_every_old_player_is_filled_in_batches_and_a_second_run_does_nothing(
    harness: PlayersHarness,
) -> None:
    old = [await an_old_player(harness) for _ in range(5)]
    told: list[int] = []

    assert await backfill(harness, 2).fill(told.append) == 5
    assert told == [2, 4, 5]
    assert [await indexes(harness, each.id) for each in old] == [(True, 12)] * 5
    assert await backfill(harness).fill() == 0


async def test_who_has_nothing_to_be_found_by_is_passed_over(harness: PlayersHarness) -> None:
    bare = await harness.registered("bare")
    half = await an_old_player(harness, phone="")

    assert await backfill(harness, 1).fill() == 1

    assert await indexes(harness, bare.id) == (False, 0)
    assert await indexes(harness, half.id) == (False, 12)


@pytest.mark.parametrize(("purpose", "expected"), [("account", (False, 12)), ("aml", (True, 0))])
async def test_nothing_is_made_of_what_was_erased(
    harness: PlayersHarness, purpose: Any, expected: tuple[bool, int]
) -> None:
    old = await an_old_player(harness)
    await destroy_subject_key(harness.database.pool, old.id, purpose)

    assert await backfill(harness).fill() == 1

    assert await indexes(harness, old.id) == expected


class ErasedMeanwhile(SearchKeyBackfill):
    """A backfill during which each player is erased after being read and before being stored."""

    async def _made(self, batch: Sequence[Any]) -> Mapping[UUID, dict[str, Any]]:
        made = await super()._made(batch)
        for row in batch:
            for purpose in ("account", "aml"):
                await destroy_subject_key(self._database.pool, row["id"], purpose)
        return made


async def test_nothing_is_stored_of_who_is_erased_meanwhile(harness: PlayersHarness) -> None:
    old = await an_old_player(harness)

    assert await ErasedMeanwhile(harness.database, harness.vault).fill() == 0

    assert await indexes(harness, old.id) == (False, 0)


async def test_a_change_meanwhile_is_not_overwritten(harness: PlayersHarness) -> None:
    old = [await an_old_player(harness) for _ in range(20)]
    patch = {"phone": "+493099999"}
    changes = (harness.run()(update_profile, UpdateProfile(player_id=each.id, patch=patch)) for each in old)

    _, *changed = await asyncio.gather(backfill(harness, 3).fill(), *changes)

    assert {type(each) for each in changed} == {PlayerUpdated}
    rows = await as_owner(harness, "select distinct phone_index, name_index from players.player")
    ((phone, names),) = rows
    await as_owner(harness, "update players.player set phone_index = null, name_index = '{}'")
    await backfill(harness).fill()
    assert await as_owner(harness, "select distinct phone_index, name_index from players.player") == [
        (phone, names)
    ]

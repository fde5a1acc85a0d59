"""The master key is replaced while players are registered, changed and read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from adapters.postgres.database import Database
from adapters.vault.keyring import Keyring, MasterKeyInUse
from adapters.vault.master_keys import KeysUnusable
from adapters.vault.rotation import MasterKeyRotation
from adapters.vault.subject_keys import add_subject_keys, destroy_subject_key, subject_cipher
from adapters.vault.vault import Vault
from domain.players.outcomes import PlayerUpdated
from domain.players.profile.changes import UpdateProfile, update_profile
from domain.shared.ids import new_id
from tests.players.people import OPERATOR
from tests.players.players_harness import open_players_harness
from tests.vault.in_memory_keys import InMemoryKeys

PLACE = "identity.phone.number"


async def versions(rotation: MasterKeyRotation) -> dict[int, tuple[bool, int]]:
    return {each.number: (each.here, each.keys) for each in await rotation.versions()}


async def test_rotation_rewraps_every_key_and_all_data_still_opens(
    vault: Vault, database: Database, master_keys: InMemoryKeys
) -> None:
    ids = [new_id() for _ in range(25)]
    sealed = {id: (await subject_cipher(database.pool, vault, id, "aml")).seal(PLACE, str(id)) for id in ids}
    index = await vault.index("default", "players.email", "jane@example.com")
    await destroy_subject_key(database.pool, ids[0], "aml")
    rotation, told = MasterKeyRotation(master_keys, Keyring(database), batch_keys=10), []

    version, done = await rotation.rotate(told.append)

    assert (version, done) == (2, 25)  # 24 subjects and the index key
    assert told == [11, 21, 25]
    assert await versions(rotation) == {1: (True, 0), 2: (True, 25)}
    await rotation.retire(1, grace_seconds=0)
    assert list(master_keys.keys) == [2]
    later = Vault(master_keys, Keyring(database))
    for id in ids[1:]:
        assert (await subject_cipher(database.pool, later, id, "aml")).open(PLACE, sealed[id]) == str(id)
    assert (await subject_cipher(database.pool, later, ids[0], "aml")).destroyed
    assert await later.index("default", "players.email", "jane@example.com") == index


async def test_a_version_in_use_cannot_be_retired(
    vault: Vault, database: Database, master_keys: InMemoryKeys
) -> None:
    await subject_cipher(database.pool, vault, new_id(), "aml")
    rotation = MasterKeyRotation(master_keys, Keyring(database))
    await master_keys.renew()

    with pytest.raises(MasterKeyInUse) as used:
        await rotation.retire(1, grace_seconds=0)
    assert used.value.keys == 2
    for number in (2, 3):  # the current one, and none
        with pytest.raises(KeysUnusable):
            await rotation.retire(number, grace_seconds=0)
    assert sorted(master_keys.keys) == [1, 2]
    await rotation.rewrap(2)
    await rotation.retire(1, grace_seconds=0)
    assert sorted(master_keys.keys) == [2]


async def test_keys_wrapped_by_a_retired_version_cannot_be_stored(
    vault: Vault, database: Database, master_keys: InMemoryKeys
) -> None:
    late = await vault.new_keys(new_id(), "aml")
    rotation = MasterKeyRotation(master_keys, Keyring(database))
    await rotation.rotate()
    await rotation.retire(1, grace_seconds=0)

    with pytest.raises(KeysUnusable):
        await add_subject_keys(database.pool, late)
    assert await database.pool.fetchval("select count(*) from keyring.subject_key") == 0


async def test_a_version_that_a_transaction_is_using_cannot_be_retired(
    vault: Vault, database: Database, master_keys: InMemoryKeys
) -> None:
    made = await vault.new_keys(new_id(), "aml")
    rotation = MasterKeyRotation(master_keys, Keyring(database))
    await rotation.rotate()
    async with database.transaction("default") as connection:
        await add_subject_keys(connection, made)
        retiring = asyncio.create_task(rotation.retire(1, grace_seconds=0))
        await _until(lambda: _waits_for_a_lock(database))
    with pytest.raises(MasterKeyInUse):
        await retiring
    assert sorted(master_keys.keys) == [1, 2]


async def test_a_failed_rotation_is_completed_by_the_next(
    vault: Vault, database: Database, master_keys: InMemoryKeys
) -> None:
    for _ in range(9):
        await subject_cipher(database.pool, vault, new_id(), "aml")
    rotation = MasterKeyRotation(master_keys, Keyring(database), batch_keys=4)

    def fail(done: int) -> None:
        master_keys.down = done > 5

    with pytest.raises(KeysUnusable):
        await rotation.rotate(fail)
    master_keys.down = False
    assert await versions(rotation) == {1: (True, 1), 2: (True, 9)}
    assert await rotation.rewrap(2) == 1
    assert await versions(rotation) == {1: (True, 0), 2: (True, 10)}


async def test_players_are_registered_changed_and_read_during_a_rotation(fresh_database_url: str) -> None:
    master_keys, done, reads = InMemoryKeys(), asyncio.Event(), 0
    async with open_players_harness(fresh_database_url, master_keys) as harness:
        players = [await harness.registered(f"early-{number}") for number in range(30)]

        async def write() -> None:
            number = 0
            while not done.is_set() or number < 5:
                number += 1
                players.append(await harness.registered(f"late-{number}"))
                patch = {"city": f"Rome {number}", "phone": f"+39061234{number:04}"}
                asked = UpdateProfile(player_id=players[number].id, patch=patch)
                assert isinstance(await harness.run()(update_profile, asked), PlayerUpdated)

        async def read() -> None:
            nonlocal reads
            while not done.is_set():
                harness.vault._open.clear()  # as a process that has just started
                found = await harness.reads.by_ids(OPERATOR, [player.id for player in players])
                assert {player.email for player in found.values()} == {
                    each.email for each in players[: len(found)]
                }
                reads += 1

        work = asyncio.gather(write(), read(), read())
        rotation = MasterKeyRotation(master_keys, Keyring(harness.database), batch_keys=3)
        try:
            for version in (1, 2, 3):
                await rotation.rotate()
                await rotation.rewrap(version + 1)
                await rotation.retire(version, grace_seconds=1)
        finally:
            done.set()
            await work
        assert sorted(master_keys.keys) == [4]
        assert reads > 5
        harness.vault._open.clear()
        found = await harness.reads.by_ids(OPERATOR, [player.id for player in players])
        assert {player.email for player in found.values()} == {player.email for player in players}


async def _waits_for_a_lock(database: Database) -> bool:
    return bool(await database.pool.fetchval("select exists(select from pg_locks where not granted)"))


async def _until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(20):
        while not await holds():  # noqa: ASYNC110 - the server does not notify of its locks
            await asyncio.sleep(0.01)

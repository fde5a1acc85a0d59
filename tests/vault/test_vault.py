"""The vault: keys of subjects, blind indexes, and what is held in memory and for how long."""

from __future__ import annotations

import asyncio
import secrets
from uuid import UUID

import pytest

from adapters.postgres.database import Database
from adapters.vault import vault as module
from adapters.vault.cipher import SubjectKey
from adapters.vault.key_environment import EnvironmentKeys
from adapters.vault.keyring import Keyring
from adapters.vault.master_keys import KeysUnusable
from adapters.vault.subject_keys import FIND_KEYS, add_subject_keys, destroy_subject_key, subject_cipher
from adapters.vault.vault import CACHED_SECONDS_MAX, Vault
from domain.players.login import email_address
from domain.shared.errors import Unavailable
from domain.shared.ids import new_id
from tests.vault.in_memory_keys import InMemoryKeys

PLACE = "identity.phone.number"


async def index(vault: Vault, written: str, brand: str = "default", column: str = "players.email") -> bytes:
    return await vault.index(brand, column, email_address(written).key)


class TestIndex:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("jane@example.com", "JANE@Example.COM"),
            ("ärger@bücher.example", "Ärger@xn--bcher-kva.example"),
            ("\uff4aane@example.com", "jane@example.com"),
        ],
    )
    async def test_spellings_of_one_address_have_one_index(self, vault: Vault, one: str, other: str) -> None:
        assert await index(vault, one) == await index(vault, other)

    async def test_other_addresses_brands_and_columns_have_other_indexes(self, vault: Vault) -> None:
        jane = await index(vault, "jane@example.com")
        others = [
            await index(vault, "jana@example.com"),
            await index(vault, "jane@example.com", brand="rival"),
            await index(vault, "jane@example.com", column="identity.email"),
        ]
        assert len(jane) == 32
        assert len({jane, *others}) == 4

    async def test_indexes_are_equal_in_two_processes_and_differ_between_installations(
        self, vault: Vault, database: Database, master_keys: InMemoryKeys
    ) -> None:
        again = Vault(master_keys, Keyring(database))
        both = await asyncio.gather(index(vault, "jane@example.com"), index(again, "jane@example.com"))
        assert both[0] == both[1]
        assert len(await database.pool.fetch("select from keyring.index_key")) == 1

    async def test_the_index_key_is_stored_wrapped(
        self, vault: Vault, database: Database, master_keys: InMemoryKeys
    ) -> None:
        await index(vault, "jane@example.com")
        wrapped = await database.pool.fetchval("select wrapped from keyring.index_key")
        assert vault._index_key not in {wrapped, master_keys.keys[1]}
        assert await master_keys.unwrap(1, [wrapped]) == [vault._index_key]

    async def test_invented_brands_do_not_fill_memory(
        self, vault: Vault, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "INDEX_KEYS_MAX", 2)
        jane = await index(vault, "jane@example.com")
        for number in range(5):
            await index(vault, "jane@example.com", brand=f"invented-{number}")
        assert len(vault._index_keys) <= 2
        assert await index(vault, "jane@example.com") == jane


class TestSubjects:
    async def test_a_key_is_made_on_first_use_and_then_stays(self, vault: Vault, database: Database) -> None:
        id = new_id()
        sealed = (await subject_cipher(database.pool, vault, id, "account")).seal(PLACE, "+4930123456")
        async with database.transaction("default") as connection:
            again = await subject_cipher(connection, vault, id, "account")

        assert again.open(PLACE, sealed) == "+4930123456"
        assert len(await database.pool.fetch("select from keyring.subject_key")) == 1

    async def test_concurrent_first_uses_share_one_key(self, vault: Vault, database: Database) -> None:
        id = new_id()
        ciphers = await asyncio.gather(
            *(subject_cipher(database.pool, vault, id, "account") for _ in range(20))
        )
        sealed = ciphers[0].seal(PLACE, "x")
        assert {cipher.open(PLACE, sealed) for cipher in ciphers} == {"x"}

    async def test_a_key_is_rolled_back_with_its_transaction(self, vault: Vault, database: Database) -> None:
        async with database.transaction("default") as connection:
            await subject_cipher(connection, vault, new_id(), "account")
            await connection.rollback()
        assert await database.pool.fetch("select from keyring.subject_key") == []

    async def test_every_purpose_has_its_own_key(self, vault: Vault, database: Database) -> None:
        id = new_id()
        one = await subject_cipher(database.pool, vault, id, "account")
        await subject_cipher(database.pool, vault, id, "aml")
        await destroy_subject_key(database.pool, id, "aml")

        assert not (await subject_cipher(database.pool, vault, id, "account")).destroyed
        assert (await subject_cipher(database.pool, vault, id, "aml")).destroyed
        assert not one.destroyed

    async def test_many_subjects_are_one_statement_and_one_unwrapping(
        self, vault: Vault, database: Database, master_keys: InMemoryKeys
    ) -> None:
        ids = [new_id() for _ in range(5)]
        for id in ids[:4]:
            await subject_cipher(database.pool, vault, id, "account")
        cold = Vault(master_keys, Keyring(database))
        master_keys.unwrapped.clear()

        keys = [SubjectKey(**row) for row in await database.pool.fetch(FIND_KEYS, ids, "account")]
        found = await cold.ciphers(keys)

        assert len(found) == 4
        assert {key.subject_id for key in keys} == set(ids[:4])
        assert master_keys.unwrapped == [4]

    async def test_a_destroyed_key_is_gone_at_once_in_every_process(
        self, vault: Vault, database: Database, master_keys: InMemoryKeys
    ) -> None:
        id, other = new_id(), Vault(master_keys, Keyring(database))
        sealed = (await subject_cipher(database.pool, vault, id, "account")).seal(PLACE, "x")
        assert (await subject_cipher(database.pool, other, id, "account")).open(PLACE, sealed) == "x"

        await destroy_subject_key(database.pool, id, "account")

        for each in (vault, other):
            cipher = await subject_cipher(database.pool, each, id, "account")
            assert cipher.destroyed
            assert cipher.open(PLACE, sealed) is None

    async def test_a_destroyed_key_is_not_created_again(self, vault: Vault, database: Database) -> None:
        id, never = new_id(), new_id()
        (old,) = await vault.new_keys(id, "account")
        await add_subject_keys(database.pool, [old])
        for each in (id, never, id):
            await destroy_subject_key(database.pool, each, "account")

        for each in (id, never):
            assert (await subject_cipher(database.pool, vault, each, "account")).destroyed
        with pytest.raises(KeysUnusable):
            await add_subject_keys(database.pool, [old])
        for statement in (
            "update keyring.subject_key set wrapped = $1, kek = 1, destroyed_at = null",
            "delete from keyring.subject_key where wrapped is null or wrapped = $1",
        ):
            with pytest.raises(Exception, match=r"does not come back|permission denied"):
                await database.pool.execute(statement, old.wrapped)


class TestMemory:
    async def test_the_master_keys_are_asked_once_a_minute_and_no_later(
        self, database: Database, master_keys: InMemoryKeys
    ) -> None:
        now = [0.0]
        maker = Vault(master_keys, Keyring(database))
        keys = await maker.new_keys(new_id(), "account", "aml")
        reader = Vault(master_keys, Keyring(database), seconds=lambda: now[0])
        master_keys.unwrapped.clear()
        for moment, asked in ((0.0, [2]), (CACHED_SECONDS_MAX - 0.1, [2]), (CACHED_SECONDS_MAX, [2, 2])):
            now[0] = moment
            await reader.ciphers(keys)
            assert master_keys.unwrapped == asked
        assert CACHED_SECONDS_MAX <= 60

    async def test_the_number_of_cached_keys_is_bounded(
        self, vault: Vault, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "CACHED_KEYS_MAX", 3)
        keys = [(await vault.new_keys(new_id(), "account"))[0] for _ in range(10)]
        assert len(vault._open) == 3
        assert list(vault._open) == [key.wrapped for key in keys[-3:]]

    async def test_closing_the_vault_drops_every_key(self, vault: Vault) -> None:
        await vault.new_keys(new_id(), "account")
        await vault.close()
        assert (vault._open, vault._index_keys, vault._index_key) == ({}, {}, None)


class TestOutOfReach:
    async def test_without_master_keys_cached_keys_work_and_no_new_ones_are_made(
        self, vault: Vault, database: Database, master_keys: InMemoryKeys
    ) -> None:
        id = new_id()
        cipher = await subject_cipher(database.pool, vault, id, "account")
        sealed = cipher.seal(PLACE, "x")
        master_keys.down = True

        assert (await subject_cipher(database.pool, vault, id, "account")).open(PLACE, sealed) == "x"
        with pytest.raises(Unavailable):
            await subject_cipher(database.pool, vault, new_id(), "account")
        with pytest.raises(Unavailable):
            await vault.check()
        with pytest.raises(Unavailable):
            await subject_cipher(database.pool, Vault(master_keys, Keyring(database)), id, "account")
        master_keys.down = False
        await vault.check()
        assert (
            await subject_cipher(database.pool, Vault(master_keys, Keyring(database)), id, "account")
        ).open(PLACE, sealed) == "x"

    async def test_other_master_keys_can_neither_read_nor_write(
        self, vault: Vault, database: Database
    ) -> None:
        id = new_id()
        await subject_cipher(database.pool, vault, id, "account")
        stranger = Vault(EnvironmentKeys({1: secrets.token_bytes(32)}), Keyring(database))

        with pytest.raises(KeysUnusable, match="try again later") as refused:
            await subject_cipher(database.pool, stranger, UUID(int=5), "account")
        assert "not the one that wrapped" in refused.value.reason
        with pytest.raises(KeysUnusable):
            await stranger.index("default", "players.email", "jane@example.com")
        with pytest.raises(KeysUnusable):
            await subject_cipher(database.pool, stranger, id, "account")

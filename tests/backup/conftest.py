"""An installation with players, money, operators and an audit log, and a backup of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import asyncpg
import pytest

from adapters.postgres.database import connect
from adapters.vault.key_records import KeyRecords
from adapters.vault.keyring import Keyring
from domain.shared.clock import SystemClock
from server.backup.take import TakenBackup, take_backup
from server.console.operators import create_operator
from server.contexts.compliance import anchor_heads
from server.embedded import EmbeddedServers
from server.security.audit_heads import FileAnchors
from server.security.installation_keys import InstallationKeys
from server.security.signing_keys import signing_keys
from server.security.vault import vault_of
from server.settings import Settings
from tests.application import Application, open_application
from tests.conftest import as_superuser, copy_database
from tests.funded_players import a_funded_player, a_key

_numbers = count(1)
OTHER_OWNER = "casino_owner"


@dataclass(frozen=True)
class Installation:
    """One that has lived a little: what a restored copy must have again."""

    settings: Settings
    player: str
    balance: str
    password: str
    """Of the operator anna."""

    def backup(self, target: Path, passphrase: str | None = None, *, with_keys: bool = True) -> TakenBackup:
        return take_backup(self.settings, target, passphrase=passphrase, with_keys=with_keys)


@pytest.fixture(scope="module")
async def installation(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Installation]:
    name = f"backed_up_{next(_numbers)}"
    await copy_database(servers, template_database, name)
    data_dir = tmp_path_factory.mktemp("backed-up")
    async with open_application(servers.dsn(name), servers.redis_url, data_dir) as application:
        yield await _live_a_little(application)
    await as_superuser(servers, f"drop database {name} with (force)")


async def _live_a_little(application: Application) -> Installation:
    guest = await a_funded_player(application, phone="+4930987654321")
    await guest.bet("30.00", key="bet", round="r")
    await guest.win("45.00", key="win", bet="bet", round="r")
    await guest.games.mutate("closeRound", playerId=guest.id, key=a_key(), round="r")
    settings = application.settings
    password = await asyncio.to_thread(create_operator, settings, "anna", "Anna", ["admin"], "default")
    await sign_heads(settings)
    return Installation(settings, guest.id, await guest.balance(), password)


async def sign_heads(settings: Settings) -> int:
    """What a worker does each minute."""
    database = await connect(str(settings.database_url), composing_max=1, hot_max=2)
    vault = vault_of(settings, database)
    records, keyring = KeyRecords(database), Keyring(database)
    await InstallationKeys(settings, records, keyring, vault, SystemClock(), audit=True).prepare()
    signed = await anchor_heads(database, FileAnchors(settings.audit_heads, signing_keys(settings.audit_key)))
    await vault.close()
    await database.close()
    return signed


@pytest.fixture
async def empty_database(servers: EmbeddedServers) -> AsyncIterator[str]:
    """A database without a single table, owned by another role than the one that was backed up."""
    name = f"restored_{next(_numbers)}"
    await as_superuser(
        servers,
        f"do $$ begin create role {OTHER_OWNER} login createrole; "
        f"grant croupier_app to {OTHER_OWNER} with admin option; "
        "exception when duplicate_object then null; end $$",
    )
    await as_superuser(servers, f"create database {name} owner {OTHER_OWNER}")
    yield servers.dsn(name, OTHER_OWNER)
    await as_superuser(servers, f"drop database {name} with (force)")


@pytest.fixture
def elsewhere(empty_database: str, redis_url: str, tmp_path: Path) -> Settings:
    """Another machine: an empty database and an empty data directory."""
    return Settings(database_url=empty_database, redis_url=redis_url, data_dir=tmp_path / "elsewhere")


@pytest.fixture
def tables() -> Callable[[str], object]:
    """How many tables and views there are at a URL."""

    async def counted(url: str) -> int:
        owner = await asyncpg.connect(url)
        statement = "select count(*) from pg_class where relnamespace::regnamespace::text !~ '^(pg_|info)'"
        found = int(await owner.fetchval(statement))
        await owner.close()
        return found

    return counted

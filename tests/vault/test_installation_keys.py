"""Keys that are missing or another database's: found at the start, by readiness and by the doctor."""

from __future__ import annotations

import asyncio
import base64
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from adapters.postgres.database import Database, connect
from adapters.vault.key_records import KeyRecords
from adapters.vault.keyring import Keyring
from adapters.vault.master_keys import KeysUnusable, WrongKeys
from adapters.vault.rotation import MasterKeyRotation
from domain.compliance.audit_verification import Head
from domain.shared.ids import new_id
from server.console.key_files import create_key_files, replace_key_file
from server.doctor import Severity
from server.doctor.keys import keys as examine_keys
from server.errors import OperatorError
from server.http.health import Health
from server.processes.preflight import require_installation
from server.security.audit_heads import FileAnchors
from server.security.installation_keys import InstallationKeys
from server.security.key_files import KeysRefused
from server.security.key_rotation import KeyFiles, rotate
from server.security.signing_keys import replace_key, signing_keys
from server.security.vault import master_keys_of, vault_of
from server.settings import Settings
from tests.manual_clock import ManualClock, OffsetClock
from tests.players.players_harness import open_players_harness
from tests.vault.key_server import TOKEN, KeyServer

FILES = {
    "SIGNING_KEY_PATH": "signing-key.pem",
    "AUDIT_KEY_PATH": "audit-key.pem",
    "MASTER_KEYS_PATH": "master-keys.json",
}
FINGERPRINTS = "select kind || ' ' || case kind when 'signing' then '' else name end from keyring.fingerprint"
ALL = {"master 1", "index 1", "signing ", "pepper 1", "audit 1"}
HEAD = Head("default", ManualClock().now().date(), 1, b"\1" * 32, ManualClock().now())


@pytest.fixture
def settings(fresh_database_url: str, tmp_path: Path) -> Settings:
    """An installation of its own, before its first start."""
    return Settings(
        database_url=fresh_database_url, redis_url="redis://127.0.0.1:1", data_dir=tmp_path / "data"
    )


@asynccontextmanager
async def installation(settings: Settings, clock: Any = None) -> AsyncIterator[InstallationKeys]:
    """One process's look at its keys."""
    database = await connect(str(settings.database_url), composing_max=1, hot_max=2)
    vault = vault_of(settings, database)
    try:
        yield InstallationKeys(
            settings, KeyRecords(database), Keyring(database), vault, clock or OffsetClock(), audit=True
        )
    finally:
        await vault.close()
        await database.close()


async def start(settings: Settings, clock: Any = None) -> None:
    async with installation(settings, clock) as keys:
        await keys.prepare()


async def recorded(database: Database) -> set[str]:
    return {row[0] for row in await database.pool.fetch(FINGERPRINTS)}


async def ready(keys: InstallationKeys) -> tuple[str, str, dict[str, str]]:
    """Status, what was found about the keys, and the reasons."""

    async def fine() -> list[str]:
        return []

    health = Health(database=fine, valkey=fine, pending=fine, keys=keys.check)
    status, checks = await health.report()
    return status, checks["keys"], health.reasons


async def doctor(settings: Settings) -> tuple[Severity, str]:
    finding = await examine_keys(settings, str(settings.database_url))
    return finding.severity, finding.observed


def files_in(directory: Path) -> set[str]:
    return {path.name for path in directory.iterdir()} if directory.exists() else set()


async def test_the_first_start_makes_every_key_and_records_it(settings: Settings, database: Database) -> None:
    assert await doctor(settings) == (Severity.GOOD, "not made yet: the next start does")
    assert files_in(settings.data_dir) == set()
    await asyncio.gather(*(start(settings) for _ in range(4)))
    assert files_in(settings.data_dir) == set(FILES.values())
    assert await recorded(database) == ALL
    await start(settings)
    async with installation(settings) as keys:
        assert await ready(keys) == ("ready", "ok", {})
    assert await doctor(settings) == (Severity.GOOD, "those of this database")


@pytest.mark.parametrize("setting", FILES)
async def test_a_named_path_must_exist(settings: Settings, setting: str, tmp_path: Path) -> None:
    mistyped = settings.model_copy(update={setting.lower(): tmp_path / "mistyped"})
    with pytest.raises(KeysRefused, match=f"CROUPIER_{setting}: there is no file .*mistyped"):
        await start(mistyped)
    assert files_in(tmp_path) == set()
    assert (await doctor(mistyped))[0] is Severity.BAD
    create_key_files(mistyped)
    await start(mistyped)


@pytest.mark.parametrize("setting", FILES)
async def test_no_key_is_made_where_one_is_needed(settings: Settings, setting: str) -> None:
    await start(settings)
    (settings.data_dir / FILES[setting]).unlink()
    with pytest.raises(KeysRefused, match=f"there is no .*{FILES[setting]}, and the database needs it"):
        await start(settings)
    assert FILES[setting] not in files_in(settings.data_dir)
    severity, observed = await doctor(settings)
    assert (severity, FILES[setting] in observed) == (Severity.BAD, True)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"{", b"[]", b"nothing", b'{"current":1,"keys":{"1":"AAAA"}}']
)
async def test_a_broken_file_of_master_keys_is_refused(settings: Settings, content: bytes) -> None:
    await start(settings)
    path = settings.data_dir / FILES["MASTER_KEYS_PATH"]
    path.write_bytes(content)
    async with installation(settings) as keys:
        assert (await ready(keys))[:2] == ("unready", "wrong")
    with pytest.raises(OperatorError, match=f"{path}: it is not a "):
        await start(settings)
    assert (await doctor(settings))[0] is Severity.BAD
    assert path.read_bytes() == content


@pytest.mark.parametrize("setting", FILES)
async def test_files_of_keys_that_others_may_read_are_refused(settings: Settings, setting: str) -> None:
    await start(settings)
    path = settings.data_dir / FILES[setting]
    path.chmod(0o644)
    with pytest.raises(OperatorError, match=r"others may read .*chmod 600"):
        await start(settings)


@pytest.mark.parametrize("setting", FILES)
async def test_keys_of_another_installation_are_refused(settings: Settings, setting: str) -> None:
    await start(settings)
    async with installation(settings) as running:
        await running.check()
        _put_another(settings.data_dir / FILES[setting], settings)
        status, found, reasons = await ready(running)
        assert (status, found) == ("unready", "wrong")
        assert len(reasons["keys"].splitlines()) == 1
    with pytest.raises(KeysRefused, match="not the one") as refused:
        await start(settings)
    assert await doctor(settings) == (Severity.BAD, str(refused.value))
    with pytest.raises(KeysRefused):
        await asyncio.to_thread(require_installation, settings)


def _put_another(path: Path, settings: Settings) -> None:
    if path.suffix == ".pem":
        replace_key(path)
        return
    path.unlink()
    source: Any = master_keys_of(settings)
    source.create()


async def test_rotated_keys_are_recorded(settings: Settings, database: Database) -> None:
    await start(settings)
    await MasterKeyRotation(master_keys_of(settings), Keyring(database)).rotate()
    clock = OffsetClock()
    added = rotate(KeyFiles(settings.signing_key), clock.now())
    await start(settings)
    assert await recorded(database) == ALL | {"master 2"}

    added.path.rename(settings.data_dir / "elsewhere")
    await start(settings, clock)
    clock.ahead += timedelta(hours=2)
    with pytest.raises(KeysRefused, match=f"the key {added.key.kid}, which signs now, is not in"):
        await start(settings, clock)


async def test_two_master_keys_by_one_number_are_told_apart(settings: Settings, database: Database) -> None:
    first, second, other = (f"{secrets.token_bytes(32).hex()}" for _ in range(3))

    def with_keys(*keys: str) -> Settings:
        text = ",".join(
            f"{n}:{base64.b64encode(bytes.fromhex(key)).decode()}" for n, key in enumerate(keys, 1)
        )
        return settings.model_copy(update={"master_keys": text})

    await start(with_keys(first))
    await start(with_keys(first, second))
    assert "master 2" in await recorded(database)
    with pytest.raises(KeysRefused, match="version 2"):
        await start(with_keys(first, other))


async def test_an_upgraded_database_records_only_keys_that_open_it(
    settings: Settings, database: Database
) -> None:
    await start(settings)
    async with installation(settings) as keys:
        await keys.vault.new_keys(new_id(), "account")
    path = settings.master_key_file
    right = path.read_bytes()
    await database.pool.execute("delete from keyring.fingerprint")

    assert await doctor(settings) == (Severity.GOOD, "not recorded in the database yet: the next start does")
    _put_another(path, settings)
    with pytest.raises(KeysRefused, match="not the one that wrapped"):
        await start(settings)
    assert await recorded(database) == set()
    path.write_bytes(right)
    await start(settings)
    assert await recorded(database) == ALL


async def test_heads_are_not_signed_by_another_key_after_an_upgrade(
    settings: Settings, database: Database
) -> None:
    await start(settings)
    await FileAnchors(settings.audit_heads, signing_keys(settings.audit_key)).store([HEAD])
    await database.pool.execute("delete from keyring.fingerprint")
    replace_key(settings.audit_key)
    with pytest.raises(KeysRefused, match="has not signed the heads"):
        await start(settings)


async def test_a_backup_restored_without_its_keyring_is_refused(
    settings: Settings, database: Database
) -> None:
    await start(settings)
    async with open_players_harness(str(settings.database_url), master_keys_of(settings)) as harness:
        await harness.registered("jane")
    owner = await asyncpg.connect(str(settings.database_url))
    await owner.execute("truncate keyring.fingerprint, keyring.index_key, keyring.subject_key")
    await owner.close()

    with pytest.raises(KeysRefused, match="the schema keyring is empty"):
        await start(settings)
    assert await recorded(database) == set()


async def test_while_the_key_service_is_away_nothing_is_recorded(
    settings: Settings, database: Database, key_server: KeyServer
) -> None:
    remote = settings.model_copy(update={"kms_url": key_server.url, "kms_token": TOKEN})
    await start(remote)
    await database.pool.execute("delete from keyring.fingerprint")
    key_server.answer = (503, b"")
    await start(remote)
    assert await recorded(database) == set()
    async with installation(remote) as keys:
        assert (await ready(keys))[:2] == ("degraded", "unreachable")
        assert (await doctor(remote))[0] is Severity.DOUBTFUL
        key_server.answer = None
        assert (await ready(keys))[:2] == ("ready", "ok")
        assert await recorded(database) == ALL
        key_server.keys[1] = secrets.token_bytes(32)
        assert (await ready(keys))[:2] == ("unready", "wrong")
        with pytest.raises(WrongKeys):
            await keys.check()
        key_server.answer = (500, b"")
        with pytest.raises(KeysUnusable) as away:
            await keys.check()
        assert not isinstance(away.value, WrongKeys)


@pytest.mark.parametrize("kind", ["signing", "audit"])
async def test_a_key_is_replaced_on_purpose(settings: Settings, kind: str) -> None:
    await start(settings)
    rotate(KeyFiles(settings.signing_key), OffsetClock().now())
    await start(settings)
    path = settings.signing_key if kind == "signing" else settings.audit_key
    before = path.read_bytes()
    await asyncio.to_thread(replace_key_file, settings, kind)
    assert path.read_bytes() != before
    await start(settings)


async def test_an_earlier_schema_is_refused_in_one_line(settings: Settings, servers: Any) -> None:
    unmigrated = settings.model_copy(update={"database_url": servers.dsn("postgres")})
    with pytest.raises(OperatorError, match="run `croupier migrate`"):
        await start(unmigrated)

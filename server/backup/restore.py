"""Restores a backup into an empty database, with its keys and signed heads."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from adapters.postgres.connections import open_connection
from adapters.postgres.database import APP_ROLE, connect
from adapters.vault.key_records import KeyRecords
from adapters.vault.keyring import Keyring
from adapters.vault.master_keys import KeysUnusable, WrongKeys
from domain.shared.clock import SystemClock
from server.backup.backup_file import BackupReader
from server.backup.dump_programs import DumpPrograms
from server.backup.key_files import write_key
from server.backup.key_plan import missing_keys
from server.backup.manifest import DUMP, HEADS, BackupRefused, Manifest
from server.migrate import MIGRATION_LOCK, known_revisions, upgrade
from server.processes.backend_servers import has_database, with_servers
from server.security.installation_keys import InstallationKeys
from server.security.vault import vault_of
from server.settings import Settings

_SETTINGS: Final = {"application_name": "croupier restore", "statement_timeout": "0", "timezone": "UTC"}
_ALONE: Final = "select pg_try_advisory_lock($1)"
_MAJOR: Final = "select current_setting('server_version_num')::int / 10000"
_HELD: Final = """
  select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by 1 limit 1
"""
# The grant is refused where an administrator has made it beforehand.
_ROLE: Final = f"""
  do $$ begin
    if not exists (select from pg_roles where rolname = '{APP_ROLE}') then
      create role {APP_ROLE} nologin;
    end if;
    execute format('grant {APP_ROLE} to %I', current_user);
  exception when insufficient_privilege then null;
  end $$
"""
# The one thing in a dump that names the role which owned the database; see dump_programs.
_DEFAULT_RIGHTS: Final = "alter default privileges revoke execute on functions from public"


def restore_backup(settings: Settings, path: Path, passphrase: Callable[[], str | None]) -> Manifest:
    """Fill the empty database that the settings name, put the keys and the signed heads in their places.

    ``passphrase`` is asked only where keys are missing here and encrypted there.

    Raises:
        BackupRefused: why not. The database is filled in one transaction, after everything else.
    """
    with BackupReader(path) as backup:
        manifest = backup.manifest
        if manifest.revision not in known_revisions():
            raise BackupRefused(
                f"{path} was taken by Croupier {manifest.croupier}, whose revision {manifest.revision} this "
                "version does not know: install that version or a newer one"
            )
        if has_database(settings):
            with with_servers(settings, valkey=False) as running:
                asyncio.run(_look_whether_empty(str(running.database_url), manifest))
        keys = missing_keys(settings, backup, passphrase)
        heads = _missing_heads(settings.audit_heads, backup)
        with with_servers(settings, valkey=False, makes=True) as running, asyncio.Runner() as runner:
            _fill(runner, running, backup, {**keys, **heads})
    return manifest


def _fill(runner: asyncio.Runner, settings: Settings, backup: BackupReader, files: dict[Path, bytes]) -> None:
    url = str(settings.database_url)
    owner = runner.run(_empty_database(url, backup.manifest))
    try:
        programs = DumpPrograms(settings)
        programs.require(backup.manifest.postgres)
        for path, content in files.items():
            write_key(path, content)
        runner.run(owner.execute(_ROLE))
        programs.restore(url, partial(backup.copy, DUMP))
        runner.run(owner.execute(_DEFAULT_RIGHTS))
        runner.run(owner.execute("analyze"))
    finally:
        runner.run(owner.close(timeout=5))
    runner.run(upgrade(url))
    runner.run(_check_keys(settings))


async def _look_whether_empty(url: str, manifest: Manifest) -> None:
    """The first question: a restore over a running Croupier is refused for that, not for its keys."""
    (await _empty_database(url, manifest)).terminate()


async def _empty_database(url: str, manifest: Manifest) -> Any:
    """A connection to an empty database, in which no other process migrates meanwhile."""
    owner = await open_connection(url, server_settings=_SETTINGS)
    try:
        await _require_empty(owner, manifest)
    except BaseException:
        owner.terminate()
        raise
    return owner


async def _require_empty(owner: Any, manifest: Manifest) -> None:
    if not await owner.fetchval(_ALONE, MIGRATION_LOCK):
        raise BackupRefused("the database is being migrated: stop Croupier, and name an empty database")
    if held := await owner.fetchval(_HELD):
        raise BackupRefused(
            f"the database holds data ({held}): nothing is overwritten, name an empty database by "
            "CROUPIER_DATABASE_URL, or an empty directory by CROUPIER_DATA_DIR"
        )
    major = await owner.fetchval(_MAJOR)
    if major < manifest.postgres:
        raise BackupRefused(
            f"the backup is of PostgreSQL {manifest.postgres}, and this server is {major}: use a newer one"
        )


def _missing_heads(directory: Path, backup: BackupReader) -> dict[Path, bytes]:
    """The files of signed heads that are not there yet.

    Raises:
        BackupRefused: there are later heads: they vouch for rows that the backup does not have.
    """
    missing = {}
    held = {path.name: path.read_bytes() for path in directory.glob("*.jsonl")} if directory.is_dir() else {}
    for part in backup.manifest.heads:
        name = part.removeprefix(HEADS)
        content = backup.read(part)
        if held.pop(name, b"") == content:
            continue
        missing[directory / name] = content
    if held or any(path.exists() for path in missing):
        raise BackupRefused(
            f"{directory} has other signed heads than the backup, of rows that it does not have: keep that "
            "directory, and name a new one by CROUPIER_AUDIT_HEADS_DIR"
        )
    return missing


async def _check_keys(settings: Settings) -> None:
    database = await connect(str(settings.database_url), composing_max=1, hot_max=1)
    vault = vault_of(settings, database)
    try:
        records, keyring = KeyRecords(database), Keyring(database)
        await InstallationKeys(
            settings, records, keyring, vault, SystemClock(), audit=settings.audit_key.exists()
        ).check()
    except WrongKeys as wrong:
        raise BackupRefused(f"the keys do not open what was restored ({wrong.reason})") from None
    except KeysUnusable:
        return  # a key service that cannot be reached; every start compares again
    finally:
        await vault.close()
        await database.close()

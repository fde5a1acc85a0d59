"""One moment of a database, that pg_dump and our own questions see alike."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Self

from adapters.postgres.connections import open_connection
from server.backup.manifest import BackupRefused, Fingerprint
from server.migrate import MIGRATION_LOCK

_UNLIMITED: Final = {
    "timezone": "UTC",
    "application_name": "croupier backup",
    "statement_timeout": "0",
    "idle_in_transaction_session_timeout": "0",
    "search_path": "public",
}
_ALONE: Final = "select pg_try_advisory_lock_shared($1)"
_MIGRATED: Final = """
  select to_regclass('keyring.fingerprint') is not null and to_regclass('public.alembic_version') is not null
"""
_ABOUT: Final = """
  select pg_export_snapshot() as id, now() as taken_at,
         current_setting('server_version_num')::int / 10000 as postgres,
         (select version_num from alembic_version) as revision
"""
_FINGERPRINTS: Final = "select kind, name, value, signs_from from keyring.fingerprint order by kind, name"
_VERSIONS: Final = "select version from keyring.master_key where retired_at is null order by version"


@dataclass(frozen=True, slots=True)
class DatabaseSnapshot:
    """It lasts until ``close``. Migrations wait so long: they would wait for pg_dump, and others for them."""

    connection: Any
    id: str
    taken_at: datetime
    postgres: int
    revision: str
    fingerprints: tuple[Fingerprint, ...]
    master_versions: tuple[int, ...]

    @classmethod
    async def take(cls, url: str) -> Self:
        """The present moment of the database at ``url``.

        Raises:
            BackupRefused: it is being migrated, or was never used by this version.
        """
        connection = await open_connection(url, server_settings=_UNLIMITED)
        try:
            return await cls._taken(connection)
        except BaseException:
            connection.terminate()
            raise

    @classmethod
    async def _taken(cls, connection: Any) -> Self:
        if not await connection.fetchval(_ALONE, MIGRATION_LOCK):
            raise BackupRefused("the database is being migrated: try again when that is over")
        await connection.execute("begin isolation level repeatable read read only")
        if not await connection.fetchval(_MIGRATED):
            raise BackupRefused("the database is empty or not migrated: there is nothing to back up")
        about = await connection.fetchrow(_ABOUT)
        fingerprints = tuple(Fingerprint(**row) for row in await connection.fetch(_FINGERPRINTS))
        kinds = {each.kind for each in fingerprints}
        if not {"master", "signing"} <= kinds:
            raise BackupRefused(
                "the database has no fingerprints of its keys: start this version once, then back up"
            )
        versions = tuple(row["version"] for row in await connection.fetch(_VERSIONS))
        return cls(
            connection,
            about["id"],
            about["taken_at"],
            about["postgres"],
            about["revision"],
            fingerprints,
            versions,
        )

    async def close(self) -> None:
        """End the transaction and the connection."""
        await self.connection.close(timeout=5)

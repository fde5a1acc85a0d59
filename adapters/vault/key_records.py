"""What the database knows about the files of keys: their fingerprints, and whether it is in use."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Final

from sqlalchemy import text

from adapters.postgres.database import EVERY_BRAND, Database

KEYS_LOCK: Final = 0x43524B59
"""Advisory lock ("CRKY" in ASCII): processes that start at once make keys one after the other."""

_MIGRATED: Final = "select to_regclass('keyring.fingerprint') is not null"
_IN_USE: Final = """
  select exists (select from keyring.index_key) or exists (select from keyring.subject_key)
      or exists (select from keyring.fingerprint) or exists (select from players.player)
      or exists (select from identity.account)
"""
_KEYRING_LOST: Final = """
  select exists (select from players.player) and not exists (select from keyring.index_key)
"""
_SIGNING: Final = "select name, signs_from from keyring.fingerprint where kind = 'signing'"
_ADD_SIGNING: Final = """
  insert into keyring.fingerprint (kind, name, value, signs_from) values ('signing', $1, '', $2)
  on conflict do nothing
"""
_ADD: Final = "insert into keyring.fingerprint (kind, name, value) values ($1, '1', $2)"
_DELETE: Final = "delete from keyring.fingerprint where kind = $1"


class KeyRecords:
    """Every method is one statement, except ``alone``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._statements = database.statements_for(EVERY_BRAND)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """One process at a time looks for keys and makes those that are missing."""
        async with self._database.engine.begin() as connection:
            await connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": KEYS_LOCK})
            yield

    async def migrated(self) -> bool:
        """Whether there is a place for fingerprints yet."""
        return bool(await self._statements.fetchval(_MIGRATED))

    async def in_use(self) -> bool:
        """Whether anything here depends on keys: they are somewhere, and no new ones are made."""
        return bool(await self._statements.fetchval(_IN_USE))

    async def keyring_lost(self) -> bool:
        """Whether there are players and not the key that their e-mail addresses are found by."""
        return bool(await self._statements.fetchval(_KEYRING_LOST))

    async def signing_keys(self) -> Mapping[str, datetime]:
        """The ids of the recorded signing keys, and since when each signs."""
        return {row["name"]: row["signs_from"] for row in await self._statements.fetch(_SIGNING)}

    async def add_signing_key(self, kid: str, signs_from: datetime) -> None:
        """Record a signing key."""
        await self._statements.execute(_ADD_SIGNING, kid, signs_from)

    async def add(self, kind: str, value: bytes) -> None:
        """Record the only key of its kind."""
        await self._statements.execute(_ADD, kind, value)

    async def delete(self, kind: str) -> None:
        """Delete the fingerprints of keys that have been replaced on purpose."""
        await self._statements.execute(_DELETE, kind)

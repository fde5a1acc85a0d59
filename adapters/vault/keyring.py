"""The keys kept in PostgreSQL, every one of them wrapped: statements about ``keyring``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from adapters.postgres.database import Database
from adapters.vault.cipher import SubjectKey

INDEX_VERSION: Final = 1

# Waits for a version that is being retired, and then finds it retired: no key is left behind with it.
ADD_KEYS: Final = """
  insert into keyring.subject_key (subject_id, purpose, wrapped, kek)
  select added.subject_id, added.purpose, added.wrapped, live.version
  from (
    select version from keyring.master_key where version = $1 and retired_at is null for share
  ) live, unnest($2::uuid[], $3::text[], $4::bytea[]) added (subject_id, purpose, wrapped)
  on conflict do nothing returning subject_id
"""
FIND_KEYS: Final = """
  select subject_id, purpose, wrapped, kek from keyring.subject_key
  where subject_id = any($1::uuid[]) and purpose = $2
"""
DESTROY: Final = """
  insert into keyring.subject_key (subject_id, purpose, destroyed_at) values ($1, $2, clock_timestamp())
  on conflict (subject_id, purpose) do update
  set wrapped = null, kek = null, destroyed_at = excluded.destroyed_at
  where subject_key.destroyed_at is null
"""
# Anything a version of the master key has wrapped.
_SAMPLE: Final = """
  (select wrapped from keyring.index_key where kek = $1 limit 1)
  union all (select wrapped from keyring.subject_key where kek = $1 limit 1)
"""
_FINGERPRINT: Final = "select value from keyring.fingerprint where kind = $1 and name = $2"
_ADD_FINGERPRINT: Final = (
    "insert into keyring.fingerprint (kind, name, value) values ($1, $2, $3) on conflict do nothing"
)
_KNOW: Final = "insert into keyring.master_key (version) values ($1) on conflict do nothing"
_ADD_INDEX: Final = """
  insert into keyring.index_key (version, wrapped, kek)
  select $1, $2, live.version
  from (select version from keyring.master_key where version = $3 and retired_at is null for share) live
  where not exists (select from keyring.subject_key)
    and not exists (select from keyring.fingerprint where kind = 'index')
  on conflict do nothing
"""
_INDEX: Final = "select wrapped, kek from keyring.index_key where version = $1"
_STALE: Final = """
  select subject_id, purpose, wrapped, kek from keyring.subject_key
  where kek <> $1 and ($2::uuid is null or (subject_id, purpose) > ($2, $3::text))
  order by subject_id, purpose limit $4
"""
# Only what is still as it was read: a key destroyed meanwhile stays destroyed.
_REWRAP: Final = """
  update keyring.subject_key k set wrapped = renewed.wrapped, kek = $1
  from unnest($2::uuid[], $3::text[], $4::bytea[], $5::bytea[]) renewed (subject_id, purpose, old, wrapped)
  where k.subject_id = renewed.subject_id and k.purpose = renewed.purpose and k.wrapped = renewed.old
"""
_REWRAP_INDEX: Final = """
  update keyring.index_key set wrapped = $2, kek = $3 where version = $1 and wrapped = $4
"""
_RETIRE: Final = """
  insert into keyring.master_key (version, retired_at) values ($1, clock_timestamp())
  on conflict (version) do update set retired_at = coalesce(master_key.retired_at, excluded.retired_at)
"""
_WRAPPED_BY: Final = """
  select (select count(*) from keyring.subject_key where kek = $1)
       + (select count(*) from keyring.index_key where kek = $1)
"""
_VERSIONS: Final = """
  select m.version, m.known_at, m.retired_at, coalesce(s.keys, 0) + coalesce(i.keys, 0) as keys
  from keyring.master_key m
  left join (select kek, count(*) as keys from keyring.subject_key group by kek) s on s.kek = m.version
  left join (select kek, count(*) as keys from keyring.index_key group by kek) i on i.kek = m.version
  order by m.version
"""
_DESTROYED: Final = "select count(*) from keyring.subject_key where destroyed_at is not null"


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A key and the version of the master key that wrapped it."""

    wrapped: bytes
    kek: int


class MasterKeyInUse(Exception):
    """A version of the master key cannot be retired: so many keys are still wrapped by it."""

    def __init__(self, keys: int) -> None:
        super().__init__(keys)
        self.keys = keys


class Keyring:
    """Every method is one statement on the pool, or one short transaction."""

    def __init__(self, database: Database) -> None:
        self._pool = database.pool

    async def register_version(self, version: int) -> None:
        """Let keys be wrapped by this version."""
        await self._pool.execute(_KNOW, version)

    async def index_key(self) -> WrappedKey | None:
        """The key of blind indexes, if it has been created."""
        row = await self._pool.fetchrow(_INDEX, INDEX_VERSION)
        return WrappedKey(**row) if row else None

    async def add_index_key(self, key: WrappedKey) -> None:
        """Keep it, unless another process was faster, or data have been sealed beside another one."""
        await self._pool.execute(_ADD_INDEX, INDEX_VERSION, key.wrapped, key.kek)

    async def wrapped_by(self, version: int) -> list[bytes]:
        """Samples of what this version has wrapped; none where it has wrapped nothing."""
        return [row["wrapped"] for row in await self._pool.fetch(_SAMPLE, version)]

    async def fingerprint(self, kind: str, name: str) -> bytes | None:
        """What a key is recognised by, if that has been recorded."""
        value: bytes | None = await self._pool.fetchval(_FINGERPRINT, kind, name)
        return value

    async def add_fingerprint(self, kind: str, name: str, value: bytes) -> bytes:
        """Record it, unless there is one; returns the one that counts."""
        await self._pool.execute(_ADD_FINGERPRINT, kind, name, value)
        return await self.fingerprint(kind, name) or value

    async def rewrap_index_key(self, old: WrappedKey, new: WrappedKey) -> None:
        """Keep it wrapped by another version."""
        await self._pool.execute(_REWRAP_INDEX, INDEX_VERSION, new.wrapped, new.kek, old.wrapped)

    async def stale(self, current: int, after: SubjectKey | None, count: int) -> list[SubjectKey]:
        """The next keys that another version than the current one wraps, in the order of the table."""
        edge = (after.subject_id, after.purpose) if after else (None, None)
        return [SubjectKey(**row) for row in await self._pool.fetch(_STALE, current, *edge, count)]

    async def rewrap(self, current: int, old: Sequence[SubjectKey], wrapped: Sequence[bytes]) -> int:
        """Keep these keys wrapped by the current version; how many were still as they were."""
        columns = ([k.subject_id for k in old], [k.purpose for k in old], [k.wrapped for k in old])
        done = await self._pool.execute(_REWRAP, current, *columns, list(wrapped))
        return int(done.rpartition(" ")[2])

    async def retire(self, version: int) -> None:
        """Let nothing be wrapped by this version from now on.

        Raises:
            StillInUse: something is; nothing has changed.
        """
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute(_RETIRE, version)
            if in_use := await connection.fetchval(_WRAPPED_BY, version):
                raise MasterKeyInUse(in_use)

    async def versions(self) -> list[Any]:
        """version, known_at, retired_at and keys (how many it wraps) of every version, oldest first."""
        return [*await self._pool.fetch(_VERSIONS)]

    async def destroyed(self) -> int:
        """How many keys have been destroyed."""
        return int(await self._pool.fetchval(_DESTROYED))

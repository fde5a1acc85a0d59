"""Starting, cancelling and trying jobs again in PostgreSQL: implements ``Jobs`` and ``ExportEnds``."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.jobs.rows import COLUMNS, REQUEST_PLACE, job_of
from adapters.vault.subject_keys import destroy_subject_key, subject_cipher
from adapters.vault.vault import Vault
from domain.jobs.commands import KeyUse, NewJob
from domain.jobs.leases import LeaseLost
from domain.jobs.model import BackgroundJob, JobState

_LOCK: Final = text("select pg_advisory_xact_lock(hashtextextended('jobs ' || :brand || ' ' || :owner, 0))")
_OF_KEY: Final = text(f"""
  select k.digest, j.* from jobs.request_key k
  cross join lateral (select {COLUMNS} from jobs.job j where j.id = k.job_id) j
  where k.brand = :brand and k.owner = :owner and k.key = :key
""")  # noqa: S608 - our own text
_REMEMBER: Final = text("""
  insert into jobs.request_key (brand, owner, key, digest, job_id)
  values (:brand, :owner, :key, :digest, :job_id)
""")
_UNDER_WAY: Final = text("""
  select count(*) from jobs.job
   where brand = :brand and owner = :owner and state in ('QUEUED', 'RUNNING')
""")
_ADD: Final = text("""
  insert into jobs.job
    (id, brand, kind, state, owner, started_by, name, account_id, roles, request, total, created_at,
     is_collected)
  values (:id, :brand, :kind, :state, :owner, :started_by, :name, :account_id, :roles, :request, :total,
          :created_at, :is_collected)
""")
_ADD_STEPS: Final = text("""
  insert into jobs.step (job_id, no, target)
  select :id, no, target from unnest(cast(:targets as uuid[])) with ordinality as given (target, no)
""")
_LOCKED: Final = text(f"""
  select {COLUMNS} from jobs.job where brand = :brand and owner = :owner and id = :id for no key update
""")  # noqa: S608 - our own text
_CANCEL: Final = text("""
  update jobs.job set state = :state, ended_at = :ended_at, lease = null, leased_until = null,
         size_bytes = 0, chunks = 0
   where brand = :brand and id = :id
""")
_DELETE_FILE: Final = text("delete from jobs.chunk where job_id = :id")
_RETRY: Final = text("""
  update jobs.job set state = :state, failed = 0, ended_at = null, problem_code = null,
         problem_message = null, lease = null, leased_until = null, claims = 0
   where brand = :brand and id = :id
""")
_WAIT_AGAIN: Final = text("""
  update jobs.step set state = 'WAITING', code = null, message = null
   where job_id = :id and state = 'FAILED'
""")
_FINISH: Final = text("""
  update jobs.job set state = 'DONE', ended_at = :ended_at, expires_at = :expires_at, total = done + failed,
         lease = null, leased_until = null
   where brand = :brand and id = :id and lease = :lease and state = 'RUNNING' returning done
""")


class PostgresJobs:
    """Within one command's transaction, for one brand."""

    def __init__(self, connection: AsyncConnection, brand: str, vault: Vault) -> None:
        self._connection = connection
        self._brand = brand
        self._vault = vault

    async def lock(self, owner: str) -> None:
        await self._connection.execute(_LOCK, self._of(owner=owner))

    async def of_key(self, owner: str, key: str) -> KeyUse | None:
        found = await self._connection.execute(_OF_KEY, self._of(owner=owner, key=key))
        row = found.mappings().one_or_none()
        return KeyUse(bytes(row["digest"]), job_of(row)) if row else None

    async def remember(self, owner: str, key: str, digest: bytes, job_id: UUID) -> None:
        values = self._of(owner=owner, key=key, digest=digest, job_id=job_id)
        await self._connection.execute(_REMEMBER, values)

    async def under_way(self, owner: str) -> int:
        found = await self._connection.execute(_UNDER_WAY, self._of(owner=owner))
        return int(found.scalar_one())

    async def add(self, new: NewJob) -> None:
        job = new.job
        cipher = await subject_cipher(self._connection, self._vault, job.id, "account")
        values = self._of(
            id=job.id,
            kind=job.kind.value,
            state=job.state.value,
            owner=new.owner,
            started_by=job.started_by,
            name=new.name,
            account_id=new.account_id,
            roles=sorted(new.roles),
            request=cipher.seal(REQUEST_PLACE, orjson.dumps(dict(new.request)).decode()),
            total=job.total,
            created_at=job.created_at,
            is_collected=bool(new.targets),
        )
        await self._connection.execute(_ADD, values)
        if new.targets:
            await self._connection.execute(_ADD_STEPS, {"id": job.id, "targets": list(new.targets)})

    async def locked(self, owner: str, id: UUID) -> BackgroundJob | None:
        found = await self._connection.execute(_LOCKED, self._of(owner=owner, id=id))
        row = found.mappings().one_or_none()
        return job_of(row) if row else None

    async def stop(self, job: BackgroundJob) -> None:
        values = self._of(id=job.id, state=job.state.value, ended_at=job.ended_at)
        await self._connection.execute(_CANCEL, values)
        await self._connection.execute(_DELETE_FILE, {"id": job.id})
        await destroy_subject_key(self._connection, job.id, "account")

    async def retry(self, job: BackgroundJob) -> None:
        await self._connection.execute(_RETRY, self._of(id=job.id, state=JobState.QUEUED.value))
        await self._connection.execute(_WAIT_AGAIN, {"id": job.id})

    async def complete(self, id: UUID, lease: UUID, ended_at: datetime, expires_at: datetime) -> int:
        """See ``ExportEnds``."""
        values = self._of(id=id, lease=lease, ended_at=ended_at, expires_at=expires_at)
        row = (await self._connection.execute(_FINISH, values)).one_or_none()
        if row is None:
            raise LeaseLost(id)
        return int(row[0])

    def _of(self, **more: Any) -> dict[str, Any]:
        return {"brand": self._brand, **more}

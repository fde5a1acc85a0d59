"""Jobs as they are read: implements ``JobReads``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from adapters.postgres.database import Database
from adapters.postgres.jobs.rows import COLUMNS, job_of
from domain.jobs.model import BackgroundJob, JobFailure
from domain.shared.pages import RowList, Slice, SortKey, Window

_ONE: Final = f"""
  select {COLUMNS} from jobs.job where id = $1 and brand = $2 and ($3::text is null or owner = $3)
"""  # noqa: S608 - our own text
_PAGE: Final = "select {columns} from jobs.job where {which} and {after} order by id {order} limit $3"
_COUNT: Final = "select count(*) from jobs.job where {which}"
_OF_OWNER: Final = "brand = $1 and owner = $2"
_OF_BRAND: Final = "brand = $1 and $2::text is null"
_FAILURES: Final = """
  select j.id as job_id, s.* from jobs.job j cross join lateral (
    select s.no, s.target, s.code, s.message from jobs.step s
     where s.job_id = j.id and s.state = 'FAILED' and {after} order by s.no {order} limit $3
  ) s where j.brand = $1 and j.id = any($2::uuid[])
"""
_FAILURE_COUNTS: Final = """
  select job_id, count(*) as failed from jobs.step
   where job_id in (select id from jobs.job where brand = $1 and id = any($2::uuid[])) and state = 'FAILED'
   group by job_id
"""


class PostgresJobReads:
    """One statement for each question, within one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._database = database
        self._statements = database.statements_for(brand)
        self._brand = brand

    async def by_id(self, owner: str | None, id: UUID) -> BackgroundJob | None:
        row = await self._statements.fetchrow(_ONE, id, self._brand, owner)
        return job_of(row) if row else None

    def jobs(self, owner: str | None) -> RowList[BackgroundJob]:
        return JobList(self._database, self._brand, owner)

    async def failures(self, job_ids: Sequence[UUID], window: Window) -> dict[UUID, Slice[JobFailure]]:
        beyond, order = ("<", "desc") if window.backward else (">", "asc")
        after = f"s.no {beyond} $4::int" if window.edge else "true"
        rows = await self._statements.fetch(
            _FAILURES.format(after=after, order=order),
            self._brand,
            list(job_ids),
            window.count + 1,
            *(window.edge or ()),
        )
        found: dict[UUID, list[tuple[SortKey, JobFailure]]] = {id: [] for id in job_ids}
        for row in rows:
            failure = JobFailure(row["no"], row["target"], row["code"], row["message"])
            found[row["job_id"]].append(((failure.no,), failure))
        return {id: Slice.cut(read, window) for id, read in found.items()}

    async def failure_counts(self, job_ids: Sequence[UUID]) -> dict[UUID, int]:
        rows = await self._statements.fetch(_FAILURE_COUNTS, self._brand, list(job_ids))
        return dict.fromkeys(job_ids, 0) | {row["job_id"]: row["failed"] for row in rows}


@dataclass(frozen=True, slots=True)
class JobList:
    """Implements ``RowList``, newest first; ``owner`` None: all operators'."""

    database: Database
    brand: str
    owner: str | None

    async def page(self, window: Window) -> Slice[BackgroundJob]:
        """Read from the edge on."""
        beyond, order = (">", "asc") if window.backward else ("<", "desc")
        after = f"id {beyond} $4::uuid" if window.edge else "true"
        statement = _PAGE.format(columns=COLUMNS, which=self._which, after=after, order=order)
        asked = (self.brand, self.owner, window.count + 1, *(window.edge or ()))
        rows = await self.database.statements_for(self.brand).fetch(statement, *asked)
        return Slice.cut([((row["id"],), job_of(row)) for row in rows], window)

    async def count(self) -> int:
        """How many there are."""
        statement = _COUNT.format(which=self._which)
        statements = self.database.statements_for(self.brand)
        return int(await statements.fetchval(statement, self.brand, self.owner))

    @property
    def _which(self) -> str:
        return _OF_BRAND if self.owner is None else _OF_OWNER

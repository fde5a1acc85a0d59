"""System jobs as they are read: implements ``SystemJobReads``."""

from typing import Final
from uuid import UUID

from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.filtered_list import FilteredList
from adapters.postgres.jobs.system.rows import COLUMNS, system_job_of
from domain.jobs.system.model import SystemJob
from domain.jobs.system.queries import SystemJobCriteria
from domain.shared.pages import RowList

_ONE: Final = f"select {COLUMNS} from jobs.system_job where id = $1"  # noqa: S608 - our own text


class PostgresSystemJobReads:
    """One statement for each question; the jobs are of no brand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_id(self, id: UUID) -> SystemJob | None:
        row = await self._database.statements_for(EVERY_BRAND).fetchrow(_ONE, id)
        return system_job_of(row) if row else None

    def jobs(self, which: SystemJobCriteria) -> RowList[SystemJob]:
        equal = ("state", which.state.value if which.state else None), ("kind", which.kind)
        statements = self._database.statements_for(EVERY_BRAND)
        return FilteredList(statements, "jobs.system_job", f"seq, {COLUMNS}", "seq", system_job_of, equal)

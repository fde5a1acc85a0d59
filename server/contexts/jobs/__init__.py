"""The jobs context: what operators start for many players at once, exports, and the queue of system jobs.

The workers that carry jobs out are in ``server/operator_jobs``, those of system jobs in ``server/jobs``.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from adapters.postgres.command_runner import Binding, CommandScope
from adapters.postgres.jobs.queue import ExportFiles
from adapters.postgres.jobs.reads import PostgresJobReads
from adapters.postgres.jobs.store import PostgresJobs
from adapters.postgres.jobs.system.queue import SystemJobQueue
from adapters.postgres.jobs.system.reads import PostgresSystemJobReads
from adapters.postgres.jobs.system.store import PostgresSystemJobs
from domain.jobs.commands import Jobs
from domain.jobs.endings import ExportEnds
from domain.jobs.model import JOB_LIFE, JobState
from domain.jobs.queries import JobReads
from domain.jobs.system.commands import SystemJobs
from domain.jobs.system.model import DONE_LIFE, FAILED_LIFE
from domain.jobs.system.queries import SystemJobReads
from resolvers.context import CommandExecutor
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.plugin import ContextPlugin
from server.jobs.job_worker import LEASE
from server.jobs.kinds import HOUR, MINUTE, SystemJobKind, periodic


def _bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    def jobs(scope: CommandScope) -> PostgresJobs:
        return PostgresJobs(scope.transaction, scope.origin.actor.brand, resources.vault)

    return {
        Jobs: Binding.in_transaction(jobs),
        ExportEnds: Binding.in_transaction(jobs),
        SystemJobs: Binding.in_transaction(lambda scope: PostgresSystemJobs(scope.transaction)),
    }


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    system_jobs = PostgresSystemJobReads(resources.database)
    return {
        JobReads: partial(PostgresJobReads, resources.database),
        SystemJobReads: lambda _brand: system_jobs,
    }


def _jobs(resources: ProcessResources, _commands: CommandExecutor) -> Iterator[SystemJobKind]:
    files, clock = ExportFiles(resources.database, resources.vault), resources.clock
    queue = SystemJobQueue(resources.database, LEASE)

    async def delete_expired() -> int:
        now = clock.now()
        return await files.delete_expired(now, now - JOB_LIFE)

    async def delete_system_jobs() -> int:
        now = clock.now()
        ended = await queue.delete_ended([JobState.DONE, JobState.CANCELLED], now - DONE_LIFE)
        return ended + await queue.delete_ended([JobState.FAILED], now - FAILED_LIFE)

    yield periodic("exports and jobs whose time is over", MINUTE, delete_expired)
    yield periodic("system jobs whose time is over", HOUR, delete_system_jobs)


JOBS: Final = ContextPlugin("jobs", service="profile", bindings=_bindings, reads=_reads, jobs=_jobs)

"""Carries out jobs that change players: a step for each, by the use case of the single mutation."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.backend_errors import backend_state
from adapters.postgres.command_runner import Call, CommandRunner
from adapters.postgres.jobs.queue import ClaimedJob, JobQueue
from domain.jobs.leases import LeaseLost
from domain.jobs.model import PLAYERS_MAX, JobProblem
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.errors import BadInput, Unavailable
from domain.shared.ids import PlayerId
from domain.shared.outcomes import Refusal
from resolvers.authorization.reach import Reach
from resolvers.context import CommandExecutor
from resolvers.ids import player_id_of
from resolvers.jobs.bulk_changes import CHANGES, BulkChange
from resolvers.jobs.exports import PLAYERS_PAGE
from server.http.errors import BAD_USER_INPUT
from server.operator_jobs.pages import PageReader
from server.operator_jobs.problems import INTERNAL, REQUEST_GONE, TOO_MANY_ROWS, JobInterrupted, JobStopped
from server.operator_jobs.starters import JobStarters

STEPS_AT_ONCE: Final = 50
IDS_PAGE: Final = PLAYERS_PAGE.replace("COLUMNS", "id")

Meter = Callable[[CommandExecutor], CommandExecutor]
"""Makes a command executor that counts what it carries out."""

log = structlog.get_logger("croupier.operator_jobs")


@dataclass(frozen=True, slots=True)
class ChangeJobs:
    """Changes players, each in a transaction of its own that also counts the step."""

    queue: JobQueue
    runner: CommandRunner
    meter: Meter
    reach: Reach
    starters: JobStarters
    pages: PageReader
    clock: Clock

    async def run(self, job: ClaimedJob, stopping: asyncio.Event) -> None:
        """Do what is left of a job.

        Raises:
            JobStopped, JobInterrupted, LeaseLost: it does not go on here.
        """
        change = CHANGES[job.kind]
        if job.request is None:
            raise JobStopped(REQUEST_GONE)
        if not job.is_collected and not await self._collect(job, change, stopping):
            return
        if await self.carry_out_steps(job, change, stopping):
            await self.queue.end(job, self.clock.now(), None)

    async def carry_out_steps(self, job: ClaimedJob, change: BulkChange, stopping: asyncio.Event) -> bool:
        """Carry out the steps that wait; False where the process stops, and the job is released."""
        while steps := await self.queue.waiting(job, STEPS_AT_ONCE):
            for no, target in steps:
                if stopping.is_set():
                    await self.queue.release(job)
                    return False
                await self._step(job, change, no, target)
        return True

    async def _collect(self, job: ClaimedJob, change: BulkChange, stopping: asyncio.Event) -> bool:
        """Make steps of the players that the filter finds, page by page; False: the process stops."""
        request, cursor, found, is_last = job.request or {}, job.cursor, 0, False
        while not is_last:
            if stopping.is_set():
                await self.queue.release(job)
                return False
            origin = await self._present(job, change)
            variables = {"filter": request["filter"], "after": cursor}
            rows, page = await self.pages.page(IDS_PAGE, variables, origin, self.starters.access(origin))
            found += len(rows)
            if found > PLAYERS_MAX:
                raise JobStopped(TOO_MANY_ROWS)
            await self.queue.collect(job, [player_id_of(row["id"]) for row in rows], page)
            cursor, is_last = page.cursor, page.is_last
        return True

    async def _present(self, job: ClaimedJob, change: BulkChange) -> Origin:
        """The starter, who may still do this."""
        origin, request = self.starters.origin(job), job.request or {}
        self.starters.require_allowed(origin, (f"Mutation.{change.start}", *change.coordinates(request)))
        await self.starters.require_present(origin, (change.start,))
        return origin

    async def _step(self, job: ClaimedJob, change: BulkChange, no: int, target: UUID) -> None:
        origin, request = self.starters.origin(job), job.request or {}
        self.starters.require_allowed(origin, (f"Mutation.{change.start}", *change.coordinates(request)))
        step = _Step(self, job, no, origin, (change.start, *change.mutations(request)))
        try:
            await change.carry_out(step.run, PlayerId(target), request)
        except (LeaseLost, JobStopped, JobInterrupted):
            raise
        except BadInput as error:
            await self.queue.mark_failed(job, no, JobProblem(BAD_USER_INPUT, error.message))
        except Unavailable as error:
            raise JobInterrupted(str(error)) from error
        except Exception as error:
            if backend_state(error):
                raise JobInterrupted(type(error).__name__) from error
            log.exception("step failed", job=str(job.id), no=no)
            if not step.is_counted:  # what follows a change, such as ending sessions, does not undo it
                await self.queue.mark_failed(job, no, INTERNAL)


@dataclass(slots=True)
class _Step:
    """Carries out the commands of one step; the first transaction counts it, whatever comes of it."""

    jobs: ChangeJobs
    job: ClaimedJob
    no: int
    origin: Origin
    mutations: tuple[str, ...]
    is_counted: bool = False

    async def run(self, carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
        """As ``Context.run``."""
        command = await self.jobs.reach.limit(self.origin.actor, command)
        counts = self.jobs.runner.needs_transaction(carry_out) and not self.is_counted
        executor: CommandExecutor = _Counting(self) if counts else self.jobs.runner
        outcome = await self.jobs.meter(executor).run(carry_out, command, self.origin)
        self.is_counted = self.is_counted or counts
        return outcome

    async def count(self, connection: AsyncConnection, outcomes: list[Any]) -> None:
        """Count the step in the transaction of its change; undone where the starter may not make it."""
        await self.jobs.starters.require_present(self.origin, self.mutations, connection)
        (outcome,) = outcomes
        problem = JobProblem(outcome.code, outcome.message) if isinstance(outcome, Refusal) else None
        await self.jobs.queue.mark(connection, self.job, self.no, problem)


@dataclass(frozen=True, slots=True)
class _Counting:
    """Implements ``CommandExecutor``: the transaction of a command counts its step, too."""

    step: _Step

    async def run(self, carry_out: Callable[..., Awaitable[Any]], command: Any, origin: Origin) -> Any:
        call = Call(carry_out, command, origin)
        (outcome,) = await self.step.jobs.runner.run_together([call], then=self.step.count)
        return outcome

"""Carries out imports of marketing lists: finds the players, reports the lines, and tags by steps."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from adapters.postgres.feeds.list_players import ListPlayers
from adapters.postgres.feeds.store import FeedRuns
from adapters.postgres.jobs.queue import ClaimedJob, ExportFiles, JobQueue, ReadPage
from domain.feeds.marketing_lists import LineProblem, ListKey, ListLine, list_digest, list_lines
from domain.jobs.endings import CompleteExport, complete_export
from domain.jobs.model import JobKind, JobProblem
from domain.players.queries import PlayerReads
from domain.players.status.conditions import allowances_of
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from resolvers.context import CommandExecutor
from resolvers.jobs.bulk_changes import CHANGES
from server.composition.process_resources import ProcessResources
from server.operator_jobs.changes import ChangeJobs
from server.operator_jobs.problems import REQUEST_GONE, JobStopped
from server.operator_jobs.starters import JobStarters

AT_ONCE: Final = 500
BOTH_PIECES: Final = 2
"""Of the report: what was wrong when the list was read, and who withdrew since."""

TITLES: Final = "line,code,message\r\n"
MESSAGES: Final = {
    LineProblem.UNREADABLE: "This is not what the players of the list are found by",
    LineProblem.UNKNOWN_PLAYER: "There is no such player",
    LineProblem.NO_MARKETING: "They may not be marketed to: no opt-in, no verified contact, or the status",
    LineProblem.MARKETING_WITHDRAWN: "They might be marketed to when the list was read, and no more since",
    LineProblem.TWICE: "The player stands in an earlier line",
}
ALREADY_IMPORTED: Final = JobProblem("LIST_ALREADY_IMPORTED", "This very file was imported before")

Problems = list[tuple[int, LineProblem]]


@dataclass(frozen=True, slots=True)
class MarketingListJobs:
    """Imports lists. A worker that takes one over goes on with the players that are not tagged."""

    queue: JobQueue
    changes: ChangeJobs
    commands: CommandExecutor
    starters: JobStarters
    reads: PlayerReads
    resources: ProcessResources
    clock: Clock

    async def run(self, job: ClaimedJob, stopping: asyncio.Event) -> None:
        """Do what is left of an import.

        Raises:
            JobStopped, JobInterrupted, LeaseLost: it does not go on here.
        """
        if job.request is None:
            raise JobStopped(REQUEST_GONE)
        change, asked = CHANGES[JobKind.MARKETING_IMPORT], job.request
        origin = self.starters.origin(job)
        self.starters.require_allowed(origin, (f"Mutation.{change.start}", *change.coordinates(asked)))
        await self.starters.require_present(origin, (change.start,))
        if not asked["dryRun"] and not await self._is_first(job):
            raise JobStopped(ALREADY_IMPORTED)
        if not job.is_collected:
            targets, problems = await self._read(origin, asked)
            tagged, counted = ([], len(targets)) if asked["dryRun"] else (targets, 0)
            await self.queue.collect_all(job, tagged, TITLES + report(problems), counted)
        collected = replace(job, is_collected=True)
        if await self.changes.carry_out_steps(collected, change, stopping):
            if job.chunks < BOTH_PIECES:
                await self._report_withdrawn(job, asked)
            recorded = {"sha256": list_digest(asked["csv"]).hex(), "dryRun": str(asked["dryRun"]).lower()}
            command = CompleteExport(job.id, job.lease, job.kind, recorded)
            await self.commands.run(complete_export, command, self.starters.origin(job))

    async def _is_first(self, job: ClaimedJob) -> bool:
        digest = list_digest((job.request or {})["csv"])
        runs = FeedRuns(self.resources.database)
        return await runs.take_in(job.brand, digest, job.id, self.clock.now())

    async def _report_withdrawn(self, job: ClaimedJob, asked: Any) -> None:
        """Add the lines to the report whose players withdrew after the list was read, as its second piece."""
        steps = await self.queue.failed_for(job, LineProblem.MARKETING_WITHDRAWN.name)
        if not steps:
            return
        files = ExportFiles(self.resources.database, self.resources.vault)
        reported = await files.chunk(job.brand, job.id, 1)
        if reported is None:
            raise JobStopped(REQUEST_GONE)
        lines = _tagged_lines(asked, reported)
        problems = [(lines[no - 1], LineProblem.MARKETING_WITHDRAWN) for no in steps]
        await self.queue.write(job, BOTH_PIECES, report(problems), 0, ReadPage(None, is_last=True))

    async def _read(self, origin: Origin, asked: Any) -> tuple[list[UUID], Problems]:
        """The players who get the tags, and what is wrong with the other lines."""
        key = ListKey[asked["by"]]
        lines, targets, problems = list_lines(asked["csv"], key), dict[UUID, int](), Problems()
        players = ListPlayers(self.resources.database, self.resources.vault, origin.actor.brand)
        for begin in range(0, len(lines), AT_ONCE):
            some = lines[begin : begin + AT_ONCE]
            found = await players.by_values(key, [line.value for line in some])
            ids = [id for id in found.values() if id is not None]
            known = await self.reads.by_ids(origin.actor, ids)
            may = {id for id, player in known.items() if allowances_of(player).may_be_marketed}
            for line, problem in _judged(some, found, set(known), may, targets):
                problems.append((line.no, problem))
        return list(targets), problems


def _judged(
    lines: Sequence[ListLine], found: Any, known: set[Any], may: set[Any], targets: dict[UUID, int]
) -> Iterator[tuple[ListLine, LineProblem]]:
    """Add the players of lines to ``targets``; the lines whose player is not added, and why."""
    for line in lines:
        if line.value not in found:
            yield line, LineProblem.UNREADABLE
            continue
        id = found[line.value]
        if id not in known:
            yield line, LineProblem.UNKNOWN_PLAYER
        elif id in targets:
            yield line, LineProblem.TWICE
        elif id not in may:
            yield line, LineProblem.NO_MARKETING
        else:
            targets[id] = line.no


def report(problems: Problems) -> str:
    """The lines whose players get no tag: rows of a CSV file without anything that stands in the list."""
    return "".join(f'{no},{each.name},"{MESSAGES[each]}"\r\n' for no, each in problems)


def _tagged_lines(asked: Any, reported: str) -> list[int]:
    """The numbers of the lines whose players are steps, in their order: those that were not reported."""
    others = {row.partition(",")[0] for row in reported.splitlines()}
    lines = list_lines(asked["csv"], ListKey[asked["by"]])
    return [line.no for line in lines if str(line.no) not in others]

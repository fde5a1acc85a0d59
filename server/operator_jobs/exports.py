"""Carries out exports: reads a list by pages, as its starter sees it, and writes them to a file in pieces."""

import asyncio
import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from adapters.postgres.jobs.queue import ClaimedJob, JobQueue
from domain.jobs.endings import CompleteExport, complete_export
from domain.jobs.model import ROWS_MAX
from domain.shared.actor import Origin
from resolvers.context import CommandExecutor
from resolvers.jobs.exports import EXPORTS, Export, ExportColumn, cells_of
from server.http.statements.csv_file import safe_text
from server.operator_jobs.pages import PageReader
from server.operator_jobs.problems import COLUMNS_CHANGED, REQUEST_GONE, TOO_MANY_ROWS, JobStopped
from server.operator_jobs.starters import JobStarters


@dataclass(frozen=True, slots=True)
class ExportJobs:
    """Writes files. A worker that takes a file over goes on after the last piece that was kept."""

    queue: JobQueue
    commands: CommandExecutor
    starters: JobStarters
    pages: PageReader

    async def run(self, job: ClaimedJob, stopping: asyncio.Event) -> None:
        """Write what is left of a file.

        Raises:
            JobStopped, JobInterrupted, LeaseLost: it does not go on here.
        """
        if job.request is None:
            raise JobStopped(REQUEST_GONE)
        export, levels = EXPORTS[job.kind], job.request["columns"]
        columns = export.chosen(name for name, _ in levels)
        document = export.read_by(columns)
        asked = {name: value for name, value in job.request.items() if name != "columns"}
        cursor, is_last, no, written = job.cursor, job.is_collected, job.chunks, job.done
        while not is_last:
            if stopping.is_set():
                await self.queue.release(job)
                return
            origin = await self._present(job, export, levels)
            variables = asked | {"after": cursor}
            rows, page = await self.pages.page(document, variables, origin, self.starters.access(origin))
            written += len(rows)
            if written > ROWS_MAX:
                raise JobStopped(TOO_MANY_ROWS)
            content = csv_text(columns, rows, with_titles=no == 0)
            no += 1
            await self.queue.write(job, no, content, len(rows), page)
            cursor, is_last = page.cursor, page.is_last
            await self.queue.extend(job)
        await self._complete(job, export, levels)

    async def _present(self, job: ClaimedJob, export: Export, levels: Iterable[Sequence[str]]) -> Origin:
        """The starter, who may still read what the file shows, and sees it as before."""
        origin = self.starters.origin(job)
        self.starters.require_allowed(origin, (f"Mutation.{export.start}",))
        await self.starters.require_present(origin, (export.start,))
        access = self.starters.access(origin)
        if any(export.columns[name].level(access).name != level for name, level in levels):
            raise JobStopped(COLUMNS_CHANGED)
        return origin

    async def _complete(self, job: ClaimedJob, export: Export, levels: Iterable[Sequence[str]]) -> None:
        origin = await self._present(job, export, levels)
        filtered = sorted((job.request or {}).get("filter") or ())
        recorded: dict[str, Any] = {"columns": tuple(name for name, _ in levels)}
        if filtered:
            recorded["filter"] = tuple(f"filter.{name}" for name in filtered)
        command = CompleteExport(job.id, job.lease, job.kind, recorded)
        await self.commands.run(complete_export, command, origin)


def csv_text(columns: Sequence[ExportColumn], rows: Iterable[dict[str, Any]], *, with_titles: bool) -> str:
    """Lines of a CSV file (RFC 4180), in which no spreadsheet finds a formula."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    if with_titles:
        writer.writerow([column.title for column in columns])
    for row in rows:
        cells = zip(columns, cells_of(row, columns), strict=True)
        writer.writerow([cell if column.is_ours else safe_text(cell) for column, cell in cells])
    return buffer.getvalue()

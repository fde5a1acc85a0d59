"""``/exports/{id}.csv``: the file of an export, for who started it, under their present rights."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Final, cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from adapters.postgres.jobs.queue import ExportFiles
from domain.compliance.commands import record_entry
from domain.compliance.model import Entry
from domain.jobs.commands import owner_of
from domain.jobs.model import WITH_FILES, BackgroundJob
from domain.jobs.queries import JobReads
from domain.shared.errors import BadInput
from resolvers.context import Context
from resolvers.errors import Forbidden
from resolvers.ids import uuid_of
from resolvers.jobs.bulk_changes import CHANGES
from resolvers.jobs.exports import EXPORTS, may_still_read
from server.http.graphql_api.context import MakeContext
from server.http.graphql_api.engine import Engine
from server.http.rest.problems import Problem, method_not_allowed, not_found, problem_of
from server.http.rest.routes import METHODS, error_for

GONE: Final = "The file has been deleted: an export is kept for a day"
NOT_READY: Final = "The export has not ended yet, or has no file"
DOWNLOAD_COST: Final = 100
"""What a download counts in the caller's allowance."""


@dataclass(frozen=True, slots=True)
class ExportDownloads:
    """Sends the files."""

    engine: Engine
    make_context: MakeContext
    files: ExportFiles

    async def csv(self, request: Request) -> Response:
        """The file, sent piece by piece; or the problem."""
        if request.method not in ("GET", "HEAD"):
            return method_not_allowed("GET, HEAD")
        try:
            return await self._file(request)
        except Exception as error:  # noqa: BLE001 - masked by the engine
            masked = self.engine.error_result([error]).errors[0]
            return problem_of(error_for(request, masked), lambda field: field)

    async def _file(self, request: Request) -> Response:
        context = cast("Context", await self.make_context(request))
        if not context.access.allows("Query.job"):
            raise Forbidden("Query.job")
        if limited := await self.engine.guard.charge(context, DOWNLOAD_COST):
            raise limited
        job = await self._job(request, context)
        if job is None:
            return not_found()
        if job.expires_at is None:
            return Problem(409, "export-not-ready", NOT_READY)
        found = await self.files.file(context.viewer.brand, job.id)
        if found is None or job.download(context.process.clock.now()) is None:
            return Problem(410, "export-expired", GONE)
        asked, chunks = found
        self._require_rights(context, job, asked)
        details = {"job": str(job.id), "rows": str(job.done)}
        entry = Entry("export_downloaded", None, "ExportDownloaded", details)
        if request.method == "GET":
            await context.process.commands.run(record_entry, entry, context.origin)
        headers = {
            "content-disposition": f'attachment; filename="{_name(job)}"',
            "content-length": str(job.size_bytes),
            "cache-control": "no-store",
        }
        pieces = self._pieces(context.viewer.brand, job, chunks if request.method == "GET" else 0)
        return StreamingResponse(pieces, headers=headers, media_type="text/csv; charset=utf-8")

    async def _job(self, request: Request, context: Context) -> BackgroundJob | None:
        """The caller's own export; nothing for all others, and for what is no id."""
        try:
            id = uuid_of("job", request.path_params["id"])
        except BadInput:
            return None
        job = await context.read(JobReads).by_id(owner_of(context.origin), id)
        return job if job and job.kind in WITH_FILES else None

    def _require_rights(self, context: Context, job: BackgroundJob, asked: Any) -> None:
        """What the file shows must be readable to the caller now as it was then.

        Raises:
            Forbidden: some of it is not, or the caller may not export any more.
        """
        start = f"Mutation.{_start_of(job)}"
        if not context.access.allows(start):
            raise Forbidden(start)
        if job.kind not in EXPORTS:  # the report of an import names lines alone
            return
        export = EXPORTS[job.kind]
        for name, level in asked["columns"]:
            if not may_still_read(export, [(name, level)], context.access):
                raise Forbidden(name)

    async def _pieces(self, brand: str, job: BackgroundJob, chunks: int) -> AsyncIterator[bytes]:
        """The pieces in their order; a file that is deleted meanwhile breaks off."""
        for no in range(1, chunks + 1):
            piece = await self.files.chunk(brand, job.id, no)
            if piece is None:
                return
            yield piece.encode()


def export_routes(engine: Engine, make_context: MakeContext, files: ExportFiles) -> list[Route]:
    """The one route of all exports."""
    return [Route("/exports/{id}.csv", ExportDownloads(engine, make_context, files).csv, methods=METHODS)]


def _start_of(job: BackgroundJob) -> str:
    """The mutation that starts jobs of its kind."""
    return EXPORTS[job.kind].start if job.kind in EXPORTS else CHANGES[job.kind].start


def _name(job: BackgroundJob) -> str:
    """The file is named by what is in it and by when it was ready."""
    what = _start_of(job).removeprefix("start").removesuffix("Export").lower()
    ended = job.ended_at or job.created_at
    return f"{what}-{ended:%Y-%m-%d-%H%M%S}.csv"

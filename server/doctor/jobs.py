"""Examines the queue of system jobs: what has failed, and whether a worker carries out what is due."""

from typing import Final

from adapters.postgres.database import connect
from adapters.postgres.jobs.system.backlog import SystemJobBacklog, system_job_backlog
from server.doctor.findings import CONNECTION_ERRORS, Finding, doubtful, good, unreachable
from server.settings import Settings

WAIT_SECONDS_WANTED: Final = 60.0


async def system_jobs(settings: Settings, *, stopped: bool) -> list[Finding]:
    """What the queue says; the database is migrated. ``stopped``: no Croupier runs on it."""
    try:
        database = await connect(str(settings.database_url), composing_max=1, hot_max=1)
    except CONNECTION_ERRORS as lost:
        return [unreachable("Jobs", lost, "CROUPIER_DATABASE_URL")]
    try:
        return [jobs(await system_job_backlog(database), stopped=stopped)]
    finally:
        await database.close()


def jobs(found: SystemJobBacklog, *, stopped: bool) -> Finding:
    """What the backlog says; where none runs, it is no wonder that jobs wait."""
    if found.failed:
        remedy = (
            "see Jobs, System in the console: what is wrong is in `lastError` and the log; try them again"
        )
        return doubtful("Jobs", f"{found.failed} failed", remedy)
    if found.oldest_seconds > WAIT_SECONDS_WANTED and not stopped:
        waited = f"the oldest has been due for {found.oldest_seconds:.0f} s"
        return doubtful("Jobs", waited, "see whether a worker runs: `croupier up` or `croupier worker`")
    return good("Jobs", "none has failed" if stopped else "none has failed, none is a minute late")

"""Why a job does not go on.

JobStopped       for good: its remaining steps fail for this reason
JobInterrupted   for now: any worker goes on with it a little later
"""

from typing import Final

from domain.jobs.model import JobProblem
from domain.shared.authority import AuthorityLoss


class JobStopped(Exception):
    """The job cannot go on."""

    def __init__(self, problem: JobProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class JobInterrupted(Exception):
    """Something that the job needs cannot be reached; nothing of the present step was done."""


LOSSES: Final = {
    AuthorityLoss.OPERATOR_DISABLED: JobProblem(
        "OPERATOR_DISABLED", "The operator who started the job has been disabled"
    ),
    AuthorityLoss.PERMISSION_LOST: JobProblem(
        "PERMISSION_LOST", "The operator who started the job has lost the permission to do this"
    ),
}
COLUMNS_CHANGED: Final = JobProblem(
    "PERMISSION_LOST", "What the operator who started the export may read of its columns has changed"
)
REQUEST_GONE: Final = JobProblem("REQUEST_GONE", "What was asked for has been erased")
TOO_MANY_ROWS: Final = JobProblem(
    "TOO_MANY_ROWS", "This finds more than one job may go over: filter for less"
)
INTERRUPTED_TOO_OFTEN: Final = JobProblem(
    "INTERRUPTED_TOO_OFTEN", "The job was begun again and again and did not get on"
)
INTERNAL: Final = JobProblem("INTERNAL_SERVER_ERROR", "Something went wrong")

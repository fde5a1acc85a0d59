"""What a worker has of a job while it works on it."""

from uuid import UUID


class LeaseLost(Exception):
    """The job is another worker's by now, or was cancelled: nothing of this step counts."""

    def __init__(self, job_id: UUID) -> None:
        super().__init__(str(job_id))

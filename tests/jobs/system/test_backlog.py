"""What `/metrics` and `croupier doctor` say of the queue."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client import CollectorRegistry

from adapters.postgres.jobs.system.backlog import SystemJobBacklog, system_job_backlog
from adapters.postgres.outbox.backlog import backlog
from server.doctor.findings import Severity
from server.doctor.jobs import jobs
from server.observability.exposition import Exposition
from tests.jobs.system.kinds_of_tests import Queue, failing


async def test_metrics_tell_what_has_failed_and_how_long_the_oldest_has_been_due(queue: Queue) -> None:
    exposition = Exposition(CollectorRegistry(), lambda: backlog(queue.database), sample=lambda: None)
    now = datetime.now(UTC)
    await queue.enqueue("later", run_at=now + timedelta(hours=1))
    assert await system_job_backlog(queue.database) == SystemJobBacklog(0, 0.0)

    await queue.enqueue("bad")
    await queue.worker(failing("bad", ValueError, attempts_max=1)).run_due()
    await queue.enqueue("due", run_at=now - timedelta(hours=2))
    await queue.enqueue("due", run_at=now - timedelta(hours=1))
    found = await system_job_backlog(queue.database)
    assert found.failed == 1
    assert 7200 <= found.oldest_seconds < 7800

    text = (await exposition.text()).decode()
    assert "croupier_jobs_failed 1.0" in text
    assert "croupier_jobs_oldest_waiting_seconds 72" in text


@pytest.mark.parametrize(
    ("found", "stopped", "severity", "says"),
    [
        (SystemJobBacklog(0, 60.0), False, Severity.GOOD, "none has failed, none is a minute late"),
        (SystemJobBacklog(0, 61.0), False, Severity.DOUBTFUL, "due for 61 s"),
        (SystemJobBacklog(0, 9999.0), True, Severity.GOOD, "none has failed"),
        (SystemJobBacklog(2, 0.0), True, Severity.DOUBTFUL, "2 failed"),
    ],
)
def test_the_doctor_doubts_what_has_failed_or_waits_too_long(
    found: SystemJobBacklog, *, stopped: bool, severity: Severity, says: str
) -> None:
    finding = jobs(found, stopped=stopped)
    assert finding.severity is severity
    assert says in finding.observed

"""Starting jobs, cancelling them, and trying again what failed; each by a key that counts once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final, Protocol
from uuid import UUID

from domain.jobs import outcomes as o
from domain.jobs.model import JOBS_AT_ONCE_MAX, PLAYER_CHANGES, BackgroundJob, JobKind, JobState, may_move
from domain.shared import text
from domain.shared.actor import Origin, one_spelling
from domain.shared.clock import Clock
from domain.shared.ids import new_id

KEY_CHARACTERS_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class StartJob:
    """Start a job.

    ``request`` says what is to be done, as JSON. ``targets`` are the players it is done to; empty where the
    request has a filter, or makes a file. ``total`` is how many there are, if it is known, ``most`` how many
    there may be. ``recorded`` goes into the audit log; it holds nothing personal.
    """

    kind: JobKind
    key: str
    request: Mapping[str, Any]
    targets: tuple[UUID, ...] = ()
    total: int | None = None
    recorded: Mapping[str, Any] = field(default_factory=dict)
    most: int | None = None

    @property
    def digest(self) -> bytes:
        """The same for the same request and no other."""
        asked = [self.kind.value, dict(self.request), [str(each) for each in self.targets]]
        return _digest(asked)


@dataclass(frozen=True, slots=True)
class CancelJob:
    """Let a job of one's own do no further step."""

    id: UUID
    key: str

    @property
    def digest(self) -> bytes:
        """See ``StartJob``."""
        return _digest(["cancel", str(self.id)])


@dataclass(frozen=True, slots=True)
class RetryJobFailures:
    """Try the failed steps of a job of one's own again."""

    id: UUID
    key: str

    @property
    def digest(self) -> bytes:
        """See ``StartJob``."""
        return _digest(["retry", str(self.id)])


@dataclass(frozen=True, slots=True)
class KeyUse:
    """What was asked for by a key before."""

    digest: bytes
    job: BackgroundJob


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job to be stored, with what a worker needs: whose rights count, and what is to be done.

    ``roles`` are those of the starter's token; of operators with an account those they hold count instead.
    """

    job: BackgroundJob
    owner: str
    name: str
    account_id: UUID | None
    roles: frozenset[str]
    request: Mapping[str, Any]
    targets: tuple[UUID, ...]


class Jobs(Protocol):
    """The jobs of the command's brand; ``owner`` is an operator's name in one spelling."""

    async def lock(self, owner: str) -> None:
        """Let the owner's commands take turns until the transaction ends."""
        ...

    async def of_key(self, owner: str, key: str) -> KeyUse | None:
        """What the owner asked for by this key before."""
        ...

    async def remember(self, owner: str, key: str, digest: bytes, job_id: UUID) -> None:
        """Keep what was asked for by a key."""
        ...

    async def under_way(self, owner: str) -> int:
        """How many of the owner's jobs wait or run."""
        ...

    async def add(self, new: NewJob) -> None:
        """Store a job that waits for a worker."""
        ...

    async def locked(self, owner: str, id: UUID) -> BackgroundJob | None:
        """A job of the owner, which does not move until the transaction ends."""
        ...

    async def stop(self, job: BackgroundJob) -> None:
        """Store that it was cancelled, and delete what it has written of a file."""
        ...

    async def retry(self, job: BackgroundJob) -> None:
        """Let its failed steps wait again."""
        ...


async def start_job(asked: StartJob, jobs: Jobs, clock: Clock, origin: Origin) -> o.StartOutcome:
    """Store a job for the workers; by the same key again it is answered again."""
    key, owner = _key(asked.key), owner_of(origin)
    await jobs.lock(owner)
    if known := await jobs.of_key(owner, key):
        return o.JobStarted(known.job, replayed=True) if _is_same(known, asked) else o.JobKeyReused(known.job)
    if asked.most is not None and (asked.total or 0) > asked.most:
        return o.TooManyRows(asked.most, asked.total or 0)
    if await jobs.under_way(owner) >= JOBS_AT_ONCE_MAX:
        return o.TooManyJobs(JOBS_AT_ONCE_MAX)
    actor = origin.actor
    job = BackgroundJob(
        id=new_id(),
        kind=asked.kind,
        state=JobState.QUEUED,
        started_by=str(actor),
        total=asked.total,
        created_at=clock.now(),
    )
    await jobs.add(
        NewJob(job, owner, actor.name, actor.account_id, actor.roles, asked.request, asked.targets)
    )
    await jobs.remember(owner, key, asked.digest, job.id)
    return o.JobStarted(job, recorded={"job": str(job.id), **asked.recorded})


async def cancel_job(asked: CancelJob, jobs: Jobs, clock: Clock, origin: Origin) -> o.CancelOutcome:
    """Cancel a job of one's own; the step that is being carried out may still be."""
    key, owner = _key(asked.key), owner_of(origin)
    await jobs.lock(owner)
    if known := await jobs.of_key(owner, key):
        return (
            o.JobCancelled(known.job, replayed=True) if _is_same(known, asked) else o.JobKeyReused(known.job)
        )
    job = await jobs.locked(owner, asked.id)
    if job is None:
        return o.JobNotFound()
    if not may_move(job.state, JobState.CANCELLED):
        return o.JobEnded(job)
    job = replace(job, state=JobState.CANCELLED, ended_at=clock.now(), size_bytes=0)
    await jobs.stop(job)
    await jobs.remember(owner, key, asked.digest, job.id)
    return o.JobCancelled(job)


async def retry_job_failures(asked: RetryJobFailures, jobs: Jobs, origin: Origin) -> o.RetryOutcome:
    """Let the failed steps of a job that has ended wait for a worker again."""
    key, owner = _key(asked.key), owner_of(origin)
    await jobs.lock(owner)
    if known := await jobs.of_key(owner, key):
        return o.JobRetried(known.job, replayed=True) if _is_same(known, asked) else o.JobKeyReused(known.job)
    job = await jobs.locked(owner, asked.id)
    if job is None:
        return o.JobNotFound()
    if job.kind not in PLAYER_CHANGES or not job.failed or not may_move(job.state, JobState.QUEUED):
        return o.NothingToRetry(job)
    if await jobs.under_way(owner) >= JOBS_AT_ONCE_MAX:
        return o.TooManyJobs(JOBS_AT_ONCE_MAX)
    job = replace(job, state=JobState.QUEUED, failed=0, ended_at=None, problem=None)
    await jobs.retry(job)
    await jobs.remember(owner, key, asked.digest, job.id)
    return o.JobRetried(job)


def owner_of(origin: Origin) -> str:
    """Whose jobs a caller has."""
    return one_spelling(str(origin.actor))


def _key(written: str) -> str:
    return text.line(written, "key", at_most=KEY_CHARACTERS_MAX)


def _is_same(known: KeyUse, asked: StartJob | CancelJob | RetryJobFailures) -> bool:
    return known.digest == asked.digest


def _digest(asked: list[Any]) -> bytes:
    return sha256(json.dumps(asked, sort_keys=True, separators=(",", ":")).encode()).digest()

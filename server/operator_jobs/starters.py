"""The present rights of those who started jobs."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.command_runner import CommandScope
from adapters.postgres.jobs.queue import ClaimedJob
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.authority import AuthorityLoss, Participant
from resolvers.authorization.levels import AccessTable
from server.composition.process_resources import ProcessResources
from server.contexts.authorities import authorities_of
from server.operator_jobs.problems import LOSSES, JobInterrupted, JobStopped


@dataclass(frozen=True, slots=True)
class JobStarters:
    """Whom jobs are carried out as, and what they may do now."""

    resources: ProcessResources

    def origin(self, job: ClaimedJob) -> Origin:
        """The starter with the roles they have now; of a token without an account those of the token.

        Raises:
            JobInterrupted: this process does not know at present who has which role.
        """
        access = self.resources.access
        if access.policy.withheld:
            raise JobInterrupted("the policy is not known")
        roles = access.tables.roles_of(job.account_id, job.brand) if job.account_id else job.roles
        actor = Actor(ActorKind.OPERATOR, job.name, job.brand, roles, None, job.account_id)
        return Origin(actor, Channel.JOB, job.id.hex)

    def access(self, origin: Origin) -> AccessTable:
        """What the starter may read and do by the policy in force."""
        return self.resources.access.tables.of(origin.actor)

    def require_allowed(self, origin: Origin, coordinates: Iterable[str]) -> None:
        """Let the starter go on only with the right to all of these.

        Raises:
            JobStopped: one is missing.
        """
        access = self.access(origin)
        if not all(access.allows(each) for each in coordinates):
            raise JobStopped(LOSSES[AuthorityLoss.PERMISSION_LOST])

    async def require_present(
        self, origin: Origin, mutations: Iterable[str], connection: AsyncConnection | None = None
    ) -> None:
        """The same by what is stored now; within a transaction nothing of it changes until that ends.

        Raises:
            JobStopped: the operator was disabled, or has lost one of these mutations.
        """
        scope = CommandScope(self.resources.database, origin, connection)
        authorities = authorities_of(self.resources, scope)
        for mutation in mutations:
            participant = Participant(str(origin.actor), (mutation,), origin.actor.account_id)
            if loss := await authorities.loss_of(participant):
                raise JobStopped(LOSSES[loss])

"""Links between operators and their identities at OpenID providers: what ``provision_operator`` needs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.access.policy import give_role, take_role
from domain.access.sso import ProviderIdentity
from domain.access.sso_provisioning import LinkedOperator
from domain.shared.actor import Origin

# Two first sign-ins at once must not create two operators: the second waits for this lock.
_ALONE = text("select pg_advisory_xact_lock(hashtextextended(:who, 0))")
_FIND = text(
    "select account_id, roles from identity.vouched"
    " where brand = :brand and issuer = :issuer and subject = :subject for update"
)
_ADD = text(
    "insert into identity.vouched (brand, issuer, subject, account_id, roles, at)"
    " values (:brand, :issuer, :subject, :account, '{}', :at)"
)
_ROLES = text("update identity.vouched set roles = :roles where brand = :brand and account_id = :account")


class PostgresProviderLinks:
    """Implements ``ProviderLinks`` in the brand of the origin."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._actor = origin.actor

    async def find(self, issuer: str, subject: str) -> LinkedOperator | None:
        who = {"brand": self._actor.brand, "issuer": issuer, "subject": subject}
        await self._connection.execute(_ALONE, {"who": "\n".join(who.values())})
        row = (await self._connection.execute(_FIND, who)).first()
        return LinkedOperator(row.account_id, frozenset(row.roles)) if row else None

    async def add(self, vouched: ProviderIdentity, operator_id: UUID, at: datetime) -> None:
        await self._connection.execute(
            _ADD,
            {
                "brand": self._actor.brand,
                "issuer": vouched.issuer,
                "subject": vouched.subject,
                "account": operator_id,
                "at": at,
            },
        )

    async def update_roles(self, vouched: ProviderIdentity, before: LinkedOperator) -> None:
        brand, by, id = self._actor.brand, str(self._actor), before.operator_id
        for role in sorted(vouched.roles - before.roles):
            await give_role(self._connection, id, role, brand, actor=by)
        for role in sorted(before.roles - vouched.roles):
            await take_role(self._connection, id, role, brand, actor=by)
        if vouched.roles != before.roles:
            kept = {"roles": sorted(vouched.roles), "brand": brand, "account": id}
            await self._connection.execute(_ROLES, kept)

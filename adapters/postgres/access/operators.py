"""Operators and their roles in PostgreSQL, within one command's transaction."""

from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.access.policy import give_role, take_role
from adapters.postgres.access.policy_rows import assignment_of, operator_of
from domain.access.policy import OPERATOR, OperatorRole, reaches, without
from domain.access.policy_changes import ChangeStatus
from domain.access.roles import Operator, RoleAssignment
from domain.shared.actor import Origin

COLUMNS: Final = "id, login, name, state, created_at, created_by"

_FIND = text(f"select {COLUMNS} from identity.operator where id = :id for update")  # noqa: S608 - ours
_ACCOUNT = text(
    "insert into identity.account (id, kind, brand, login_key, created_at)"
    " values (:id, 'OPERATOR', :brand, :login, :at) on conflict do nothing returning id"
)
_ADD = text(
    "insert into identity.operator (id, login, name, state, created_at, created_by)"
    " values (:id, :login, :name, 'ACTIVE', :at, :by)"
)
_DISABLE = text("update identity.operator set state = 'DISABLED' where id = :id")
_SHUT = text("update identity.account set state = 'DISABLED' where id = :id")
_HOME = text("select brand from identity.account where id = :id")
_ROLES = text(
    "select ptype, v0, v1, v2, v3 from identity.casbin_rule where ptype = 'g' and v0 = :subject"
    " and (v3 is null or cast(v3 as timestamptz) > clock_timestamp())"
)
_ASK = text(
    "insert into identity.role_assignment"
    " (id, brand, account_id, role, until_at, reason, asked_by, asked_by_account, asked_at)"
    " values (:id, :brand, :operator, :role, :until, :reason, :asked_by, :asked_by_account, :asked_at)"
)
_ASSIGNMENT = text("select * from identity.role_assignment where id = :id and brand = :brand for update")
_DECIDE = text(
    "update identity.role_assignment set status = :status, decided_by = :decided_by,"
    " decided_by_account = :decided_by_account, decided_at = :decided_at where id = :id"
)


class PostgresOperators:
    """Implements ``Operators``."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._origin = origin

    async def find(self, id: UUID) -> Operator | None:
        row = (await self._connection.execute(_FIND, {"id": id})).first()
        return operator_of(row) if row else None

    async def add(self, operator: Operator) -> bool:
        brand, at = self._origin.actor.brand, operator.created_at
        account = {"id": operator.id, "brand": brand, "login": operator.login, "at": at}
        if (await self._connection.execute(_ACCOUNT, account)).first() is None:
            return False
        kept = {"id": operator.id, "login": operator.login, "name": operator.name, "at": at}
        await self._connection.execute(_ADD, {**kept, "by": operator.created_by})
        return True

    async def disable(self, id: UUID) -> None:
        await self._connection.execute(_DISABLE, {"id": id})
        await self._connection.execute(_SHUT, {"id": id})
        for given in await _roles_of(self._connection, id):
            await take_role(self._connection, id, given.role, given.brand, actor=str(self._origin.actor))

    async def brands_of(self, id: UUID) -> frozenset[str]:
        held = frozenset(given.brand for given in await _roles_of(self._connection, id))
        return held or frozenset((await self._connection.execute(_HOME, {"id": id})).scalars())


class PostgresRoleAssignments:
    """Implements ``RoleAssignments``."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._actor = origin.actor

    async def ask(self, assignment: RoleAssignment) -> None:
        await self._connection.execute(
            _ASK,
            {
                "id": assignment.id,
                "brand": assignment.brand,
                "operator": assignment.operator_id,
                "role": assignment.role,
                "until": assignment.until,
                "reason": assignment.reason,
                "asked_by": assignment.asked_by.name,
                "asked_by_account": assignment.asked_by.account_id,
                "asked_at": assignment.asked_at,
            },
        )

    async def find(self, id: UUID) -> RoleAssignment | None:
        row = (await self._connection.execute(_ASSIGNMENT, {"id": id, "brand": self._actor.brand})).first()
        return assignment_of(row) if row else None

    async def decide(self, assignment: RoleAssignment) -> None:
        by = assignment.decided_by
        await self._connection.execute(
            _DECIDE,
            {
                "id": assignment.id,
                "status": assignment.status.value,
                "decided_by": by and by.name,
                "decided_by_account": by and by.account_id,
                "decided_at": assignment.decided_at,
            },
        )
        if assignment.status is ChangeStatus.APPROVED:
            await give_role(
                self._connection,
                assignment.operator_id,
                assignment.role,
                assignment.brand,
                until=assignment.until,
                actor=str(self._actor),
                change=assignment.id,
            )

    async def take(self, operator_id: UUID, role: str) -> bool:
        brand, by = self._actor.brand, str(self._actor)
        held = await _roles_of(self._connection, operator_id)
        ours = [given for given in held if given.role == role and reaches(brand, given.brand)]
        for given in ours:
            await take_role(self._connection, operator_id, role, given.brand, actor=by)
            if left := without(given.brand, brand):
                await give_role(self._connection, operator_id, role, left, until=given.until, actor=by)
        return bool(ours)


async def _roles_of(connection: AsyncConnection, id: UUID) -> list[OperatorRole]:
    rows = await connection.execute(_ROLES, {"subject": f"{OPERATOR}{id}"})
    return [OperatorRole.of(tuple(word for word in row if word is not None)) for row in rows]

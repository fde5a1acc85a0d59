"""The present authority of operators: implements ``Authorities``."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import Database, driver_connection
from domain.access.policy import OPERATOR, reaches
from domain.access.roles import OperatorState
from domain.shared.actor import ActorKind, one_spelling
from domain.shared.authority import AuthorityLoss, Participant

Allows = Callable[[str, frozenset[str], str], bool]
"""Whether roles allow a coordinate in a brand, by the policy in force."""

_PREFIX: Final = f"{ActorKind.OPERATOR.value.lower()}:"

_OPERATOR: Final = "select id, state from identity.operator where id = $1 or $1::uuid is null and login = $2"
_ROLES: Final = (
    "select v1, v2 from identity.casbin_rule where ptype = 'g' and v0 = $1"
    " and (v3 is null or cast(v3 as timestamptz) > clock_timestamp())"
)


class PostgresAuthorities:
    """Reads within the command's transaction, where there is one.

    ``locks``: operators are locked as disabling them and withdrawing a role lock them, so that this comes
    before or after the whole command. Without, the policy is held, which does the same.
    """

    def __init__(
        self,
        database: Database,
        connection: AsyncConnection | None,
        brand: str,
        allows: Allows,
        *,
        locks: bool = True,
    ) -> None:
        self._database = database
        self._connection = connection
        self._brand = brand
        self._allows = allows
        self._operator = f"{_OPERATOR} for share" if locks else _OPERATOR

    async def loss_of(self, participant: Participant) -> AuthorityLoss | None:
        if not participant.name.startswith(_PREFIX):
            return None
        login = one_spelling(participant.name.removeprefix(_PREFIX))
        found = await self._fetch(self._operator, participant.account_id, login)
        if not found:
            return None
        if found[0]["state"] == OperatorState.DISABLED.value:
            return AuthorityLoss.OPERATOR_DISABLED
        roles = await self._roles(found[0]["id"])
        if any(self._allows(self._brand, roles, f"Mutation.{name}") for name in participant.mutations):
            return None
        return AuthorityLoss.PERMISSION_LOST

    async def _roles(self, id: UUID) -> frozenset[str]:
        rows = await self._fetch(_ROLES, f"{OPERATOR}{id}")
        return frozenset(row["v1"] for row in rows if reaches(self._brand, row["v2"]))

    async def _fetch(self, statement: str, *arguments: Any) -> list[Any]:
        if self._connection is None:
            return list(await self._database.statements_for(self._brand).fetch(statement, *arguments))
        return list(await (await driver_connection(self._connection)).fetch(statement, *arguments))

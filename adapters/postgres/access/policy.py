"""The policy in PostgreSQL: read whole through Casbin's SQLAlchemy adapter, and the roles of operators."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import orjson
from casbin import Model
from casbin_async_sqlalchemy_adapter import Adapter
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from adapters.postgres.access.policy_tables import CasbinRule
from domain.access.policy import OPERATOR, Role, RoleKind, Rule

VERSION = "select version from identity.policy_version"

_GIVE = text(
    "insert into identity.casbin_rule (ptype, v0, v1, v2, v3) values ('g', :subject, :role, :brand, :until)"
    " on conflict (v0, v1, v2) where ptype = 'g'"
    # For good is longer than for a while, and a while is never shortened by another.
    " do update set v3 = case when casbin_rule.v3 is null or excluded.v3 is null then null"
    " else greatest(casbin_rule.v3, excluded.v3) end"
)
_TAKE = text(
    "delete from identity.casbin_rule"
    " where ptype = 'g' and v0 = :subject and v1 = :role and v2 = :brand returning v3"
)
_RECORD = text(
    "insert into identity.policy_history (brand, change_id, actor, removed, added)"
    " values (:brand, :change, :actor, cast(:removed as jsonb), cast(:added as jsonb))"
)


@dataclass(frozen=True, slots=True)
class StoredPolicy:
    """The whole policy at one version. ``custom_rules``: those that operators made."""

    version: int
    rules: tuple[Rule, ...]
    custom_rules: frozenset[Rule]
    roles: tuple[Role, ...]


async def read_policy(engine: AsyncEngine, empty: Model) -> StoredPolicy:
    """The policy as it is kept, all of it at one moment; ``empty`` is Casbin's model without rules."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        return await read_policy_within(connection, empty)


async def read_policy_within(connection: AsyncConnection, empty: Model) -> StoredPolicy:
    """The policy as a transaction sees it."""
    version = (await connection.execute(text(VERSION))).scalar_one()
    async with AsyncSession(bind=connection) as session:
        await Adapter(connection.engine, CasbinRule, db_session=session).load_policy(empty)
        custom = await session.scalars(select(CasbinRule).where(CasbinRule.is_custom))
        custom_rules = frozenset((rule.ptype, *rule.values) for rule in custom)
    roles = await connection.execute(text("select name, title, kind, brand from identity.role"))
    rules = (("p", *rule) for rule in empty.get_policy("p", "p"))
    more = (("g", *rule) for rule in empty.get_policy("g", "g"))
    kept = tuple(Role(row.name, row.title, RoleKind(row.kind), row.brand) for row in roles)
    return StoredPolicy(version, (*rules, *more), custom_rules, kept)


async def give_role(
    connection: AsyncConnection,
    account_id: UUID,
    role: str,
    brand: str,
    *,
    until: datetime | None = None,
    actor: str = "system:console",
    change: UUID | None = None,
) -> None:
    """Give an operator a role in a brand within the caller's transaction; who has it already keeps it.

    The caller makes sure that there is such a role, and that it is one for operators.
    """
    ends = until.astimezone(UTC).isoformat(timespec="milliseconds") if until else None
    subject = f"{OPERATOR}{account_id}"
    await connection.execute(_GIVE, {"subject": subject, "role": role, "brand": brand, "until": ends})
    words = ["g", subject, role, brand, *([ends] if ends else [])]
    await record_policy_change(connection, brand, change, actor, removed=[], added=[words])


async def take_role(
    connection: AsyncConnection, account_id: UUID, role: str, brand: str, *, actor: str
) -> bool:
    """Take a role from an operator within the caller's transaction; False where they did not hold it."""
    rule = {"subject": f"{OPERATOR}{account_id}", "role": role, "brand": brand}
    taken = (await connection.execute(_TAKE, rule)).first()
    if taken is None:
        return False
    words = ["g", rule["subject"], role, brand, *([taken.v3] if taken.v3 else [])]
    await record_policy_change(connection, brand, None, actor, removed=[words], added=[])
    return True


async def record_policy_change(
    connection: AsyncConnection,
    brand: str,
    change: UUID | None,
    actor: str,
    *,
    removed: list[list[str]],
    added: list[list[str]],
) -> None:
    """Keep what changed in the history, which is only ever added to."""
    await connection.execute(
        _RECORD,
        {
            "brand": brand,
            "change": change,
            "actor": actor,
            "removed": orjson.dumps(removed).decode(),
            "added": orjson.dumps(added).decode(),
        },
    )

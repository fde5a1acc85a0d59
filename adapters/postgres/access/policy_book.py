"""The policy within one transaction: held still, changed, and each change kept."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

import orjson
from casbin import Model
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.access.policy import read_policy_within, record_policy_change
from adapters.postgres.access.policy_rows import change_of, edits_json
from domain.access.policy import Role, Rule
from domain.access.policy_changes import PolicyChange, PolicyState

# Serialises changes of the policy: two at once could together make a cycle of roles.
_HOLD = text("select version from identity.policy_version for update")
_ASK = text(
    "insert into identity.policy_change (id, brand, edits, reason, asked_by, asked_by_account, asked_at)"
    " values (:id, :brand, cast(:edits as jsonb), :reason, :asked_by, :asked_by_account, :asked_at)"
)
_FIND = text("select * from identity.policy_change where id = :id and brand = :brand for update")
_DECIDE = text(
    "update identity.policy_change set status = :status, decided_by = :decided_by,"
    " decided_by_account = :decided_by_account, decided_at = :decided_at where id = :id"
)
_ROLE = text("insert into identity.role (brand, name, title, kind) values (:brand, :name, :title, :kind)")
# Not Casbin's remove_policies: it deletes every combination of the values it is given.
_REMOVE = text(
    "delete from identity.casbin_rule where ptype = :ptype and v0 = :v0 and v1 = :v1 and v2 = :v2"
    " and v3 is not distinct from cast(:v3 as text) and v4 is not distinct from cast(:v4 as text)"
)
_ADD = text(
    "insert into identity.casbin_rule (ptype, v0, v1, v2, v3, v4)"
    " values (:ptype, :v0, :v1, :v2, cast(:v3 as text), cast(:v4 as text))"
)
# Still the rule it was, and still shipped if it was: only the brands it holds in are others.
_MOVE = text(
    "update identity.casbin_rule set v2 = :now where ptype = 'g' and v0 = :v0 and v1 = :v1 and v2 = :before"
)


class PostgresPolicyBook:
    """Implements ``PolicyBook``; ``empty`` is Casbin's model without rules."""

    def __init__(self, connection: AsyncConnection, brand: str, empty: Model) -> None:
        self._connection = connection
        self._brand = brand
        self._empty = empty

    async def hold(self) -> PolicyState:
        await self._connection.execute(_HOLD)
        stored = await read_policy_within(self._connection, self._empty)
        return PolicyState(frozenset(stored.rules), stored.roles)

    async def put(
        self, change: PolicyChange, removed: Collection[Rule], added: Collection[Rule], roles: Iterable[Role]
    ) -> None:
        for role in roles:
            values = {"brand": self._brand, "name": role.name, "title": role.title, "kind": role.kind}
            await self._connection.execute(_ROLE, values)
        before = {rule[:3]: rule for rule in removed if rule[0] == "g"}
        moved = {rule: before[rule[:3]] for rule in added if rule[:3] in before}
        for now, then in sorted(moved.items()):
            values = {"v0": now[1], "v1": now[2], "before": then[3], "now": now[3]}
            await self._connection.execute(_MOVE, values)
        for rule in sorted(set(removed) - set(moved.values())):
            await self._connection.execute(_REMOVE, _columns(rule))
        for rule in sorted(set(added) - moved.keys()):
            await self._connection.execute(_ADD, _columns(rule))
        await record_policy_change(
            self._connection,
            change.brand,
            change.id,
            change.decided_by.name if change.decided_by else change.asked_by.name,
            removed=[list(rule) for rule in sorted(removed)],
            added=[list(rule) for rule in sorted(added)],
        )

    async def ask(self, change: PolicyChange) -> None:
        await self._connection.execute(
            _ASK,
            {
                "id": change.id,
                "brand": change.brand,
                "edits": orjson.dumps(edits_json(change.edits)).decode(),
                "reason": change.reason,
                "asked_by": change.asked_by.name,
                "asked_by_account": change.asked_by.account_id,
                "asked_at": change.asked_at,
            },
        )

    async def find(self, id: UUID) -> PolicyChange | None:
        row = (await self._connection.execute(_FIND, {"id": id, "brand": self._brand})).first()
        return change_of(row) if row else None

    async def decide(self, change: PolicyChange) -> None:
        by = change.decided_by
        values = {
            "id": change.id,
            "status": change.status.value,
            "decided_by": by and by.name,
            "decided_by_account": by and by.account_id,
            "decided_at": change.decided_at,
        }
        await self._connection.execute(_DECIDE, values)


def _columns(rule: Rule) -> dict[str, Any]:
    padded = (*rule, *(None,) * (6 - len(rule)))
    return dict(zip(("ptype", "v0", "v1", "v2", "v3", "v4"), padded, strict=True))

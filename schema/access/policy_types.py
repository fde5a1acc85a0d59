"""Types of the policy: roles, access reasons, changes."""

from datetime import datetime

import strawberry

from domain.access import policy, policy_queries
from domain.access import policy_changes as changes
from domain.access.policy_changes import ChangeStatus, ComplaintKind, EditKind
from resolvers.access import policy as resolve
from resolvers.authorization.levels import Level
from schema.access.operators_types import Operator
from schema.binding import publishes, resolved_by


@publishes(policy.Role)
@strawberry.type(description="A set of rights that people or programs hold")
class AccessRole:
    name: str
    title: str
    kind: str = strawberry.field(
        description="Of actors that may hold it: PLAYER, OPERATOR, SERVICE, SYSTEM, or ANYBODY (no token)"
    )
    custom: bool = resolved_by(resolve.is_custom, description="Made by operators, not shipped with Croupier")
    has: list[str] = resolved_by(resolve.has, description="Roles and permissions, one step deep")


@publishes(resolve.RoleAccess)
@strawberry.type
class RoleAccess:
    role: str
    level: Level


@publishes(resolve.OperatorAccess)
@strawberry.type
class OperatorAccess:
    operator: Operator
    level: Level


@publishes(resolve.CoordinateAccess)
@strawberry.type(description="The roles and operators that may use a coordinate")
class CoordinateAccess:
    coordinate: str
    roles: list[RoleAccess]
    operators: list[OperatorAccess]


@publishes(policy_queries.AccessReason)
@strawberry.type(description="A rule about a coordinate, and how a role comes to it")
class AccessReason:
    path: list[str] = resolved_by(
        resolve.reason_path, description="From the role over those it inherits to what the rule is about"
    )
    coordinate: str
    level: Level = resolved_by(resolve.reason_level)
    allows: bool = strawberry.field(description="False: it denies, and so outweighs every grant")
    brand: str = strawberry.field(description="`*`: every brand; `*!a`: every one but a")
    custom: bool = resolved_by(
        resolve.reason_is_custom, description="Custom: operators made the rule, or a step of its path"
    )


@publishes(resolve.Explanation)
@strawberry.type
class AccessExplanation:
    level: Level = strawberry.field(description="What comes of it all")
    reasons: list[AccessReason]


@publishes(changes.Edit)
@strawberry.type(description="One step of a change")
class PolicyEdit:
    kind: EditKind
    role: str
    has: str | None
    coordinate: str | None
    level: Level | None = resolved_by(resolve.edit_level)
    title: str
    role_kind: str | None = resolved_by(resolve.edit_role_kind)
    inherits: list[str] = resolved_by(resolve.edit_inherits)


@publishes(changes.PolicyChange)
@strawberry.type(description="A change that one operator requests and another approves or rejects")
class PolicyChange:
    id: strawberry.ID = resolved_by(resolve.change_id)
    brand: str
    edits: list[PolicyEdit] = resolved_by(resolve.edits)
    reason: str
    status: ChangeStatus
    asked_by: str = resolved_by(resolve.asked_by)
    asked_at: datetime
    decided_by: str | None = resolved_by(resolve.decided_by)
    decided_at: datetime | None


@publishes(changes.PolicyComplaint)
@strawberry.type(description="A reason why something is refused")
class PolicyComplaint:
    kind: ComplaintKind
    about: str = strawberry.field(description="The role, permission or coordinate")

"""Types of the policy: roles, access reasons, changes."""

from datetime import datetime

import strawberry

from domain.access import policy, policy_queries
from domain.access import policy_changes as changes
from domain.access.policy import RoleKind
from domain.access.policy_changes import ChangeStatus, ComplaintKind, EditKind
from resolvers.access import policy as resolve
from resolvers.authorization import needed_fields
from resolvers.authorization.levels import Level
from schema.access.operators_types import Operator
from schema.binding import publishes, resolved_by
from schema.node import Node


@publishes(policy.Role)
@strawberry.type(description="A set of rights that people or programs hold")
class AccessRole:
    name: str = strawberry.field(description="How rules and operators name it")
    title: str = strawberry.field(description="What it is for, for people")
    kind: RoleKind = strawberry.field(description="The actors who may hold it")
    custom: bool = resolved_by(resolve.is_custom, description="Made by operators, not shipped with Croupier")
    has: list[str] = resolved_by(resolve.has, description="Roles and permissions, one step deep")


@publishes(resolve.RoleAccess)
@strawberry.type(description="A role that may use a coordinate")
class RoleAccess:
    role: str
    level: Level


@publishes(resolve.OperatorAccess)
@strawberry.type(description="An operator who may use a coordinate")
class OperatorAccess:
    operator: Operator
    level: Level


@publishes(resolve.CoordinateAccess)
@strawberry.type(description="The roles and operators that may use a coordinate")
class CoordinateAccess:
    coordinate: str
    roles: list[RoleAccess] = strawberry.field(description="The roles that have a right there, by name")
    operators: list[OperatorAccess] = strawberry.field(
        description="The operators who hold such a role now, by login"
    )


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


@publishes(needed_fields.NeededField)
@strawberry.type(description="An output field that a role must see to use a coordinate that tells of it")
class NeededField:
    coordinate: str = strawberry.field(description="The output field: `Player.email`")
    at_least: Level = strawberry.field(description="READ: in clear. MASKED: masked is enough")
    level: Level = strawberry.field(description="The role's level at the output field")
    met: bool = strawberry.field(description="False: the coordinate is denied, whatever its own rules allow")


@publishes(resolve.Explanation)
@strawberry.type(description="A role's level at a coordinate, and all that leads to it")
class AccessExplanation:
    level: Level = strawberry.field(description="What comes of it all: of the rules and the fields it takes")
    reasons: list[AccessReason] = strawberry.field(description="The rules about the coordinate itself")
    needed_fields: list[NeededField] = strawberry.field(
        description="What the coordinate takes besides its own right; empty for most"
    )


@publishes(changes.Edit)
@strawberry.type(description="One step of a change")
class PolicyEdit:
    kind: EditKind = strawberry.field(description="What is done")
    role: str
    has: str | None = strawberry.field(
        description="The permission or role that is given or taken; null for other edits"
    )
    coordinate: str | None = strawberry.field(
        description="Where a right is given, forbidden or cleared; null for other edits"
    )
    level: Level | None = resolved_by(
        resolve.edit_level, description="ALLOW and DENY: how far; null: everything there"
    )
    title: str = strawberry.field(description="DEFINE_ROLE: what the new role is for, for people")
    role_kind: RoleKind | None = resolved_by(
        resolve.edit_role_kind, description="DEFINE_ROLE: who may hold the new role"
    )
    inherits: list[str] = resolved_by(
        resolve.edit_inherits, description="DEFINE_ROLE: the roles whose rights the new one has"
    )


@publishes(changes.PolicyChange)
@strawberry.type(description="A change that one operator requests and another approves or rejects")
class PolicyChange(Node):
    id: strawberry.ID = resolved_by(resolve.change_id)
    brand: str
    edits: list[PolicyEdit] = resolved_by(resolve.edits, description="The steps, in order")
    reason: str
    status: ChangeStatus
    asked_by: str = resolved_by(resolve.asked_by)
    asked_at: datetime
    decided_by: str | None = resolved_by(resolve.decided_by)
    decided_at: datetime | None


@publishes(changes.PolicyComplaint)
@strawberry.type(description="A reason why something is refused")
class PolicyComplaint:
    kind: ComplaintKind = strawberry.field(description="Why, as a code")
    about: str = strawberry.field(description="The role, permission, coordinate or operator")

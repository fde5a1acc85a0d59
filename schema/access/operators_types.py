"""Types of operators and role assignments."""

from datetime import datetime

import strawberry

from domain.access import roles
from domain.access.policy_changes import ChangeStatus
from domain.access.roles import OperatorState
from resolvers.access import nodes as _nodes  # noqa: F401 - finds them by id
from resolvers.access import operators as resolve
from resolvers.access import policy as _enums  # noqa: F401 - registers the enums used below
from schema.binding import publishes, resolved_by
from schema.node import Node


@publishes(roles.Operator)
@strawberry.type(description="A person who works for the casino")
class Operator(Node):
    id: strawberry.ID = resolved_by(resolve.operator_id)
    login: str = strawberry.field(description="What they sign in with; never another's")
    name: str = strawberry.field(description="The person's name, for colleagues")
    state: OperatorState = strawberry.field(description="Whether they may sign in")
    roles: list[str] = resolved_by(resolve.roles, description="Held in your brand at this moment")
    created_at: datetime
    created_by: str = strawberry.field(description="Who made the operator, such as `operator:anna`")


@publishes(roles.RoleAssignment)
@strawberry.type(description="A role requested for an operator")
class RoleAssignment(Node):
    id: strawberry.ID = resolved_by(resolve.assignment_id)
    operator_id: strawberry.ID = resolved_by(resolve.assignee)
    operator: Operator | None = resolved_by(
        resolve.assigned_operator, description="The operator whom the role is for"
    )
    brand: str
    role: str
    until: datetime | None = strawberry.field(description="Null: for good")
    reason: str
    status: ChangeStatus
    asked_by: str = resolved_by(resolve.asked_by)
    asked_at: datetime
    decided_by: str | None = resolved_by(resolve.decided_by)
    decided_at: datetime | None

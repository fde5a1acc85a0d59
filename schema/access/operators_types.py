"""Types of operators and role assignments."""

from datetime import datetime

import strawberry

from domain.access import roles
from domain.access.policy_changes import ChangeStatus
from domain.access.roles import OperatorState
from resolvers.access import operators as resolve
from resolvers.access import policy as _enums  # noqa: F401 - registers the enums used below
from schema.binding import publishes, resolved_by


@publishes(roles.Operator)
@strawberry.type(description="A person who works for the casino")
class Operator:
    id: strawberry.ID = resolved_by(resolve.operator_id)
    login: str
    name: str
    state: OperatorState
    roles: list[str] = resolved_by(resolve.roles, description="Held in your brand at this moment")
    created_at: datetime
    created_by: str


@publishes(roles.RoleAssignment)
@strawberry.type(description="A role requested for an operator")
class RoleAssignment:
    id: strawberry.ID = resolved_by(resolve.assignment_id)
    operator_id: strawberry.ID = resolved_by(resolve.assignee)
    brand: str
    role: str
    until: datetime | None = strawberry.field(description="Null: for good")
    reason: str
    status: ChangeStatus
    asked_by: str = resolved_by(resolve.asked_by)
    asked_at: datetime
    decided_by: str | None = resolved_by(resolve.decided_by)
    decided_at: datetime | None

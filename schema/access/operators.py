"""Operators and role assignments in the graph."""

from typing import Annotated

import strawberry

from domain.access import roles_outcomes as outcomes
from resolvers.access import operators as resolve
from schema.access.operators_types import Operator, RoleAssignment
from schema.access.policy_types import PolicyComplaint
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.pages import Connection
from schema.refusals import Refusal


@publishes(outcomes.OperatorCreated)
@strawberry.type(
    description="They hold no role, and may sign in once they have a password or a provider to vouch for them"
)
class OperatorCreated:
    operator: Operator


@publishes(outcomes.LoginTaken)
@strawberry.type(description="Another operator has this login")
class LoginTaken(Refusal):
    login: str = strawberry.field(description="The login that was sent")


@publishes(outcomes.OperatorDisabled)
@strawberry.type(description="Their sessions have ended and they hold no role any more")
class OperatorDisabled:
    operator: Operator


@publishes(outcomes.OperatorNotFound)
@strawberry.type(description="No such operator")
class OperatorNotFound(Refusal): ...


@publishes(outcomes.OperatorOutOfReach)
@strawberry.type(description="Yourself, or an operator of other brands only")
class OperatorOutOfReach(Refusal): ...


@publishes(outcomes.RoleAsked)
@strawberry.type(description="Pending: the role waits for another operator")
class RoleAsked:
    assignment: RoleAssignment


@publishes(outcomes.RoleDecided)
@strawberry.type(description="Approved: the role is held. Or rejected")
class RoleDecided:
    assignment: RoleAssignment


@publishes(outcomes.RoleRefused)
@strawberry.type(description="Nothing was changed; every reason at once")
class RoleRefused(Refusal):
    complaints: list[PolicyComplaint]


@publishes(outcomes.RoleAssignmentNotFound)
@strawberry.type(description="No such assignment in your brand")
class RoleAssignmentNotFound(Refusal): ...


@publishes(outcomes.RoleAssignmentClosed)
@strawberry.type(description="Another operator has decided on it already")
class RoleAssignmentClosed(Refusal):
    assignment: RoleAssignment


@publishes(outcomes.RoleWithdrawn)
@strawberry.type(description="They do not hold the role; gone here at once, everywhere within five seconds")
class RoleWithdrawn:
    operator: Operator


CreateOperatorResult = Annotated[OperatorCreated | LoginTaken, strawberry.union("CreateOperatorResult")]
DisableOperatorResult = Annotated[
    OperatorDisabled | OperatorNotFound | OperatorOutOfReach, strawberry.union("DisableOperatorResult")
]
AssignRoleResult = Annotated[RoleAsked | RoleRefused | OperatorNotFound, strawberry.union("AssignRoleResult")]
RoleDecisionResult = Annotated[
    RoleDecided | RoleRefused | RoleAssignmentNotFound | RoleAssignmentClosed,
    strawberry.union("RoleDecisionResult"),
]
WithdrawRoleResult = Annotated[RoleWithdrawn | OperatorNotFound, strawberry.union("WithdrawRoleResult")]


@adds_to("Query", order=60)
@strawberry.type
class OperatorQueries:
    operators: Connection[Operator] | None = resolved_by(
        resolve.operators, description="The operators of the casino, newest first"
    )
    role_assignments: Connection[RoleAssignment] | None = resolved_by(
        resolve.role_assignments, description="The roles requested in your brand, newest first"
    )


@adds_to("Mutation", order=150)
@strawberry.type
class OperatorMutations:
    create_operator: CreateOperatorResult | None = resolved_by(
        resolve.create_operator, description="Create an operator's account"
    )
    disable_operator: DisableOperatorResult | None = resolved_by(
        resolve.disable_operator, description="End an operator's sessions and take all their roles, for good"
    )
    assign_role: AssignRoleResult | None = resolved_by(
        resolve.assign_role, description="Request a role for an operator, permanently or for some hours"
    )
    approve_role_assignment: RoleDecisionResult | None = resolved_by(
        resolve.approve_role, description="Approve a role that another operator requested for a third one"
    )
    reject_role_assignment: RoleDecisionResult | None = resolved_by(
        resolve.reject_role, description="Reject a role that was requested; nothing comes of it"
    )
    withdraw_role: WithdrawRoleResult | None = resolved_by(
        resolve.withdraw_role, description="Take a role from an operator, at once"
    )

"""Queries and mutations of the policy."""

from typing import Annotated

import strawberry

from domain.access import policy_commands as outcomes
from resolvers.access import policy as resolve
from resolvers.access import policy_commands as run
from schema.access.policy_types import (
    AccessExplanation,
    AccessRole,
    CoordinateAccess,
    PolicyChange,
    PolicyComplaint,
)
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.pages import Connection
from schema.refusals import Refusal
from schema.viewer_permissions import Permission


@publishes(outcomes.PolicyChangeAsked)
@strawberry.type(description="Pending: the change waits for another operator")
class PolicyChangeAsked:
    change: PolicyChange


@publishes(outcomes.PolicyChangeDecided)
@strawberry.type(description="Approved: in force here, and everywhere within five seconds. Or rejected")
class PolicyChangeDecided:
    change: PolicyChange


@publishes(outcomes.PolicyChangeRefused)
@strawberry.type(description="Nothing was changed; every reason at once")
class PolicyChangeRefused(Refusal):
    complaints: list[PolicyComplaint]


@publishes(outcomes.PolicyChangeNotFound)
@strawberry.type(description="No such change in your brand")
class PolicyChangeNotFound(Refusal): ...


@publishes(outcomes.PolicyChangeClosed)
@strawberry.type(description="Another operator has decided on it already")
class PolicyChangeClosed(Refusal):
    change: PolicyChange


UpdatePolicyResult = Annotated[
    PolicyChangeAsked | PolicyChangeRefused, strawberry.union("UpdatePolicyResult")
]
PolicyDecisionResult = Annotated[
    PolicyChangeDecided | PolicyChangeRefused | PolicyChangeNotFound | PolicyChangeClosed,
    strawberry.union("PolicyDecisionResult"),
]


@adds_to("Query", order=70)
@strawberry.type
class PolicyQueries:
    access_roles: list[AccessRole] | None = resolved_by(
        resolve.access_roles, description="The roles of your brand, by name"
    )
    access_matrix: list[Permission] | None = resolved_by(
        resolve.access_matrix, description="All a role may use; whatever is not listed is denied"
    )
    who_can_see: CoordinateAccess | None = resolved_by(
        resolve.who_can_see, description="The roles and operators that may use a coordinate"
    )
    what_can_see: list[Permission] | None = resolved_by(
        resolve.what_can_see, description="All an operator may use now"
    )
    explain_access: AccessExplanation | None = resolved_by(
        resolve.explain_access, description="Which rules allow or deny, and how they reach the role"
    )
    policy_changes: Connection[PolicyChange] | None = resolved_by(
        resolve.policy_changes, description="The changes requested in your brand, newest first"
    )


@adds_to("Mutation", order=160)
@strawberry.type
class PolicyMutations:
    update_policy: UpdatePolicyResult | None = resolved_by(
        run.update_policy, description="Request a change of the policy; another operator decides on it"
    )
    approve_policy_change: PolicyDecisionResult | None = resolved_by(
        run.approve, description="Approve a change that another operator requested; it is in force at once"
    )
    reject_policy_change: PolicyDecisionResult | None = resolved_by(
        run.reject, description="Reject a change that was requested; nothing comes of it"
    )

"""Resolvers of operators and role assignments."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

import strawberry

from domain.access import roles_commands as do
from domain.access import roles_outcomes as o
from domain.access.policy_changes import ChangeStatus
from domain.access.roles import Operator, OperatorState, RoleAssignment
from resolvers.access.loaders import OperatorLoaders
from resolvers.context import Info
from resolvers.ids import public_id, uuid_of
from resolvers.pages import Listing, Page, read_page

Outcome = TypeVar("Outcome")

strawberry.enum(OperatorState)


@strawberry.input
class CreateOperatorInput:
    login: str = strawberry.field(description="2 to 40 of a-z, digits, '.', '_', '-'; for good")
    name: str = strawberry.field(description="The person's name, for colleagues")


@strawberry.input
class DisableOperatorInput:
    operator_id: strawberry.ID


@strawberry.input(
    description="A role in your brand; another operator decides on it, never the one who gets it"
)
class AssignRoleInput:
    operator_id: strawberry.ID
    role: str
    reason: str
    until: datetime | None = strawberry.field(
        default=None, description="At most 8 hours from now; left out: for good"
    )


@strawberry.input
class WithdrawRoleInput:
    operator_id: strawberry.ID
    role: str


@strawberry.input
class RoleAssignmentInput:
    id: strawberry.ID = strawberry.field(description="The assignment: `RoleAssignment.id`")


async def operators(
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Operator]:
    """All operators, newest first."""
    listing = Listing("operators", None, (UUID,))
    window = listing.window(first, after, last, before)
    viewer, reads = info.context.viewer, info.context.process.rights.stored
    return await read_page(
        listing,
        window,
        lambda asked: reads.operators(viewer, asked),
        lambda: reads.operator_count(viewer),
    )


async def role_assignments(
    info: Info,
    status: ChangeStatus | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[RoleAssignment]:
    """The assignments of roles asked for, newest first."""
    listing = Listing("roleAssignments", status and status.value, (UUID,))
    window = listing.window(first, after, last, before)
    viewer, reads = info.context.viewer, info.context.process.rights.stored
    return await read_page(
        listing,
        window,
        lambda asked: reads.assignments(viewer, status, asked),
        lambda: reads.assignment_count(viewer, status),
    )


def operator_id(root: strawberry.Parent[Operator]) -> strawberry.ID:
    """``opr_<uuid>``."""
    return strawberry.ID(public_id("opr", root.id))


def roles(root: strawberry.Parent[Operator], info: Info) -> list[str]:
    """The roles held in the viewer's brand at this moment, by name."""
    return sorted(info.context.process.rights.roles_of(root.id, info.context.viewer.brand))


def assignment_id(root: strawberry.Parent[RoleAssignment]) -> strawberry.ID:
    """``ras_<uuid>``."""
    return strawberry.ID(public_id("ras", root.id))


def assignee(root: strawberry.Parent[RoleAssignment]) -> strawberry.ID:
    """``opr_<uuid>``."""
    return strawberry.ID(public_id("opr", root.operator_id))


async def assigned_operator(root: strawberry.Parent[RoleAssignment], info: Info) -> Operator | None:
    """The operator whom the role is for, batched."""
    return await info.context.loaders(OperatorLoaders).operator.load(root.operator_id)


def asked_by(root: strawberry.Parent[RoleAssignment]) -> str:
    """The requester, as the audit log names them."""
    return root.asked_by.name


def decided_by(root: strawberry.Parent[RoleAssignment]) -> str | None:
    """The approver, or who rejected it."""
    return root.decided_by.name if root.decided_by else None


async def create_operator(info: Info, input: CreateOperatorInput) -> o.CreateOutcome:
    return await info.context.run(do.create_operator, do.CreateOperator(input.login, input.name))


async def disable_operator(info: Info, input: DisableOperatorInput) -> o.DisableOutcome:
    command = do.DisableOperator(uuid_of("opr", input.operator_id, "operatorId"))
    return await _renewed(info, await info.context.run(do.disable_operator, command))


async def assign_role(info: Info, input: AssignRoleInput) -> o.AssignOutcome:
    id = uuid_of("opr", input.operator_id, "operatorId")
    return await info.context.run(do.assign_role, do.AssignRole(id, input.role, input.reason, input.until))


async def approve_role(info: Info, input: RoleAssignmentInput) -> o.RoleDecisionOutcome:
    command = do.DecideOnRole(uuid_of("ras", input.id), approve=True)
    return await _renewed(info, await info.context.run(do.decide_on_role, command))


async def reject_role(info: Info, input: RoleAssignmentInput) -> o.RoleDecisionOutcome:
    return await info.context.run(do.decide_on_role, do.DecideOnRole(uuid_of("ras", input.id), approve=False))


async def withdraw_role(info: Info, input: WithdrawRoleInput) -> o.WithdrawOutcome:
    command = do.WithdrawRole(uuid_of("opr", input.operator_id, "operatorId"), input.role)
    return await _renewed(info, await info.context.run(do.withdraw_role, command))


async def _renewed(info: Info, outcome: Outcome) -> Outcome:
    """Load the changed policy before the response is sent."""
    await info.context.process.rights.renew()
    return outcome

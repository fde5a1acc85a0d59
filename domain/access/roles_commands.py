"""Commands about operators and their roles.

Assigning a role takes two operators, neither of them the one who gets it; withdrawing takes one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from domain.access.policy import Role
from domain.access.policy_changes import (
    LIMITED,
    ChangeStatus,
    ComplaintKind,
    PolicyComplaint,
    PolicyState,
    gained,
    not_covered,
)
from domain.access.policy_commands import lost_by, no_second_person, own_acts, party, reason_of
from domain.access.policy_ports import HeldAuthorities, PolicyBook, PolicyEvaluator
from domain.access.ports import OperatorSessions
from domain.access.roles import (
    ELEVATION_MAX,
    Operator,
    Operators,
    OperatorState,
    RoleAssignment,
    RoleAssignments,
)
from domain.access.roles_outcomes import (
    AssignOutcome,
    CreateOutcome,
    DisableOutcome,
    LoginTaken,
    OperatorCreated,
    OperatorDisabled,
    OperatorNotFound,
    OperatorOutOfReach,
    RoleAsked,
    RoleAssignmentClosed,
    RoleAssignmentNotFound,
    RoleDecided,
    RoleDecisionOutcome,
    RoleRefused,
    RoleWithdrawn,
    WithdrawOutcome,
)
from domain.shared import text
from domain.shared.actor import Actor, Origin, is_same_name
from domain.shared.authority import approver
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.ids import new_id

LOGIN: Final = re.compile(r"[a-z][a-z0-9._-]{1,39}")
NAME_CHARACTERS_MAX: Final = 80


@dataclass(frozen=True, slots=True)
class AssignRole:
    """Request a role for an operator in the actor's brand, for good or until ``until``."""

    operator_id: UUID
    role: str
    reason: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class DecideOnRole:
    """Approve or reject an assignment that another operator has requested."""

    id: UUID
    approve: bool


@dataclass(frozen=True, slots=True)
class WithdrawRole:
    """Withdraw an operator's role in the actor's brand."""

    operator_id: UUID
    role: str


@dataclass(frozen=True, slots=True)
class CreateOperator:
    """Create an account for a person who works for the casino."""

    login: str
    name: str


@dataclass(frozen=True, slots=True)
class DisableOperator:
    """Bar an operator from signing in, for good."""

    operator_id: UUID


async def assign_role(
    command: AssignRole,
    origin: Origin,
    policy: PolicyBook,
    evaluator: PolicyEvaluator,
    operators: Operators,
    assignments: RoleAssignments,
    clock: Clock,
) -> AssignOutcome:
    """Store an assignment that could be approved now, for another operator to decide on.

    Raises:
        BadInput: ``until`` has passed or is more than 8 hours away, or no usable reason.
    """
    now, actor = clock.now(), origin.actor
    if command.until is not None and not now < command.until <= now + ELEVATION_MAX:
        hours = int(ELEVATION_MAX.total_seconds() // 3600)
        raise BadInput(f"A role is given for good, or for up to {hours} hours from now", field="until")
    state = await policy.hold()
    operator = await operators.find(command.operator_id)
    if operator is None:
        return OperatorNotFound()
    role = state.role(command.role, actor.brand, evaluator.vocabulary)
    complaints = tuple(_objections(operator, role, command.role, actor))
    if complaints:
        return RoleRefused(complaints)
    assignment = RoleAssignment(
        id=new_id(),
        brand=actor.brand,
        operator_id=operator.id,
        role=command.role,
        until=command.until,
        reason=reason_of(command.reason),
        status=ChangeStatus.PENDING,
        asked_by=party(actor),
        asked_at=now,
    )
    await assignments.ask(assignment)
    return RoleAsked(assignment)


async def decide_on_role(
    command: DecideOnRole,
    origin: Origin,
    policy: PolicyBook,
    evaluator: PolicyEvaluator,
    operators: Operators,
    assignments: RoleAssignments,
    authorities: HeldAuthorities,
    clock: Clock,
) -> RoleDecisionOutcome:
    """Approve the assignment, which gives the role, or reject it."""
    state = await policy.hold()
    assignment = await assignments.find(command.id)
    if assignment is None:
        return RoleAssignmentNotFound()
    if assignment.status is not ChangeStatus.PENDING:
        return RoleAssignmentClosed(assignment)
    now, actor = clock.now(), origin.actor
    if complaint := no_second_person(assignment.asked_by, actor, approve=command.approve):
        return RoleRefused((PolicyComplaint(complaint, assignment.role),))
    status = ChangeStatus.APPROVED if command.approve else ChangeStatus.REJECTED
    decided = replace(assignment, status=status, decided_by=party(actor), decided_at=now)
    operator = await operators.find(assignment.operator_id)
    if command.approve and operator is not None:
        role = state.role(assignment.role, assignment.brand, evaluator.vocabulary)
        complaints = [
            *_objections(operator, role, assignment.role, actor),
            *_beyond_approver(assignment.role, state, evaluator, actor),
        ]
        second = approver(actor, "approveRoleAssignment")
        if not complaints and (gone := await lost_by(authorities, assignment.asked_by, "assignRole", second)):
            complaints.append(gone)
        if assignment.until is not None and assignment.until <= now:
            complaints.append(PolicyComplaint(ComplaintKind.LAPSED, assignment.role))
        if complaints:
            return RoleRefused(tuple(complaints))
    await assignments.decide(decided)
    return RoleDecided(decided)


async def withdraw_role(
    command: WithdrawRole, origin: Origin, operators: Operators, assignments: RoleAssignments
) -> WithdrawOutcome:
    """Withdraw a role, at once here and within seconds in other processes."""
    del origin
    operator = await operators.find(command.operator_id)
    if operator is None:
        return OperatorNotFound()
    await assignments.take(operator.id, command.role)
    return RoleWithdrawn(operator)


async def create_operator(
    command: CreateOperator, origin: Origin, operators: Operators, clock: Clock
) -> CreateOutcome:
    """Store a new operator without any role.

    Raises:
        BadInput: the login or the name cannot be one.
    """
    login = command.login.strip().casefold()
    if not LOGIN.fullmatch(login):
        raise BadInput("A login is 2 to 40 of a-z, digits, '.', '_' and '-'", field="login")
    name = text.line(command.name, "name", at_most=NAME_CHARACTERS_MAX)
    by = str(origin.actor)
    operator = Operator(new_id(), login, name, OperatorState.ACTIVE, clock.now(), by)
    return OperatorCreated(operator) if await operators.add(operator) else LoginTaken(login)


async def disable_operator(
    command: DisableOperator, origin: Origin, operators: Operators, sessions: OperatorSessions
) -> DisableOutcome:
    """Disable an operator and end their sessions: all of it, or nothing when sessions are out of reach.

    Raises:
        Unavailable: the sessions cannot be ended now; nothing was changed.
    """
    operator = await operators.find(command.operator_id)
    if operator is None:
        return OperatorNotFound()
    brands = await operators.brands_of(operator.id)
    if is_self(operator, origin.actor) or (brands and origin.actor.brand not in brands):
        return OperatorOutOfReach()
    await operators.disable(operator.id)
    await sessions.end_all(operator.id)
    return OperatorDisabled(replace(operator, state=OperatorState.DISABLED))


def is_self(operator: Operator, actor: Actor) -> bool:
    """Whether an operator is the actor; tokens of the command line carry only a name."""
    return operator.id == actor.account_id or is_same_name(operator.login, actor.name)


def _objections(operator: Operator, role: Role | None, name: str, actor: Actor) -> Iterator[PolicyComplaint]:
    if role is None:
        yield PolicyComplaint(ComplaintKind.UNKNOWN_ROLE, name)
    elif role.kind != "OPERATOR" or name in LIMITED:
        yield PolicyComplaint(ComplaintKind.NOT_FOR_OPERATORS, name)
    if operator.state is OperatorState.DISABLED:
        yield PolicyComplaint(ComplaintKind.OPERATOR_DISABLED, operator.login)
    if is_self(operator, actor):
        yield PolicyComplaint(ComplaintKind.SELF_GRANT, name)


def _beyond_approver(
    role: str, state: PolicyState, evaluator: PolicyEvaluator, actor: Actor
) -> Iterator[PolicyComplaint]:
    """Complaints about rights of the role that the approver does not hold."""
    own = own_acts(state, evaluator, actor)
    given = gained({}, evaluator.acts(state.rules, actor.brand, frozenset({role})))
    yield from (PolicyComplaint(ComplaintKind.BEYOND_YOUR_OWN, where) for where in not_covered(own, given))

"""Outcomes of the commands about operators and their roles."""

from dataclasses import dataclass
from typing import ClassVar

from domain.access.policy_changes import PolicyComplaint
from domain.access.roles import Operator, RoleAssignment
from domain.shared.outcomes import Pending, Refusal, Success


@dataclass(frozen=True, slots=True)
class RoleAsked(Pending):
    """The assignment waits for another operator's decision."""

    assignment: RoleAssignment


@dataclass(frozen=True, slots=True)
class RoleDecided(Success):
    """It was approved and the role is held, or rejected."""

    assignment: RoleAssignment


@dataclass(frozen=True, slots=True)
class RoleRefused(Refusal):
    """Nothing was changed."""

    message: ClassVar[str] = "This role cannot be given"

    complaints: tuple[PolicyComplaint, ...]


@dataclass(frozen=True, slots=True)
class RoleAssignmentNotFound(Refusal):
    """No such assignment in the brand."""

    message: ClassVar[str] = "There is no such assignment of a role"


@dataclass(frozen=True, slots=True)
class RoleAssignmentClosed(Refusal):
    """It was decided on already."""

    message: ClassVar[str] = "This assignment was decided on before"

    assignment: RoleAssignment


@dataclass(frozen=True, slots=True)
class RoleWithdrawn(Success):
    """The operator does not hold the role in the brand, whether or not they held it before."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class OperatorNotFound(Refusal):
    """No such operator."""

    message: ClassVar[str] = "There is no such operator"


@dataclass(frozen=True, slots=True)
class OperatorCreated(Success):
    """They hold no role yet, and can sign in once they have a password or an identity provider."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class LoginTaken(Refusal):
    """Another operator has this login."""

    message: ClassVar[str] = "Another operator has this login"

    login: str


@dataclass(frozen=True, slots=True)
class OperatorDisabled(Success):
    """Their sessions have ended, and they hold no role."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class OperatorOutOfReach(Refusal):
    """Operators cannot disable themselves, nor operators of other brands only."""

    message: ClassVar[str] = "You may not disable this operator"


AssignOutcome = RoleAsked | RoleRefused | OperatorNotFound
RoleDecisionOutcome = RoleDecided | RoleRefused | RoleAssignmentNotFound | RoleAssignmentClosed
WithdrawOutcome = RoleWithdrawn | OperatorNotFound
CreateOutcome = OperatorCreated | LoginTaken
DisableOutcome = OperatorDisabled | OperatorNotFound | OperatorOutOfReach

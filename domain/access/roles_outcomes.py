"""Outcomes of the commands about operators and their roles."""

from dataclasses import dataclass

from domain.access.policy_changes import PolicyComplaint
from domain.access.roles import Operator, RoleAssignment


@dataclass(frozen=True, slots=True)
class RoleAsked:
    """The assignment waits for another operator's decision."""

    assignment: RoleAssignment


@dataclass(frozen=True, slots=True)
class RoleDecided:
    """It was approved and the role is held, or rejected."""

    assignment: RoleAssignment


@dataclass(frozen=True, slots=True)
class RoleRefused:
    """Nothing was changed."""

    complaints: tuple[PolicyComplaint, ...]


@dataclass(frozen=True, slots=True)
class RoleAssignmentNotFound:
    """No such assignment in the brand."""

    message: str = "No such assignment of a role"


@dataclass(frozen=True, slots=True)
class RoleAssignmentClosed:
    """It was decided on already."""

    assignment: RoleAssignment


@dataclass(frozen=True, slots=True)
class RoleWithdrawn:
    """The operator does not hold the role in the brand, whether or not they held it before."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class OperatorNotFound:
    """No such operator."""

    message: str = "No such operator"


@dataclass(frozen=True, slots=True)
class OperatorCreated:
    """They hold no role yet, and can sign in once they have a password or an identity provider."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class LoginTaken:
    """Another operator has this login."""

    login: str


@dataclass(frozen=True, slots=True)
class OperatorDisabled:
    """Their sessions have ended, and they hold no role."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class OperatorOutOfReach:
    """Operators cannot disable themselves, nor operators of other brands only."""

    message: str = "You may not disable this operator"


AssignOutcome = RoleAsked | RoleRefused | OperatorNotFound
RoleDecisionOutcome = RoleDecided | RoleRefused | RoleAssignmentNotFound | RoleAssignmentClosed
WithdrawOutcome = RoleWithdrawn | OperatorNotFound
CreateOutcome = OperatorCreated | LoginTaken
DisableOutcome = OperatorDisabled | OperatorNotFound | OperatorOutOfReach

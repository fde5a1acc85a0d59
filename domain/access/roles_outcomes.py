"""What can come of giving and taking roles, and of making and disabling operators."""

from dataclasses import dataclass

from domain.access.policy_changes import PolicyComplaint
from domain.access.roles import Operator, RoleAssignment


@dataclass(frozen=True, slots=True)
class RoleAsked:
    """It waits for another operator."""

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
    """The operator no longer holds the role in the brand, and did not if they did not before."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class OperatorNotFound:
    """No such operator."""

    message: str = "No such operator"


@dataclass(frozen=True, slots=True)
class OperatorCreated:
    """They may sign in once they have a password or a provider to vouch for them; they hold no role yet."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class LoginTaken:
    """Another operator has this login."""

    login: str


@dataclass(frozen=True, slots=True)
class OperatorDisabled:
    """Every session of theirs has ended, and they hold no role any more."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class OperatorOutOfReach:
    """Nobody disables themselves, nor somebody who works for other brands only."""

    message: str = "You may not disable this operator"


AssignOutcome = RoleAsked | RoleRefused | OperatorNotFound
RoleDecisionOutcome = RoleDecided | RoleRefused | RoleAssignmentNotFound | RoleAssignmentClosed
WithdrawOutcome = RoleWithdrawn | OperatorNotFound
CreateOutcome = OperatorCreated | LoginTaken
DisableOutcome = OperatorDisabled | OperatorNotFound | OperatorOutOfReach

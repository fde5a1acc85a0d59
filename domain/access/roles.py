"""Operators and role assignments, with the ports that store them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, Protocol
from uuid import UUID

from domain.access.policy_changes import ChangeParty, ChangeStatus

ELEVATION_MAX: Final = timedelta(hours=8)
"""Longest temporary assignment of a role."""


class OperatorState(Enum):
    """Whether an operator may sign in."""

    ACTIVE = "ACTIVE"
    DISABLED = "DISABLED"


@dataclass(frozen=True, slots=True)
class Operator:
    """A person who works for the casino."""

    id: UUID
    login: str
    name: str
    state: OperatorState
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class RoleAssignment:
    """A role that one operator requests for another; a third decides. ``until`` None: for good."""

    id: UUID
    brand: str
    operator_id: UUID
    role: str
    until: datetime | None
    reason: str
    status: ChangeStatus
    asked_by: ChangeParty
    asked_at: datetime
    decided_by: ChangeParty | None = None
    decided_at: datetime | None = None


class Operators(Protocol):
    """The operators, within one transaction."""

    async def find(self, id: UUID) -> Operator | None:
        """An operator, locked until the transaction ends."""
        ...

    async def add(self, operator: Operator) -> bool:
        """Store a new operator with an account that has no credentials; False where the login is taken."""
        ...

    async def disable(self, id: UUID) -> None:
        """Bar the account from signing in, and withdraw its roles in every brand."""
        ...

    async def brands_of(self, id: UUID) -> frozenset[str]:
        """The brands in which an operator holds a role; without any role, the brand that created them."""
        ...


class RoleAssignments(Protocol):
    """Roles of operators in the actor's brand, within one transaction."""

    async def ask(self, assignment: RoleAssignment) -> None:
        """Store an assignment that waits for a decision."""
        ...

    async def find(self, id: UUID) -> RoleAssignment | None:
        """An assignment of the brand, locked for the decision."""
        ...

    async def decide(self, assignment: RoleAssignment) -> None:
        """Store the decision; an approved assignment gives the role."""
        ...

    async def take(self, operator_id: UUID, role: str) -> bool:
        """Withdraw a role in the brand, even if it is held in all; False where it was not held."""
        ...

"""Operators and the roles they hold: given with four eyes, for good or for some hours, taken at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, Protocol
from uuid import UUID

from domain.access.policy_changes import ChangeParty, ChangeStatus

ELEVATION_MAX: Final = timedelta(hours=8)
"""Longest time for which a role is given; longer is for good."""


class OperatorState(Enum):
    """Whether an operator may sign in."""

    ACTIVE = "ACTIVE"
    DISABLED = "DISABLED"


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who works for the house."""

    id: UUID
    login: str
    name: str
    state: OperatorState
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class RoleAssignment:
    """A role one operator has asked to give to another; a third decides. ``until`` None: for good."""

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
    """The operators of the house, within one transaction."""

    async def find(self, id: UUID) -> Operator | None:
        """An operator, held still until the transaction ends."""
        ...

    async def add(self, operator: Operator) -> bool:
        """Keep a new operator with an account nobody can sign in to yet; False where the login is taken."""
        ...

    async def disable(self, id: UUID) -> None:
        """Let nobody sign in to the account any more, and take every role it has in any brand."""
        ...

    async def brands_of(self, id: UUID) -> frozenset[str]:
        """The brands in which an operator holds a role; of one who holds none, where they were made."""
        ...


class RoleAssignments(Protocol):
    """Roles of operators within one transaction, in the viewer's brand."""

    async def ask(self, assignment: RoleAssignment) -> None:
        """Keep an assignment that waits for a decision."""
        ...

    async def find(self, id: UUID) -> RoleAssignment | None:
        """An assignment of the brand, for deciding on it."""
        ...

    async def decide(self, assignment: RoleAssignment) -> None:
        """Keep what became of it; an approved one gives the role."""
        ...

    async def take(self, operator_id: UUID, role: str) -> bool:
        """Take a role in the brand, also one that is held in every brand; False where it was not held."""
        ...

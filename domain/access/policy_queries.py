"""Questions about who may what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.access.policy import Acts, Role
from domain.access.policy_changes import ChangeStatus, PolicyChange
from domain.access.roles import Operator, RoleAssignment
from domain.shared.actor import Actor
from domain.shared.pages import Slice, Window


@dataclass(frozen=True, slots=True)
class AccessReason:
    """One rule that speaks of a coordinate, and how a role comes to it.

    ``path`` leads from the role over those it inherits to the permission, or the role, the rule is about.
    ``house``: the rule, or a step to it, did not come with Croupier.
    """

    path: tuple[str, ...]
    coordinate: str
    act: str
    allows: bool
    brand: str
    house: bool


class PolicyReads(Protocol):
    """What is stored about the policy and the people it gives roles to; see the adapter for the orders."""

    async def changes(
        self, viewer: Actor, status: ChangeStatus | None, window: Window
    ) -> Slice[PolicyChange]:
        """A window of the changes asked for in the viewer's brand."""
        ...

    async def change_count(self, viewer: Actor, status: ChangeStatus | None) -> int:
        """How many there are."""
        ...

    async def assignments(
        self, viewer: Actor, status: ChangeStatus | None, window: Window
    ) -> Slice[RoleAssignment]:
        """A window of the assignments of roles in the viewer's brand."""
        ...

    async def assignment_count(self, viewer: Actor, status: ChangeStatus | None) -> int:
        """How many there are."""
        ...

    async def operators(self, viewer: Actor, window: Window) -> Slice[Operator]:
        """A window of the operators of the house."""
        ...

    async def operator_count(self, viewer: Actor) -> int:
        """How many there are."""
        ...

    async def operators_of(self, viewer: Actor, ids: list[UUID]) -> dict[UUID, Operator]:
        """Operators by id."""
        ...


class Rights(Protocol):
    """The policy in force in this process."""

    @property
    def stored(self) -> PolicyReads:
        """What is stored about it."""
        ...

    @property
    def coordinates(self) -> Acts:
        """Every coordinate there is, with what may be done there."""
        ...

    def has(self, brand: str, role: str) -> list[str]:
        """The roles and permissions a role has, without those they have themselves."""
        ...

    def roles(self, brand: str) -> list[Role]:
        """The roles there are in a brand, by name."""
        ...

    def acts(self, brand: str, roles: Iterable[str]) -> Acts:
        """What whoever holds all of these roles may do."""
        ...

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        """The roles an operator holds now."""
        ...

    def operators(self, brand: str) -> Mapping[UUID, frozenset[str]]:
        """Every operator who holds a role now, with these roles."""
        ...

    def reasons(self, brand: str, role: str, coordinate: str) -> list[AccessReason]:
        """Every rule that allows or denies a role something at a coordinate."""
        ...

    async def renew(self) -> None:
        """After a change: have it in force here, and tell the other processes."""
        ...

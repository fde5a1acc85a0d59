"""Read models of the policy, operators and role assignments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.access.policy import Acts, NeededFields, Role
from domain.access.policy_changes import ChangeStatus, PolicyChange
from domain.access.roles import Operator, RoleAssignment
from domain.shared.actor import Actor
from domain.shared.pages import Slice, Window


@dataclass(frozen=True, slots=True)
class AccessReason:
    """One rule about a coordinate, and how a role comes to be subject to it.

    ``path`` leads from the role through the roles it inherits to the permission or role the rule names.
    ``custom``: the rule or a step of the path is custom, not shipped with Croupier.
    """

    path: tuple[str, ...]
    coordinate: str
    act: str
    allows: bool
    brand: str
    custom: bool


class PolicyReads(Protocol):
    """Lists of policy changes, role assignments and operators; the adapter states each order."""

    async def changes(
        self, viewer: Actor, status: ChangeStatus | None, window: Window
    ) -> Slice[PolicyChange]:
        """A window of the changes requested in the viewer's brand."""
        ...

    async def change_count(self, viewer: Actor, status: ChangeStatus | None) -> int:
        """How many there are."""
        ...

    async def change(self, viewer: Actor, id: UUID) -> PolicyChange | None:
        """One change requested in the viewer's brand."""
        ...

    async def assignment(self, viewer: Actor, id: UUID) -> RoleAssignment | None:
        """One assignment of a role in the viewer's brand."""
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
        """A window of all operators."""
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
        """The stored changes, assignments and operators."""
        ...

    @property
    def coordinates(self) -> Acts:
        """Every coordinate, with the acts possible there."""
        ...

    @property
    def requires(self) -> NeededFields:
        """What coordinates take besides the right to themselves."""
        ...

    def has(self, brand: str, role: str) -> list[str]:
        """The roles and permissions a role has directly, without inherited ones."""
        ...

    def roles(self, brand: str) -> list[Role]:
        """The roles of a brand, shipped and custom, by name."""
        ...

    def acts(self, brand: str, roles: Iterable[str]) -> Acts:
        """What an actor who holds all of these roles may do."""
        ...

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        """The roles an operator holds at this moment."""
        ...

    def operators(self, brand: str) -> Mapping[UUID, frozenset[str]]:
        """Account id -> roles, of every operator who holds a role at this moment."""
        ...

    def reasons(self, brand: str, role: str, coordinate: str) -> list[AccessReason]:
        """Every rule that allows or denies a role something at a coordinate."""
        ...

    async def renew(self) -> None:
        """After a change: load the policy here, and notify the other processes."""
        ...

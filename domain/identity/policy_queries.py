"""Questions about who may what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.identity.policy import Acts, Role


@dataclass(frozen=True, slots=True)
class Reason:
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


class Rights(Protocol):
    """The policy in force in this process."""

    def roles(self, brand: str) -> list[Role]:
        """The roles there are in a brand, by name."""
        ...

    def acts(self, brand: str, roles: Iterable[str]) -> Acts:
        """What whoever holds all of these roles may do."""
        ...

    def operators(self, brand: str) -> Mapping[UUID, frozenset[str]]:
        """Every operator who holds a role now, with these roles."""
        ...

    def reasons(self, brand: str, role: str, coordinate: str) -> list[Reason]:
        """Every rule that allows or denies a role something at a coordinate."""
        ...

    async def renew(self) -> None:
        """After a change: have it in force here, and tell the other processes."""
        ...

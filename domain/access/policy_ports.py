"""What changing the policy needs of the world."""

from collections.abc import Collection, Iterable
from typing import Protocol
from uuid import UUID

from domain.access.policy import Acts, Role, Rule, Vocabulary
from domain.access.policy_changes import PolicyChange, PolicyState


class PolicyEvaluator(Protocol):
    """Says what rules mean."""

    @property
    def vocabulary(self) -> Vocabulary:
        """What rules may speak of."""
        ...

    @property
    def shipped(self) -> frozenset[Rule]:
        """The rules that come with Croupier."""
        ...

    def acts(self, rules: Iterable[Rule], brand: str, roles: frozenset[str]) -> Acts:
        """What these rules allow to whoever holds all of ``roles``."""
        ...


class PolicyBook(Protocol):
    """The policy within one transaction."""

    async def hold(self) -> PolicyState:
        """The policy of now; nobody else changes it until the transaction ends."""
        ...

    async def put(
        self, change: PolicyChange, removed: Collection[Rule], added: Collection[Rule], roles: Iterable[Role]
    ) -> None:
        """Change the rules as ``change`` wants it, and keep both sides in the history."""
        ...

    async def ask(self, change: PolicyChange) -> None:
        """Keep a change that waits for a decision."""
        ...

    async def find(self, id: UUID) -> PolicyChange | None:
        """A change of the viewer's brand, for deciding on it."""
        ...

    async def decide(self, change: PolicyChange) -> None:
        """Keep what became of a change."""
        ...

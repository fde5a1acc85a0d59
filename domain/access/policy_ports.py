"""Ports of the policy: the evaluator of rules and the stored policy."""

from collections.abc import Collection, Iterable
from typing import Protocol
from uuid import UUID

from domain.access.policy import Acts, Role, Rule, Vocabulary
from domain.access.policy_changes import PolicyChange, PolicyState
from domain.shared.authority import Authorities


class PolicyEvaluator(Protocol):
    """Works out what a set of rules allows, before or after it is in force."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The coordinates, permissions and roles that rules may name."""
        ...

    @property
    def shipped(self) -> frozenset[Rule]:
        """The rules that come with Croupier."""
        ...

    def acts(self, rules: Iterable[Rule], brand: str, roles: frozenset[str]) -> Acts:
        """What these rules allow an actor who holds all of ``roles``."""
        ...


class HeldAuthorities(Authorities, Protocol):
    """The same while the policy is held: until that ends no role is withdrawn."""


class PolicyBook(Protocol):
    """The stored policy, within one transaction."""

    async def hold(self) -> PolicyState:
        """The present policy, locked against other changes until the transaction ends."""
        ...

    async def put(
        self, change: PolicyChange, removed: Collection[Rule], added: Collection[Rule], roles: Iterable[Role]
    ) -> None:
        """Apply an approved change to the rules; what was removed and added goes into the history."""
        ...

    async def ask(self, change: PolicyChange) -> None:
        """Store a change that waits for a decision."""
        ...

    async def find(self, id: UUID) -> PolicyChange | None:
        """A change of the actor's brand, locked for the decision."""
        ...

    async def decide(self, change: PolicyChange) -> None:
        """Store the decision on a change."""
        ...

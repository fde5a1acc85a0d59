"""Tables compiled once for each policy version, brand and set of roles, and kept while they are used."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Protocol
from uuid import UUID

from domain.shared.actor import Actor
from resolvers.authorization.levels import AccessTable

TABLES_MAX = 512


class Policy(Protocol):
    """Who may what. Casbin decides; where its rules are kept is the adapter's business."""

    @property
    def version(self) -> int:
        """Another number whenever the rules have changed."""
        ...

    def acts(self, brand: str, roles: Iterable[str]) -> Mapping[str, Iterable[str]]:
        """Coordinate -> the acts which an actor holding all of ``roles`` may do there, and nothing else."""
        ...

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        """The roles an operator holds in ``brand`` now; none for whoever was given none."""
        ...


class AccessTables:
    """The tables in use. A change of the policy's version takes effect with the next look-up."""

    def __init__(self, policy: Policy, tables_max: int = TABLES_MAX) -> None:
        self._policy = policy
        self._tables_max = tables_max
        self._kept: OrderedDict[tuple[int, str, frozenset[str]], AccessTable] = OrderedDict()

    def of(self, actor: Actor) -> AccessTable:
        """What ``actor`` may do."""
        return self.of_roles(actor.brand, actor.roles)

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        """The roles an operator holds in ``brand`` now."""
        return self._policy.roles_of(account_id, brand)

    def of_roles(self, brand: str, roles: frozenset[str]) -> AccessTable:
        """What whoever holds ``roles`` in ``brand`` may do."""
        key = (self._policy.version, brand, roles)
        table = self._kept.get(key)
        if table is None:
            table = self._kept[key] = AccessTable.of_acts(self._policy.acts(brand, roles))
            if len(self._kept) > self._tables_max:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return table

"""Cache of access tables by policy version, brand and set of roles."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Protocol
from uuid import UUID

from domain.access.policy import NeededFields
from domain.shared.actor import Actor
from resolvers.authorization.levels import AccessTable
from resolvers.authorization.needed_fields import meeting

TABLES_MAX = 512
NOTHING_NEEDED: Final[NeededFields] = MappingProxyType({})


class Policy(Protocol):
    """The policy in force, which Casbin evaluates."""

    @property
    def version(self) -> int:
        """A number that changes whenever the rules change."""
        ...

    def acts(self, brand: str, roles: Iterable[str]) -> Mapping[str, Iterable[str]]:
        """Coordinate -> the acts allowed there to an actor who holds all of ``roles``."""
        ...

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        """The roles an operator holds in ``brand`` at this moment."""
        ...


class AccessTables:
    """The cached tables, at most ``tables_max``. A new policy version applies to the next look-up.

    They lack what is granted but takes the right to other fields, too, where that right is missing.
    ``players``: the roles of players, whose queries find only what is their own.
    """

    def __init__(
        self,
        policy: Policy,
        requires: NeededFields = NOTHING_NEEDED,
        players: frozenset[str] = frozenset(),
        tables_max: int = TABLES_MAX,
    ) -> None:
        self._policy = policy
        self._requires = requires
        self._players = players
        self._tables_max = tables_max
        self._kept: OrderedDict[tuple[int, str, frozenset[str]], AccessTable] = OrderedDict()

    def of(self, actor: Actor) -> AccessTable:
        """The table of an actor."""
        return self.of_roles(actor.brand, actor.roles)

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        """See ``Policy``."""
        return self._policy.roles_of(account_id, brand)

    def of_roles(self, brand: str, roles: frozenset[str]) -> AccessTable:
        """The table of a set of roles in a brand."""
        key = (self._policy.version, brand, roles)
        table = self._kept.get(key)
        if table is None:
            granted = AccessTable.of_acts(self._policy.acts(brand, roles))
            table = self._kept[key] = meeting(self._requires, granted, own=roles <= self._players)
            if len(self._kept) > self._tables_max:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return table

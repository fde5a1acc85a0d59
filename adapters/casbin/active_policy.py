"""The policy in force in one process: a whole policy at a time, replaced by another when the rules change."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from adapters.casbin.policy import CasbinPolicy
from domain.access.policy import Role, Rule


class ActivePolicy:
    """Implements ``Policy`` of ``resolvers/authorization/tables.py``; answers by the policy in force.

    ``changed`` is set whenever an account's rights may differ from before. ``custom_rules`` are the
    rules that operators made, ``roles`` all roles: shipped and custom.
    """

    def __init__(self, current: CasbinPolicy, roles: Iterable[Role] = ()) -> None:
        self.current = current
        self.roles = tuple(roles)
        self.custom_rules: frozenset[Rule] = frozenset()
        self.changed = asyncio.Event()
        self._withheld = False

    @property
    def version(self) -> int:
        """Of the rules in force; negative while the rights of operators are withheld."""
        return -self.current.version if self._withheld else self.current.version

    def acts(self, brand: str, roles: Iterable[str]) -> Mapping[str, frozenset[str]]:
        if self._withheld:
            kept = {role.name for role in self.roles if role.kind != "OPERATOR"}
            roles = [role for role in roles if role in kept]
        return self.current.acts(brand, roles)

    def roles_of(self, account_id: UUID, brand: str) -> frozenset[str]:
        return frozenset() if self._withheld else self.current.roles_of(account_id, brand)

    def replace(self, policy: CasbinPolicy, roles: Iterable[Role], custom_rules: frozenset[Rule]) -> None:
        """Put another policy in force, from the next look-up on."""
        self.current, self.roles, self.custom_rules = policy, tuple(roles), custom_rules
        self._withheld = False
        self.changed.set()

    def withhold(self) -> None:
        """Give operators no rights at all until the next ``replace``: roles may have been withdrawn."""
        if not self._withheld:
            self._withheld = True
            self.changed.set()

    @property
    def withheld(self) -> bool:
        """Whether operators have no rights at present."""
        return self._withheld

    def notice_expired_roles(self, earlier: datetime, later: datetime) -> None:
        """Notice that roles given for a time have ended between two moments."""
        if self.current.lapses_between(earlier, later):
            self.changed.set()

"""Operators who come with the word of another provider: made known at first, given what it says they are."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from domain.access.roles import Operator, Operators, OperatorState
from domain.access.sso import ProviderIdentity
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.errors import Broken
from domain.shared.ids import new_id

_NOT_IN_A_LOGIN: Final = re.compile(r"[^a-z0-9._-]+")
_LOGIN_CHARACTERS_MAX: Final = 24
_SUFFIX_CHARACTERS: Final = 8


@dataclass(frozen=True, slots=True)
class LinkedOperator:
    """An operator a provider has vouched for before, and the roles they have by its word alone."""

    operator_id: UUID
    roles: frozenset[str]


class ProviderLinks(Protocol):
    """Who is who at which provider, within one transaction."""

    async def find(self, issuer: str, subject: str) -> LinkedOperator | None:
        """Somebody the provider has vouched for before; others who ask for the same wait for us."""
        ...

    async def add(self, vouched: ProviderIdentity, operator_id: UUID, at: datetime) -> None:
        """Remember who they are here."""
        ...

    async def keep_roles(self, vouched: ProviderIdentity, before: LinkedOperator) -> None:
        """Let the roles by the provider's word be what it says now; what others gave stays."""
        ...


async def recognise(
    vouched: ProviderIdentity, origin: Origin, operators: Operators, vouchers: ProviderLinks, clock: Clock
) -> Operator | None:
    """The operator a provider has identified, created at the first sign-in; None when they are disabled."""
    known = await vouchers.find(vouched.issuer, vouched.subject)
    if known is None:
        operator = await _new_operator(vouched, origin, operators, clock)
        await vouchers.add(vouched, operator.id, operator.created_at)
        known = LinkedOperator(operator.id, frozenset())
    else:
        found = await operators.find(known.operator_id)
        if found is None:
            raise Broken("somebody is vouched for who is no operator")
        operator = found
    if operator.state is OperatorState.DISABLED:
        return None
    await vouchers.keep_roles(vouched, known)
    return operator


async def _new_operator(
    vouched: ProviderIdentity, origin: Origin, operators: Operators, clock: Clock
) -> Operator:
    """A new operator; what they are called may be taken, what their id ends with is not."""
    id = new_id()
    plain = _NOT_IN_A_LOGIN.sub("-", vouched.name.partition("@")[0].casefold()).strip("._-0123456789")
    stem = plain[:_LOGIN_CHARACTERS_MAX] or "operator"
    for login in (stem, f"{stem}-{id.hex[-_SUFFIX_CHARACTERS:]}"):
        operator = Operator(
            id, login, vouched.name, OperatorState.ACTIVE, clock.now(), created_by=str(origin.actor)
        )
        if len(login) > 1 and await operators.add(operator):
            return operator
    raise Broken("no login was free")

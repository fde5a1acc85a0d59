"""Operators who sign in through an identity provider: created at the first sign-in, roles kept up to date."""

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
    """An operator already linked to a provider's identity, and the roles assigned through it."""

    operator_id: UUID
    roles: frozenset[str]


class ProviderLinks(Protocol):
    """Links between providers' identities and operators, within one transaction."""

    async def find(self, issuer: str, subject: str) -> LinkedOperator | None:
        """The operator linked to this identity; concurrent look-ups of the same identity wait."""
        ...

    async def add(self, identity: ProviderIdentity, operator_id: UUID, at: datetime) -> None:
        """Link an identity to an operator."""
        ...

    async def update_roles(self, identity: ProviderIdentity, before: LinkedOperator) -> None:
        """Replace the roles assigned through the provider by those it states now; other roles stay."""
        ...


async def provision_operator(
    identity: ProviderIdentity, origin: Origin, operators: Operators, links: ProviderLinks, clock: Clock
) -> Operator | None:
    """The operator a provider has identified, created at the first sign-in; None when they are disabled."""
    link = await links.find(identity.issuer, identity.subject)
    if link is None:
        operator = await _new_operator(identity, origin, operators, clock)
        await links.add(identity, operator.id, operator.created_at)
        link = LinkedOperator(operator.id, frozenset())
    else:
        found = await operators.find(link.operator_id)
        if found is None:
            raise Broken("a provider's identity is linked to an operator that does not exist")
        operator = found
    if operator.state is OperatorState.DISABLED:
        return None
    await links.update_roles(identity, link)
    return operator


async def _new_operator(
    identity: ProviderIdentity, origin: Origin, operators: Operators, clock: Clock
) -> Operator:
    """Store a new operator; where their name is taken as a login, the end of their id is appended."""
    id = new_id()
    plain = _NOT_IN_A_LOGIN.sub("-", identity.name.partition("@")[0].casefold()).strip("._-0123456789")
    stem = plain[:_LOGIN_CHARACTERS_MAX] or "operator"
    for login in (stem, f"{stem}-{id.hex[-_SUFFIX_CHARACTERS:]}"):
        operator = Operator(
            id, login, identity.name, OperatorState.ACTIVE, clock.now(), created_by=str(origin.actor)
        )
        if len(login) > 1 and await operators.add(operator):
            return operator
    raise Broken("no login was free")

"""Operators who come with the word of another provider: made known at first, given what it says they are."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from domain.identity.model import Account
from domain.identity.roles import Operator, Operators, OperatorState
from domain.identity.sso import Vouched
from domain.shared.actor import ActorKind, Origin
from domain.shared.clock import Clock
from domain.shared.errors import Broken
from domain.shared.ids import new_id

_NOT_IN_A_LOGIN: Final = re.compile(r"[^a-z0-9._-]+")
_LOGIN_CHARACTERS_MAX: Final = 24
_SUFFIX_CHARACTERS: Final = 8


@dataclass(frozen=True, slots=True)
class Known:
    """An operator a provider has vouched for before, and the roles they have by its word alone."""

    operator_id: UUID
    roles: frozenset[str]


class Vouchers(Protocol):
    """Who is who at which provider, within one transaction."""

    async def find(self, issuer: str, subject: str) -> Known | None:
        """Somebody the provider has vouched for before; others who ask for the same wait for us."""
        ...

    async def add(self, vouched: Vouched, operator_id: UUID, at: datetime) -> None:
        """Remember who they are here."""
        ...

    async def keep_roles(self, vouched: Vouched, before: Known) -> None:
        """Let the roles by the provider's word be what it says now; what others gave stays."""
        ...


async def recognise(
    vouched: Vouched, origin: Origin, operators: Operators, vouchers: Vouchers, clock: Clock
) -> Account | None:
    """The account of somebody who is vouched for, made where there is none; None where it is disabled."""
    known = await vouchers.find(vouched.issuer, vouched.subject)
    if known is None:
        operator = await _made_known(vouched, origin, operators, clock)
        await vouchers.add(vouched, operator.id, operator.created_at)
        known = Known(operator.id, frozenset())
    else:
        found = await operators.find(known.operator_id)
        if found is None:
            raise Broken("somebody is vouched for who is no operator")
        operator = found
    if operator.state is OperatorState.DISABLED:
        return None
    await vouchers.keep_roles(vouched, known)
    return Account(operator.id, ActorKind.OPERATOR, vouched.brand, operator.login)


async def _made_known(vouched: Vouched, origin: Origin, operators: Operators, clock: Clock) -> Operator:
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

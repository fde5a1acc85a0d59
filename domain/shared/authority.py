"""Whether operators may still do what they asked for, or approved, some time before."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Protocol
from uuid import UUID

from domain.shared.actor import Actor
from domain.shared.outcomes import Refusal


class AuthorityLoss(Enum):
    """Why what an operator asked for or approved no longer counts."""

    OPERATOR_DISABLED = "OPERATOR_DISABLED"
    PERMISSION_LOST = "PERMISSION_LOST"


@dataclass(frozen=True, slots=True)
class AuthorityLost(Refusal):
    """``operator`` asked for this, or wants to approve it, and may no longer do so; nothing was changed."""

    message: ClassVar[str] = "An operator who takes part in this may no longer do so"

    operator: str
    loss: AuthorityLoss


@dataclass(frozen=True, slots=True)
class Participant:
    """An operator who takes part in something, and the mutations of which one would be their part.

    ``name`` as histories have it; ``account_id`` where it is known.
    """

    name: str
    mutations: Collection[str]
    account_id: UUID | None = None


class Authorities(Protocol):
    """The present authority of operators in the actor's brand."""

    async def loss_of(self, participant: Participant) -> AuthorityLoss | None:
        """Why this operator may do none of the mutations now; None where they may.

        Of an operator with an account nothing changes until the transaction ends. Others than operators, and
        names without an account (tokens of the command line), lose nothing: what they may is in their token.
        """
        ...


def approver(actor: Actor, mutation: str) -> Participant:
    """The one who approves something now."""
    return Participant(str(actor), (mutation,), actor.account_id)


async def authority_lost(authorities: Authorities, *participants: Participant) -> AuthorityLost | None:
    """The first of these operators who may no longer take part."""
    for each in participants:
        if loss := await authorities.loss_of(each):
            return AuthorityLost(each.name, loss)
    return None

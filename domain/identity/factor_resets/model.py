"""A reset of a player's factors, from the request to its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final
from uuid import UUID

from domain.identity.model import Account
from domain.shared.actor import ActorKind, Origin, is_same_name
from domain.shared.ids import PlayerId


class IdentityProof(Enum):
    """How the player proved to support who they are."""

    DOCUMENT_SEEN = "DOCUMENT_SEEN"
    VIDEO_CALL = "VIDEO_CALL"
    KNOWN_QUESTIONS = "KNOWN_QUESTIONS"
    IN_PERSON = "IN_PERSON"


class FactorResetState(Enum):
    """Where a reset is."""

    PENDING = "PENDING"
    WAITING = "WAITING"
    COMPLETED = "COMPLETED"
    REJECTED = "REJECTED"
    OBJECTED = "OBJECTED"
    LAPSED = "LAPSED"


MOVES: Final = {
    FactorResetState.PENDING: frozenset(
        {FactorResetState.WAITING, FactorResetState.REJECTED, FactorResetState.OBJECTED}
    ),
    FactorResetState.WAITING: frozenset(
        {
            FactorResetState.COMPLETED,
            FactorResetState.REJECTED,
            FactorResetState.OBJECTED,
            FactorResetState.LAPSED,
        }
    ),
    FactorResetState.COMPLETED: frozenset[FactorResetState](),
    FactorResetState.REJECTED: frozenset[FactorResetState](),
    FactorResetState.OBJECTED: frozenset[FactorResetState](),
    FactorResetState.LAPSED: frozenset[FactorResetState](),
}
"""State -> the states that may follow it."""


@dataclass(frozen=True, slots=True)
class FactorReset:
    """``due_at``: when it is carried out; None until the player has been told of it.

    ``reference`` says where the proof is kept. ``checker`` approved it. ``ended_by`` carried it out, refused
    it or objected.
    """

    id: UUID
    brand: str
    player_id: PlayerId
    proof: IdentityProof
    reference: str
    reason: str
    state: FactorResetState
    maker: str
    checker: str | None
    created_at: datetime
    decided_at: datetime | None = None
    due_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None

    @property
    def account(self) -> Account:
        """The player's account."""
        return Account(self.player_id, ActorKind.PLAYER, self.brand, str(self.player_id))

    def may_become(self, state: FactorResetState) -> bool:
        """Whether this state may follow the present one."""
        return state in MOVES[self.state]

    def may_be_approved_by(self, origin: Origin) -> bool:
        """Whether the actor is an operator, and another one than the operator who asked."""
        people = self.maker.startswith("operator:") and origin.actor.kind is ActorKind.OPERATOR
        return people and not is_same_name(str(origin.actor), self.maker)


@dataclass(frozen=True, slots=True)
class FactorResetOutcome:
    """What came of a reset, for whom."""

    reset: FactorReset

    @property
    def player_id(self) -> PlayerId:
        """Whose factors they are."""
        return self.reset.player_id

    @property
    def recorded(self) -> Mapping[str, str]:
        """Details for the audit log."""
        return {"reset": str(self.reset.id), "state": self.reset.state.value}

"""A change of a brand, or a new one, as it waits for another operator."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from domain.players.ports import Brand
from domain.shared.actor import ActorKind, Origin, is_same_name


class BrandChangeState(Enum):
    """Where a change of a brand is."""

    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


@dataclass(frozen=True, slots=True)
class BrandChange:
    """What the brand ``wanted`` is to be. ``brand`` is the one of the operators who ask and decide."""

    id: UUID
    brand: str
    wanted: Brand
    reason: str
    state: BrandChangeState
    maker: str
    checker: str | None
    created_at: datetime
    decided_at: datetime | None

    @property
    def is_new(self) -> bool:
        """Whether it makes a brand; operators change no brand but their own."""
        return self.wanted.id != self.brand

    def may_be_approved_by(self, origin: Origin) -> bool:
        """Whether the actor is an operator, and another one than the operator who asked."""
        people = self.maker.startswith("operator:") and origin.actor.kind is ActorKind.OPERATOR
        return people and not is_same_name(str(origin.actor), self.maker)

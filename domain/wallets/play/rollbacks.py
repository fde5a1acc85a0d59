"""Rollbacks of bets."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.outcomes import Refusal
from domain.wallets.idempotency import Stamp, operation_key, stamp
from domain.wallets.kinds import BalanceView
from domain.wallets.outcomes import (
    IdempotencyConflict,
    Posted,
    WalletNotFound,
)
from domain.wallets.play.bets import AlreadyRolledBack, UnknownBet


@dataclass(frozen=True, slots=True, kw_only=True)
class RollbackBet:
    """Roll back the caller's bet with key ``bet``, which may arrive later."""

    player_id: PlayerId
    key: str
    bet: str
    occurred_at: datetime | None = None
    balance_view: BalanceView = BalanceView.STORED

    def stamp(self, origin: Origin) -> Stamp:
        """Key and digest of this rollback."""
        requested = ("rollback", self.player_id, self.bet)
        return stamp(origin, self.key, requested, occurred_at=self.occurred_at)

    def bet_key(self, origin: Origin) -> UUID:
        """Key of the bet."""
        return operation_key(origin, self.bet, field="bet")


class RolledBack(Posted):
    """The bet's legs were credited to the same wallets."""


class RollbackNoted(Posted):
    """There is no bet with this key yet: a tombstone was stored, so that it will never debit."""


@dataclass(frozen=True, slots=True)
class BetAlreadySettled(Refusal):
    """The bet is settled and cannot be rolled back."""

    message: ClassVar[str] = "This bet has a result already"

    bet: str


RollbackOutcome = (
    RolledBack
    | RollbackNoted
    | AlreadyRolledBack
    | BetAlreadySettled
    | UnknownBet
    | WalletNotFound
    | IdempotencyConflict
)


class Rollbacks(Protocol):
    """Posts rollbacks."""

    async def rollback_bet(self, rollback: RollbackBet, mark: Stamp) -> RollbackOutcome:
        """Credit the bet's legs, or store a tombstone."""


async def rollback_bet(rollback: RollbackBet, rollbacks: Rollbacks, origin: Origin) -> RollbackOutcome:
    """Roll a bet back."""
    if rollback.bet == rollback.key:
        raise BadInput("A rollback needs an id of its own", field="key")
    return await rollbacks.rollback_bet(rollback, rollback.stamp(origin))

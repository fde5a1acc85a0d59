"""Rollbacks: bets taken back entirely."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.errors import BadInput
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
    """Take the caller's bet ``bet`` back entirely. Accepted before the bet arrives, too."""

    player_id: UUID
    key: str
    bet: str
    occurred_at: datetime | None = None
    balance_view: BalanceView = BalanceView.STORED

    def stamp(self, origin: Origin) -> Stamp:
        """Key and digest of this rollback."""
        asked = ("rollback", self.player_id, self.bet)
        return stamp(origin, self.key, asked, occurred_at=self.occurred_at)

    def bet_key(self, origin: Origin) -> UUID:
        """Key of the bet to take back."""
        return operation_key(origin, self.bet, field="bet")


class RolledBack(Posted):
    """The bet's exact legs are back in the wallets they came from."""


class RollbackNoted(Posted):
    """There was no such bet: nothing moved, and a bet that comes later under that id never debits."""


@dataclass(frozen=True, slots=True)
class BetAlreadySettled:
    """The bet has a result, so it cannot be rolled back."""

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
    """Where bets are taken back."""

    async def rollback_bet(self, rollback: RollbackBet, mark: Stamp) -> RollbackOutcome:
        """Take a bet back, or note that it must never count."""


async def rollback_bet(rollback: RollbackBet, rollbacks: Rollbacks, origin: Origin) -> RollbackOutcome:
    """Take a bet back."""
    if rollback.bet == rollback.key:
        raise BadInput("A rollback needs an id of its own", field="key")
    return await rollbacks.rollback_bet(rollback, rollback.stamp(origin))

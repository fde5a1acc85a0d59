"""Bets."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.shared.outcomes import Refusal
from domain.wallets import rules
from domain.wallets.idempotency import Stamp, stamp
from domain.wallets.kinds import BalanceView, Funding
from domain.wallets.outcomes import (
    BetRefused,
    CurrencyMismatch,
    IdempotencyConflict,
    InsufficientFunds,
    Posted,
    WalletNotFound,
)
from domain.wallets.play.rounds import RoundIsClosed, check_names, round_named


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceBet:
    """Debit ``stake`` once for the caller's operation id ``key``.

    A stake of zero (a free round of the provider's) opens the round and moves nothing.
    ``round`` and ``provider`` (default: the caller) name the game round; ``wallet_no`` goes with
    ``Funding.WALLET``; ``session_id`` makes the bet depend on a live game session.
    """

    player_id: PlayerId
    key: str
    stake: Money
    round: str | None = None
    game: str | None = None
    provider: str | None = None
    session_id: UUID | None = None
    funding: Funding = Funding.REAL_FIRST
    wallet_no: int = 0
    occurred_at: datetime | None = None
    balance_view: BalanceView = BalanceView.STORED

    def stamp(self, origin: Origin) -> Stamp:
        """Key and digest of this bet."""
        requested = ("bet", self.player_id, self.stake, self.round, self.game, self.wallet_no)
        also = (self.provider or str(origin.actor), self.session_id, self.funding.value)
        return stamp(origin, self.key, requested, also=also, occurred_at=self.occurred_at)

    def round_id(self, origin: Origin) -> UUID | None:
        """Identity of the round, where one is named."""
        return round_named(self.provider, self.round, origin)


@dataclass(frozen=True, slots=True, kw_only=True)
class BetPlaced(Posted):
    """The stake was debited; ``from_bonus`` is the part not paid by the real-money wallet."""

    from_bonus: Money


@dataclass(frozen=True, slots=True)
class AlreadyRolledBack(Refusal):
    """The bet was rolled back under another key, or its rollback arrived before it."""

    message: ClassVar[str] = "This bet was rolled back before"

    bet: str


@dataclass(frozen=True, slots=True)
class UnknownBet(Refusal):
    """There is no such bet. A win is queued for reconciliation and can be sent again with the same key."""

    message: ClassVar[str] = "There is no such bet"

    bet: str


@dataclass(frozen=True, slots=True)
class SessionExpired(Refusal):
    """The game session has ended or expired, or is not the player's."""

    message: ClassVar[str] = "This game session has ended"

    player_id: PlayerId
    session_id: UUID


@dataclass(frozen=True, slots=True)
class MaxBetExceeded(Refusal):
    """The stake is above ``max_bet``, the highest that the bonus ``grant_id`` allows. Final under its key."""

    message: ClassVar[str] = "The stake is higher than the bonus allows"

    max_bet: Money
    grant_id: UUID


BetOutcome = (
    BetPlaced
    | InsufficientFunds
    | MaxBetExceeded
    | BetRefused
    | RoundIsClosed
    | AlreadyRolledBack
    | SessionExpired
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)


class Bets(Protocol):
    """Posts bets."""

    async def place_bet(self, bet: PlaceBet, mark: Stamp) -> BetOutcome:
        """Debit a stake once per key."""


async def place_bet(bet: PlaceBet, bets: Bets, origin: Origin) -> BetOutcome:
    """Place a bet."""
    rules.zero_or_more(bet.stake, "stake")
    check_names(bet.game, bet.provider)
    return await bets.place_bet(bet, bet.stamp(origin))

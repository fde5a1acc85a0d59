"""Wins, alone or in one call with their bet."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.shared.outcomes import Success
from domain.wallets import rules
from domain.wallets.idempotency import Stamp, operation_key, stamp
from domain.wallets.kinds import BalanceView, WinKind
from domain.wallets.outcomes import (
    BetRefused,
    CurrencyMismatch,
    IdempotencyConflict,
    InsufficientFunds,
    Posted,
    WalletNotFound,
)
from domain.wallets.play.bets import (
    AlreadyRolledBack,
    BetPlaced,
    MaxBetExceeded,
    PlaceBet,
    SessionExpired,
    UnknownBet,
)
from domain.wallets.play.rounds import RoundIsClosed, check_names, round_named


@dataclass(frozen=True, slots=True, kw_only=True)
class PayWin:
    """Credit ``amount`` once.

    ``bet`` is the key of its bet, or ``round`` alone names its round; promotional, jackpot and tournament
    wins need neither.
    """

    player_id: PlayerId
    key: str
    amount: Money
    kind: WinKind = WinKind.BET
    bet: str | None = None
    round: str | None = None
    game: str | None = None
    provider: str | None = None
    closes_round: bool = False
    occurred_at: datetime | None = None
    balance_view: BalanceView = BalanceView.STORED

    def stamp(self, origin: Origin) -> Stamp:
        """Key and digest of this win."""
        requested = ("win", self.kind.value, self.player_id, self.amount, self.bet, self.round, self.game)
        also = (self.provider or str(origin.actor), self.closes_round)
        return stamp(origin, self.key, requested, also=also, occurred_at=self.occurred_at)

    def round_id(self, origin: Origin) -> UUID | None:
        """Identity of the round, where one is named."""
        return round_named(self.provider, self.round, origin)

    def bet_key(self, origin: Origin) -> UUID | None:
        """Key of its bet, where one is named."""
        return None if self.bet is None else operation_key(origin, self.bet, field="bet")


@dataclass(frozen=True, slots=True, kw_only=True)
class BetAndWin:
    """A bet and its win in one call: both are posted or neither, each idempotent by its own key."""

    bet: PlaceBet
    win: PayWin


class WinPaid(Posted):
    """The win was credited (a win of zero settles the bet and moves nothing)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BetAndWinDone(Success):
    """Bet and win are posted, each now or by an earlier call."""

    bet_placed: BetPlaced
    win_paid: WinPaid


WinOutcome = (
    WinPaid
    | UnknownBet
    | AlreadyRolledBack
    | RoundIsClosed
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)
BetAndWinOutcome = (
    BetAndWinDone
    | InsufficientFunds
    | MaxBetExceeded
    | BetRefused
    | RoundIsClosed
    | AlreadyRolledBack
    | SessionExpired
    | UnknownBet
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)


class Wins(Protocol):
    """Posts wins."""

    async def pay_win(self, win: PayWin, mark: Stamp) -> WinOutcome:
        """Credit a win once per key."""

    async def bet_and_win(self, both: BetAndWin, bet: Stamp, win: Stamp) -> BetAndWinOutcome:
        """Post both or neither."""


async def pay_win(win: PayWin, wins: Wins, origin: Origin) -> WinOutcome:
    """Credit a win; accepted whatever the player's standing and session (GLI-19 A.3.8(c))."""
    _check_win(win)
    return await wins.pay_win(win, win.stamp(origin))


async def bet_and_win(both: BetAndWin, wins: Wins, origin: Origin) -> BetAndWinOutcome:
    """Debit a stake and credit its win, atomically."""
    rules.zero_or_more(both.bet.stake, "stake")
    check_names(both.bet.game, both.bet.provider)
    if both.bet.player_id != both.win.player_id:
        raise BadInput("Bet and win belong to different players", field="playerId")
    if both.bet.key == both.win.key:
        raise BadInput("Bet and win need an id each", field="key")
    if both.win.bet not in (None, both.bet.key):
        raise BadInput("The win names another bet", field="bet")
    both = replace(both, win=replace(both.win, bet=both.bet.key))
    _check_win(both.win)
    return await wins.bet_and_win(both, both.bet.stamp(origin), both.win.stamp(origin))


def _check_win(win: PayWin) -> None:
    check_names(win.game, win.provider)
    rules.zero_or_more(win.amount)
    if win.kind is not WinKind.BET:
        rules.above_zero(win.amount)
    elif win.bet is None and win.round is None:
        raise BadInput("A win names its bet or its round", field="bet")
    if win.closes_round and win.round is None:
        raise BadInput("There is no round to close", field="round")

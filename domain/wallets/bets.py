"""Bets, wins, rollbacks and rounds: what game providers send."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.errors import BadInput
from domain.shared.money import Money
from domain.wallets import rules
from domain.wallets.idempotency import Stamp, operation_key, optional_text, round_id, stamp
from domain.wallets.kinds import BalanceView, Funding, WinKind
from domain.wallets.outcomes import (
    BetAndWinOutcome,
    BetOutcome,
    RollbackOutcome,
    RoundOutcome,
    WinOutcome,
)
from domain.wallets.ports import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceBet:
    """Debit ``stake`` once for the caller's operation id ``key``.

    ``round`` and ``provider`` (default: the caller) name the game round; ``wallet_no`` goes with
    ``Funding.WALLET``; ``session_id`` makes the bet depend on a live game session.
    """

    player_id: UUID
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
        asked = ("bet", self.player_id, self.stake, self.round, self.game, self.wallet_no)
        return stamp(origin, self.key, asked, occurred_at=self.occurred_at)

    def round_id(self, origin: Origin) -> UUID | None:
        """Identity of the round, where one is named."""
        return _round_id(self.provider, self.round, origin)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayWin:
    """Credit ``amount`` once.

    ``bet`` is the operation id of the bet it answers, or ``round`` alone names the round it belongs to;
    promotional, jackpot and tournament wins need neither.
    """

    player_id: UUID
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
        asked = ("win", self.kind.value, self.player_id, self.amount, self.bet, self.round, self.game)
        return stamp(origin, self.key, asked, occurred_at=self.occurred_at)

    def round_id(self, origin: Origin) -> UUID | None:
        """Identity of the round, where one is named."""
        return _round_id(self.provider, self.round, origin)

    def bet_key(self, origin: Origin) -> UUID | None:
        """Key of the bet it answers, where one is named."""
        return None if self.bet is None else operation_key(origin, self.bet, field="bet")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRound:
    """No more bets in this round.

    ``id`` is its identity where that is known already; ``overdue`` says that nobody else closed it in time.
    """

    player_id: UUID
    key: str
    round: str
    provider: str | None = None
    game: str | None = None
    occurred_at: datetime | None = None
    balance_view: BalanceView = BalanceView.STORED
    id: UUID | None = None
    overdue: bool = False

    def stamp(self, origin: Origin) -> Stamp:
        """Key and digest of this close."""
        return stamp(origin, self.key, ("close", self.player_id, self.round), occurred_at=self.occurred_at)

    def round_id(self, origin: Origin) -> UUID:
        """Identity of the round."""
        return self.id or round_id(self.provider or str(origin.actor), self.round)


@dataclass(frozen=True, slots=True, kw_only=True)
class BetAndWin:
    """A bet and its win in one call: both stand or neither, and each is idempotent by its own key."""

    bet: PlaceBet
    win: PayWin


async def place_bet(bet: PlaceBet, ledger: Ledger, origin: Origin) -> BetOutcome:
    """Debit a stake."""
    rules.above_zero(bet.stake, "stake")
    _named(bet)
    return await ledger.place_bet(bet, bet.stamp(origin))


async def pay_win(win: PayWin, ledger: Ledger, origin: Origin) -> WinOutcome:
    """Credit a win; accepted whatever the player's standing and session (GLI-19 A.3.8(c))."""
    _a_win(win)
    return await ledger.pay_win(win, win.stamp(origin))


async def rollback_bet(rollback: RollbackBet, ledger: Ledger, origin: Origin) -> RollbackOutcome:
    """Take a bet back."""
    if rollback.bet == rollback.key:
        raise BadInput("A rollback needs an id of its own", field="key")
    return await ledger.rollback_bet(rollback, rollback.stamp(origin))


async def close_round(close: CloseRound, ledger: Ledger, origin: Origin) -> RoundOutcome:
    """Close a round."""
    _named(close)
    return await ledger.close_round(close, close.stamp(origin))


async def bet_and_win(both: BetAndWin, ledger: Ledger, origin: Origin) -> BetAndWinOutcome:
    """Debit a stake and credit its win, atomically."""
    rules.above_zero(both.bet.stake, "stake")
    _named(both.bet)
    if both.bet.player_id != both.win.player_id:
        raise BadInput("Bet and win belong to different players", field="playerId")
    if both.bet.key == both.win.key:
        raise BadInput("Bet and win need an id each", field="key")
    if both.win.bet not in (None, both.bet.key):
        raise BadInput("The win names another bet", field="bet")
    both = replace(both, win=replace(both.win, bet=both.bet.key))
    _a_win(both.win)
    return await ledger.bet_and_win(both, both.bet.stamp(origin), both.win.stamp(origin))


def _named(call: PlaceBet | PayWin | CloseRound) -> None:
    optional_text(call.game, "game")
    optional_text(call.provider, "provider")


def _a_win(win: PayWin) -> None:
    _named(win)
    rules.zero_or_more(win.amount)
    if win.kind is not WinKind.BET:
        rules.above_zero(win.amount)
    elif win.bet is None and win.round is None:
        raise BadInput("A win names its bet or its round", field="bet")
    if win.closes_round and win.round is None:
        raise BadInput("There is no round to close", field="round")


def _round_id(provider: str | None, reference: str | None, origin: Origin) -> UUID | None:
    return None if reference is None else round_id(provider or str(origin.actor), reference)

"""Answers to bets, wins and rollbacks as outcomes."""

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.rows import posted
from adapters.postgres.wallets.statements import Row
from domain.wallets import outcomes as o
from domain.wallets.bets import PayWin, PlaceBet, RollbackBet

WinRefusal = (
    o.UnknownBet
    | o.AlreadyRolledBack
    | o.RoundIsClosed
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict
)


def bet_outcome(row: Row, bet: PlaceBet) -> o.BetOutcome:  # noqa: PLR0911 - one return per outcome
    """What came of a bet."""
    match row["status"]:
        case rows.DONE:
            bonus = rows.money(row["bonus"], row["currency"])
            return o.BetPlaced(**posted(row, bet.player_id), from_bonus=bonus)
        case rows.INSUFFICIENT:
            return rows.insufficient_funds(row, bet.stake.currency)
        case rows.BARRED:
            return o.BetRefused(rows.bar_reason(row))
        case rows.ROUND_CLOSED:
            return o.RoundIsClosed(bet.round or "")
        case rows.ROLLED_BACK:
            return o.AlreadyRolledBack(bet.key)
        case rows.SESSION_EXPIRED if bet.session_id is not None:
            return o.SessionExpired(bet.session_id)
        case rows.CURRENCY:
            return rows.currency_mismatch(row, bet.stake)
        case rows.NO_WALLET:
            return o.WalletNotFound(bet.player_id)
        case rows.CONFLICT:
            return o.IdempotencyConflict(bet.key)
    raise rows.unexpected_status(row)


def win_outcome(row: Row, win: PayWin) -> o.WinOutcome:
    """What came of a win."""
    if row["status"] == rows.DONE:
        return o.WinPaid(**posted(row, win.player_id))
    return win_refusal(row, win)


def win_refusal(row: Row, win: PayWin) -> WinRefusal:
    """Why a win was not paid."""
    match row["status"]:
        case rows.UNKNOWN_BET:
            return o.UnknownBet(win.bet or win.round or "")
        case rows.ROLLED_BACK:
            return o.AlreadyRolledBack(win.bet or win.round or "")
        case rows.ROUND_CLOSED:
            return o.RoundIsClosed(win.round or "")
        case rows.CURRENCY:
            return rows.currency_mismatch(row, win.amount)
        case rows.NO_WALLET:
            return o.WalletNotFound(win.player_id)
        case rows.CONFLICT:
            return o.IdempotencyConflict(win.key)
    raise rows.unexpected_status(row)


def rollback_outcome(  # noqa: PLR0911 - one return per outcome
    row: Row, rollback: RollbackBet
) -> o.RollbackOutcome:
    """What came of a rollback."""
    match row["status"]:
        case rows.DONE:
            return o.RolledBack(**posted(row, rollback.player_id))
        case rows.NOTED:
            return o.RollbackNoted(**posted(row, rollback.player_id))
        case rows.ROLLED_BACK:
            return o.AlreadyRolledBack(rollback.bet)
        case rows.SETTLED:
            return o.BetAlreadySettled(rollback.bet)
        case rows.UNKNOWN_BET:
            return o.UnknownBet(rollback.bet)
        case rows.NO_WALLET:
            return o.WalletNotFound(rollback.player_id)
        case rows.CONFLICT:
            return o.IdempotencyConflict(rollback.key)
    raise rows.unexpected_status(row)

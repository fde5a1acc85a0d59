"""Wins, alone or with their bet: implements ``Wins``."""

from typing import Final

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.play.bets import bet_outcome, stake_arguments
from adapters.postgres.wallets.play.rounds import play_arguments
from adapters.postgres.wallets.rows import amount_arguments, posted
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row, stamp_arguments
from domain.wallets.idempotency import Stamp
from domain.wallets.kinds import WinKind
from domain.wallets.outcomes import CurrencyMismatch, IdempotencyConflict, WalletNotFound
from domain.wallets.play.bets import AlreadyRolledBack, BetPlaced, UnknownBet
from domain.wallets.play.rounds import RoundIsClosed
from domain.wallets.play.wins import BetAndWin, BetAndWinDone, BetAndWinOutcome, PayWin, WinOutcome, WinPaid

_WIN_FAST: Final = (
    "select * from wallets.pay_win_fast_path($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)"
)
_WIN: Final = (
    f"select * from wallets.pay_win($1,{STAMP},$11,$12,$13,$14,$15,"  # noqa: S608 - a constant
    "row($16::uuid,$17::text,$18::text)::wallets.play,$19,$20)"
)
_BOTH: Final = (
    f"select * from wallets.bet_and_win($1,{STAMP},$11,$12,$13,$14,"  # noqa: S608 - a constant
    "row($15::uuid,$16::text,$17::text)::wallets.play,$18,"
    "row($19::uuid,wallets.request_of($1,$19::uuid,$20::bigint[]),$21::text,$5::text,$6::smallint,$7::inet,$8::text,$22::timestamptz,null)"
    "::wallets.stamp,$23,$24,$25,row($26::uuid,$27::text,$28::text)::wallets.play,$29,$30)"
)


WinRefusal = (
    UnknownBet | AlreadyRolledBack | RoundIsClosed | CurrencyMismatch | WalletNotFound | IdempotencyConflict
)


class PostgresWins:
    """A win of a named bet that is its own transaction takes the fast path."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def pay_win(self, win: PayWin, mark: Stamp) -> WinOutcome:
        fast = win.kind is WinKind.BET and win.bet is not None and not win.closes_round
        row = None
        if fast and not self._statements.in_transaction:
            row = await self._statements.fast_path(
                _WIN_FAST,
                win.player_id,
                *stamp_arguments(mark)[:8],
                *amount_arguments(win.amount),
                win.bet_key(mark.origin),
                win.bet,
                *play_arguments(win, mark),
                win.balance_view.value,
            )
        if row is None:
            row = await self._full_win(win, mark)
        return win_outcome(row, win)

    async def bet_and_win(self, both: BetAndWin, bet: Stamp, win: Stamp) -> BetAndWinOutcome:
        found = await self._statements.rows(
            _BOTH,
            both.bet.player_id,
            *stamp_arguments(bet),
            *stake_arguments(both.bet),
            *play_arguments(both.bet, bet),
            both.bet.session_id,
            win.key,
            win.requests,
            win.reference,
            win.occurred_at,
            *amount_arguments(both.win.amount),
            both.win.kind.value,
            *play_arguments(both.win, win),
            both.win.closes_round,
            both.bet.balance_view.value,
        )
        if found[0]["subject"] == win.key:
            return win_refusal(found[0], both.win)
        placed = bet_outcome(found[0], both.bet)
        if not isinstance(placed, BetPlaced):
            return placed
        paid = win_outcome(found[1], both.win)
        return BetAndWinDone(bet_placed=placed, win_paid=paid) if isinstance(paid, WinPaid) else paid

    async def _full_win(self, win: PayWin, mark: Stamp) -> Row:
        return await self._statements.row(
            _WIN,
            win.player_id,
            *stamp_arguments(mark),
            win.kind.value,
            *amount_arguments(win.amount),
            win.bet_key(mark.origin),
            win.bet,
            *play_arguments(win, mark),
            win.closes_round,
            win.balance_view.value,
        )


def win_outcome(row: Row, win: PayWin) -> WinOutcome:
    """The outcome of a win."""
    if row["status"] == Status.DONE:
        return WinPaid(**posted(row, win.player_id))
    return win_refusal(row, win)


def win_refusal(row: Row, win: PayWin) -> WinRefusal:
    """Why a win was not paid."""
    match row["status"]:
        case Status.UNKNOWN_BET:
            return UnknownBet(win.bet or win.round or "")
        case Status.ROLLED_BACK:
            return AlreadyRolledBack(win.bet or win.round or "")
        case Status.ROUND_CLOSED:
            return RoundIsClosed(win.round or "")
        case Status.CURRENCY_MISMATCH:
            return rows.currency_mismatch(row, win.amount)
        case Status.NO_WALLET:
            return WalletNotFound(win.player_id)
        case Status.KEY_CONFLICT:
            return IdempotencyConflict(win.key)
    raise rows.unexpected_status(row)

"""The ledger of bets: implements ``Ledger``, one round trip per operation."""

from typing import Final
from uuid import UUID

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.bet_outcomes import bet_outcome, rollback_outcome, win_outcome, win_refusal
from adapters.postgres.wallets.rows import posted
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row, stamp_arguments
from domain.shared.money import Money
from domain.wallets import outcomes as o
from domain.wallets.bets import BetAndWin, CloseRound, PayWin, PlaceBet, RollbackBet
from domain.wallets.idempotency import Stamp
from domain.wallets.kinds import WinKind

_PLACE_QUICK: Final = (
    "select * from wallets.place_bet_quick($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18)"
)
_PLACE: Final = (
    f"select * from wallets.place_bet($1,{STAMP},$11,$12,$13,$14,"  # noqa: S608 - a constant
    "row($15::uuid,$16::text,$17::text)::wallets.play,$18,$19)"
)
_WIN_QUICK: Final = (
    "select * from wallets.pay_win_quick($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)"
)
_WIN: Final = (
    f"select * from wallets.pay_win($1,{STAMP},$11,$12,$13,$14,$15,"  # noqa: S608 - a constant
    "row($16::uuid,$17::text,$18::text)::wallets.play,$19,$20)"
)
_ROLLBACK: Final = f"select * from wallets.rollback_bet($1,{STAMP},$11,$12)"  # noqa: S608 - a constant
_CLOSE: Final = (
    f"select * from wallets.close_round($1,{STAMP},"  # noqa: S608 - a constant
    "row($11::uuid,$12::text,$13::text)::wallets.play,$14,$15)"
)
_BOTH: Final = (
    f"select * from wallets.bet_and_win($1,{STAMP},$11,$12,$13,$14,"  # noqa: S608 - a constant
    "row($15::uuid,$16::text,$17::text)::wallets.play,$18,"
    "row($19::uuid,$20::bigint,$21::text,$5::text,$6::smallint,$7::inet,$8::text,$22::timestamptz,null)"
    "::wallets.stamp,$23,$24,$25,row($26::uuid,$27::text,$28::text)::wallets.play,$29,$30)"
)


class PostgresLedger:
    """Everyday bets and wins take the quick functions where each call is its own transaction."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def place_bet(self, bet: PlaceBet, mark: Stamp) -> o.BetOutcome:
        """Debit a stake once."""
        row = None
        if not self._statements.in_transaction:
            row = await self._statements.everyday(
                _PLACE_QUICK,
                bet.player_id,
                *stamp_arguments(mark)[:8],
                *_stake(bet),
                *_play(bet, mark),
                bet.session_id,
                bet.balance_view.value,
            )
        if row is None:
            row = await self._thorough_bet(bet, mark)
        return bet_outcome(row, bet)

    async def pay_win(self, win: PayWin, mark: Stamp) -> o.WinOutcome:
        """Credit a win once."""
        everyday = win.kind is WinKind.BET and win.bet is not None and not win.closes_round
        row = None
        if everyday and not self._statements.in_transaction:
            row = await self._statements.everyday(
                _WIN_QUICK,
                win.player_id,
                *stamp_arguments(mark)[:8],
                *_amount(win.amount),
                win.bet_key(mark.origin),
                win.bet,
                *_play(win, mark),
                win.balance_view.value,
            )
        if row is None:
            row = await self._thorough_win(win, mark)
        return win_outcome(row, win)

    async def rollback_bet(self, rollback: RollbackBet, mark: Stamp) -> o.RollbackOutcome:
        """Take a bet back, or note that it must never count."""
        row = await self._statements.row(
            _ROLLBACK,
            rollback.player_id,
            *stamp_arguments(mark),
            rollback.bet_key(mark.origin),
            rollback.balance_view.value,
        )
        return rollback_outcome(row, rollback)

    async def close_round(self, close: CloseRound, mark: Stamp) -> o.RoundOutcome:
        """Close a round."""
        row = await self._statements.row(
            _CLOSE,
            close.player_id,
            *stamp_arguments(mark),
            *_play(close, mark),
            close.balance_view.value,
            close.overdue,
        )
        match row["status"]:
            case rows.DONE:
                return o.RoundClosed(**posted(row, close.player_id))
            case rows.UNKNOWN_ROUND:
                return o.UnknownRound(close.round)
            case rows.NO_WALLET:
                return o.WalletNotFound(close.player_id)
            case rows.CONFLICT:
                return o.IdempotencyConflict(close.key)
        raise rows.unexpected_status(row)

    async def bet_and_win(self, both: BetAndWin, bet: Stamp, win: Stamp) -> o.BetAndWinOutcome:
        """Both or neither."""
        found = await self._statements.rows(
            _BOTH,
            both.bet.player_id,
            *stamp_arguments(bet),
            *_stake(both.bet),
            *_play(both.bet, bet),
            both.bet.session_id,
            win.key,
            win.request,
            win.reference,
            win.occurred_at,
            *_amount(both.win.amount),
            both.win.kind.value,
            *_play(both.win, win),
            both.win.closes_round,
            both.bet.balance_view.value,
        )
        if found[0]["subject"] == win.key:
            return win_refusal(found[0], both.win)
        placed = bet_outcome(found[0], both.bet)
        if not isinstance(placed, o.BetPlaced):
            return placed
        paid = win_outcome(found[1], both.win)
        return o.BetAndWinDone(bet=placed, win=paid) if isinstance(paid, o.WinPaid) else paid

    async def _thorough_bet(self, bet: PlaceBet, mark: Stamp) -> Row:
        return await self._statements.row(
            _PLACE,
            bet.player_id,
            *stamp_arguments(mark),
            *_stake(bet),
            *_play(bet, mark),
            bet.session_id,
            bet.balance_view.value,
        )

    async def _thorough_win(self, win: PayWin, mark: Stamp) -> Row:
        return await self._statements.row(
            _WIN,
            win.player_id,
            *stamp_arguments(mark),
            win.kind.value,
            *_amount(win.amount),
            win.bet_key(mark.origin),
            win.bet,
            *_play(win, mark),
            win.closes_round,
            win.balance_view.value,
        )


def _amount(amount: Money) -> tuple[int, int]:
    return amount.minor, amount.currency.number


def _stake(bet: PlaceBet) -> tuple[int, int, int, int]:
    return *_amount(bet.stake), bet.funding.value, bet.wallet_no


def _play(command: PlaceBet | PayWin | CloseRound, mark: Stamp) -> tuple[UUID | None, str | None, str | None]:
    return command.round_id(mark.origin), command.round, command.game

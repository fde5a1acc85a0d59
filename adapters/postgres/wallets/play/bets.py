"""Bets: implements ``Bets``."""

from typing import Final

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.play.rounds import play_arguments
from adapters.postgres.wallets.rows import amount_arguments, posted
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row, stamp_arguments
from domain.shared.money import Money
from domain.wallets.idempotency import Stamp
from domain.wallets.outcomes import BetRefused, IdempotencyConflict, WalletNotFound
from domain.wallets.play.bets import (
    AlreadyRolledBack,
    BetOutcome,
    BetPlaced,
    MaxBetExceeded,
    PlaceBet,
    SessionExpired,
)
from domain.wallets.play.rounds import RoundIsClosed

_PLACE_FAST: Final = (
    "select * from wallets.place_bet_fast_path("
    "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18)"
)
_PLACE: Final = (
    f"select * from wallets.place_bet($1,{STAMP},$11,$12,$13,$14,"  # noqa: S608 - a constant
    "row($15::uuid,$16::text,$17::text)::wallets.play,$18,$19)"
)


class PostgresBets:
    """A bet that is its own transaction takes the fast path; the full path knows every answer."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def place_bet(self, bet: PlaceBet, mark: Stamp) -> BetOutcome:
        row = None
        if not self._statements.in_transaction:
            row = await self._statements.fast_path(
                _PLACE_FAST,
                bet.player_id,
                *stamp_arguments(mark)[:8],
                *stake_arguments(bet),
                *play_arguments(bet, mark),
                bet.session_id,
                bet.balance_view.value,
            )
        if row is None:
            row = await self._full_bet(bet, mark)
        return bet_outcome(row, bet)

    async def _full_bet(self, bet: PlaceBet, mark: Stamp) -> Row:
        return await self._statements.row(
            _PLACE,
            bet.player_id,
            *stamp_arguments(mark),
            *stake_arguments(bet),
            *play_arguments(bet, mark),
            bet.session_id,
            bet.balance_view.value,
        )


def bet_outcome(row: Row, bet: PlaceBet) -> BetOutcome:
    """The outcome of a bet."""
    if row["status"] == Status.DONE:
        bonus = rows.money(row["bonus"], row["currency"])
        return BetPlaced(**posted(row, bet.player_id), from_bonus=bonus)
    return bet_refusal(row, bet)


def bet_refusal(row: Row, bet: PlaceBet) -> BetOutcome:  # noqa: PLR0911 - one return per outcome
    """Why a bet was not placed."""
    match row["status"]:
        case Status.INSUFFICIENT_FUNDS:
            return rows.insufficient_funds(row, bet.stake.currency)
        case Status.MAX_BET_EXCEEDED:
            return MaxBetExceeded(Money(row["available"], bet.stake.currency), row["subject"])
        case Status.BARRED:
            return BetRefused(rows.bar_reason(row))
        case Status.ROUND_CLOSED:
            return RoundIsClosed(bet.round or "")
        case Status.ROLLED_BACK:
            return AlreadyRolledBack(bet.key)
        case Status.SESSION_EXPIRED if bet.session_id is not None:
            return SessionExpired(bet.player_id, bet.session_id)
        case Status.CURRENCY_MISMATCH:
            return rows.currency_mismatch(row, bet.stake)
        case Status.NO_WALLET:
            return WalletNotFound(bet.player_id)
        case Status.KEY_CONFLICT:
            return IdempotencyConflict(bet.key)
    raise rows.unexpected_status(row)


def stake_arguments(bet: PlaceBet) -> tuple[int, int, int, int]:
    """Amount and currency of the stake, and which wallets pay it."""
    return *amount_arguments(bet.stake), bet.funding.value, bet.wallet_no

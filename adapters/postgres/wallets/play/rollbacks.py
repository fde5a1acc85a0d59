"""Rollbacks: implements ``Rollbacks``."""

from typing import Final

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.rows import posted
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row, stamp_arguments
from domain.wallets.idempotency import Stamp
from domain.wallets.outcomes import IdempotencyConflict, WalletNotFound
from domain.wallets.play.bets import AlreadyRolledBack, UnknownBet
from domain.wallets.play.rollbacks import (
    BetAlreadySettled,
    RollbackBet,
    RollbackNoted,
    RollbackOutcome,
    RolledBack,
)

_ROLLBACK: Final = f"select * from wallets.rollback_bet($1,{STAMP},$11,$12)"  # noqa: S608 - a constant


class PostgresRollbacks:
    """A bet is taken back by one statement."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def rollback_bet(self, rollback: RollbackBet, mark: Stamp) -> RollbackOutcome:
        row = await self._statements.row(
            _ROLLBACK,
            rollback.player_id,
            *stamp_arguments(mark),
            rollback.bet_key(mark.origin),
            rollback.balance_view.value,
        )
        return _outcome(row, rollback)


def _outcome(  # noqa: PLR0911 - one return per outcome
    row: Row, rollback: RollbackBet
) -> RollbackOutcome:
    match row["status"]:
        case Status.DONE:
            return RolledBack(**posted(row, rollback.player_id))
        case Status.ROLLBACK_NOTED:
            return RollbackNoted(**posted(row, rollback.player_id))
        case Status.ROLLED_BACK:
            return AlreadyRolledBack(rollback.bet)
        case Status.SETTLED:
            return BetAlreadySettled(rollback.bet)
        case Status.UNKNOWN_BET:
            return UnknownBet(rollback.bet)
        case Status.NO_WALLET:
            return WalletNotFound(rollback.player_id)
        case Status.KEY_CONFLICT:
            return IdempotencyConflict(rollback.key)
    raise rows.unexpected_status(row)

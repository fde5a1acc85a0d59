"""Game rounds: implements ``Rounds``."""

from typing import Final
from uuid import UUID

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.rows import posted
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, stamp_arguments
from domain.wallets.idempotency import Stamp
from domain.wallets.outcomes import IdempotencyConflict, WalletNotFound
from domain.wallets.play.bets import PlaceBet
from domain.wallets.play.rounds import CloseRound, RoundClosed, RoundOutcome, UnknownRound
from domain.wallets.play.wins import PayWin

_CLOSE: Final = (
    f"select * from wallets.close_round($1,{STAMP},"  # noqa: S608 - a constant
    "row($11::uuid,$12::text,$13::text)::wallets.play,$14,$15)"
)


class PostgresRounds:
    """A round is closed by one statement."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def close_round(self, close: CloseRound, mark: Stamp) -> RoundOutcome:
        row = await self._statements.row(
            _CLOSE,
            close.player_id,
            *stamp_arguments(mark),
            *play_arguments(close, mark),
            close.balance_view.value,
            close.overdue,
        )
        match row["status"]:
            case Status.DONE:
                return RoundClosed(**posted(row, close.player_id))
            case Status.UNKNOWN_ROUND:
                return UnknownRound(close.round)
            case Status.NO_WALLET:
                return WalletNotFound(close.player_id)
            case Status.KEY_CONFLICT:
                return IdempotencyConflict(close.key)
        raise rows.unexpected_status(row)


def play_arguments(
    command: PlaceBet | PayWin | CloseRound, mark: Stamp
) -> tuple[UUID | None, str | None, str | None]:
    """The arguments of ``wallets.play``: the round's identity and name, and the game."""
    return command.round_id(mark.origin), command.round, command.game

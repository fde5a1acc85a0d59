"""Launches of games: implements ``GameSessions``."""

from typing import Final

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.statements import LedgerStatements, Row
from domain.shared.actor import Origin
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.wallets.model import GameSession
from domain.wallets.outcomes import BetRefused, CurrencyMismatch, IdempotencyConflict, WalletNotFound
from domain.wallets.play.game_sessions import (
    EndGameSession,
    GameSessionEnded,
    GameSessionOpened,
    OpenGameSession,
    SessionEndOutcome,
    SessionNotFound,
    SessionOutcome,
)

_OPEN_SESSION: Final = "select * from wallets.open_session($1,$2,$3,$4,$5,$6)"
_END_SESSION: Final = "select wallets.end_session($1,$2) as known"
SESSION: Final = "select * from wallets.game_session where player_id = $1 and id = $2"


class PostgresGameSessions:
    """A session is read after each statement, so that a repeated one shows it, too."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def open(self, session: OpenGameSession, origin: Origin) -> SessionOutcome:
        row = await self._statements.row(
            _OPEN_SESSION,
            session.player_id,
            session.id,
            session.game,
            session.provider or str(origin.actor),
            session.currency.number,
            session.seconds_max,
        )
        match row["status"]:
            case Status.DONE:
                kept = await self._statements.row(SESSION, session.player_id, session.id)
                return GameSessionOpened(session_of(kept))
            case Status.NO_WALLET:
                return WalletNotFound(session.player_id)
            case Status.CURRENCY_MISMATCH:
                expected = CURRENCY_BY_NUMBER[row["expected"]].code
                return CurrencyMismatch(expected, session.currency.code)
            case Status.BARRED:
                return BetRefused(rows.bar_reason(row))
            case Status.KEY_CONFLICT:
                return IdempotencyConflict(str(session.id))
        raise rows.unexpected_status(row)

    async def end(self, session: EndGameSession) -> SessionEndOutcome:
        known = (await self._statements.row(_END_SESSION, session.player_id, session.id))["known"]
        if not known:
            return SessionNotFound(session.id)
        kept = await self._statements.row(SESSION, session.player_id, session.id)
        return GameSessionEnded(session_of(kept))


def session_of(row: Row) -> GameSession:
    """A game session as kept."""
    return GameSession(
        player_id=row["player_id"],
        id=row["id"],
        game=row["game"],
        provider=row["provider"],
        currency=CURRENCY_BY_NUMBER[row["currency"]].code,
        opened_at=row["opened_at"],
        expires_at=row["expires_at"],
        ended_at=row["ended_at"],
    )

"""Game sessions, which bets can depend on."""

from dataclasses import dataclass
from typing import ClassVar, Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.money import Currency
from domain.shared.outcomes import Refusal, Success
from domain.wallets.idempotency import checked_text, optional_text
from domain.wallets.model import GameSession
from domain.wallets.outcomes import BetRefused, CurrencyMismatch, IdempotencyConflict, WalletNotFound

SESSION_SECONDS_MAX = 7 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGameSession:
    """Launch ``game`` for a player; ``id`` is the caller's own UUID, so that a retry opens nothing new."""

    player_id: PlayerId
    id: UUID
    game: str
    currency: Currency
    provider: str | None = None
    seconds_max: int = 4 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class EndGameSession:
    """End a game session."""

    player_id: PlayerId
    id: UUID


@dataclass(frozen=True, slots=True)
class GameSessionOpened(Success):
    """The game session is open."""

    session: GameSession


@dataclass(frozen=True, slots=True)
class GameSessionEnded(Success):
    """The game session has ended; its wins and rollbacks are still accepted."""

    session: GameSession


@dataclass(frozen=True, slots=True)
class SessionNotFound(Refusal):
    """The player has no such game session."""

    message: ClassVar[str] = "There is no such game session"

    session_id: UUID


SessionOutcome = GameSessionOpened | WalletNotFound | BetRefused | CurrencyMismatch | IdempotencyConflict
SessionEndOutcome = GameSessionEnded | SessionNotFound


class GameSessions(Protocol):
    """Stores game sessions."""

    async def open(self, session: OpenGameSession, origin: Origin) -> SessionOutcome:
        """Open the session, or return the present one of this id."""

    async def end(self, session: EndGameSession) -> SessionEndOutcome:
        """End the session; no change where it has ended."""


async def open_game_session(
    session: OpenGameSession, sessions: GameSessions, origin: Origin
) -> SessionOutcome:
    """Open a session; refused when the player may not bet."""
    checked_text(session.game, "game")
    optional_text(session.provider, "provider")
    if not 0 < session.seconds_max <= SESSION_SECONDS_MAX:
        raise BadInput("A session lasts at least a second and at most a week", field="secondsMax")
    return await sessions.open(session, origin)


async def end_game_session(session: EndGameSession, sessions: GameSessions) -> SessionEndOutcome:
    """End a session; a second time is the same answer."""
    return await sessions.end(session)

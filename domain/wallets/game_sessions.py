"""Game sessions, wallets and standing: what a bet depends on."""

from dataclasses import dataclass
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.errors import BadInput
from domain.shared.money import Currency
from domain.wallets import rules
from domain.wallets.idempotency import checked_text, optional_text
from domain.wallets.kinds import WalletKind
from domain.wallets.model import Standing
from domain.wallets.outcomes import (
    OpeningOutcome,
    SessionEndOutcome,
    SessionOutcome,
    UnlockOutcome,
    WalletNotFound,
)
from domain.wallets.ports import GameSessions, Standings, WalletBook

SESSION_SECONDS_MAX = 7 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGameSession:
    """Launch ``game`` for a player; ``id`` is the caller's own UUID, so that a retry opens nothing new."""

    player_id: UUID
    id: UUID
    game: str
    currency: Currency
    provider: str | None = None
    seconds_max: int = 4 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class EndGameSession:
    """End a session now."""

    player_id: UUID
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWallet:
    """Open a player's wallet of a currency: number 0 the first time, which must be REAL."""

    player_id: UUID
    currency: Currency
    kind: WalletKind = WalletKind.REAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStanding:
    """Set what a player may do with money; takes effect before it returns."""

    player_id: UUID
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockWallet:
    """Open a wallet again that an exception path locked; refused while it is below zero."""

    player_id: UUID
    wallet_no: int
    reason: str


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


async def open_wallet(wallet: OpenWallet, book: WalletBook, origin: Origin) -> OpeningOutcome:
    """Open a wallet; one that is there is simply returned."""
    if wallet.kind in (WalletKind.BONUS, WalletKind.FREE_SPINS):
        raise BadInput("Wallets of grants are opened by granting", field="kind")
    return await book.open(wallet, origin)


async def change_standing(change: ChangeStanding, standings: Standings) -> WalletNotFound | None:
    """Bar or unbar a player; the next bet already sees it."""
    if (change.standing.may_bet and change.standing.may_deposit) is not (change.standing.reason is None):
        raise BadInput("A bar needs a reason, and only a bar has one", field="reason")
    return await standings.change(change.player_id, change.standing)


async def unlock_wallet(unlock: UnlockWallet, book: WalletBook, origin: Origin) -> UnlockOutcome:
    """Unlock a wallet; while it is below zero, ``InsufficientFunds`` says how far."""
    rules.a_reason(unlock.reason)
    return await book.unlock(unlock, origin)

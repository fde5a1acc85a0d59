"""Wallets, game sessions, standing and callers' profiles: what a bet depends on."""

from typing import Final
from uuid import UUID

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.statements import LedgerStatements, Row
from domain.shared.actor import Origin
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.wallets import outcomes as o
from domain.wallets.game_sessions import EndGameSession, OpenGameSession, OpenWallet, UnlockWallet
from domain.wallets.kinds import BarReason
from domain.wallets.model import CallerProfile, GameSession, Standing

_OPEN: Final = "select * from wallets.open_wallet($1,$2,$3,$4,$5,$6)"
_UNLOCK: Final = "select * from wallets.unlock_wallet($1,$2,$3,$4,$5)"
_STANDING: Final = "select wallets.change_standing($1,$2,$3,$4) as known"
_STANDING_NOW: Final = "select standing, barred from wallets.wallet where player_id = $1 and wallet_no = 0"
_OPEN_SESSION: Final = "select * from wallets.open_session($1,$2,$3,$4,$5,$6)"
_END_SESSION: Final = "select wallets.end_session($1,$2) as known"
SESSION: Final = "select * from wallets.game_session where player_id = $1 and id = $2"
_PROFILE: Final = "select wallets.keep_caller_profile($1,$2,$3)"

NO_BETS: Final = 1
NO_DEPOSITS: Final = 2


def standing_of(standing: int, barred: int | None) -> Standing:
    """The bits on wallet 0 as the domain reads them."""
    return Standing(
        may_bet=not standing & NO_BETS,
        may_deposit=not standing & NO_DEPOSITS,
        reason=None if barred is None else BarReason(barred),
    )


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


class PostgresWalletBook:
    """Implements ``WalletBook``."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def open(self, wallet: OpenWallet, origin: Origin) -> o.OpeningOutcome:
        """Open it, or return what is there."""
        row = await self._statements.row(
            _OPEN,
            wallet.player_id,
            wallet.kind.value,
            wallet.currency.number,
            wallet.currency.code,
            origin.actor.brand,
            origin.correlation_id,
        )
        if row["status"] == rows.NO_WALLET:
            return o.WalletNotFound(wallet.player_id)
        return o.WalletOpened(wallet=rows.wallet_of(row, wallet.player_id), replayed=row["replayed"])

    async def unlock(self, unlock: UnlockWallet, origin: Origin) -> o.UnlockOutcome:
        """Unlock it if it is not below zero."""
        row = await self._statements.row(
            _UNLOCK,
            unlock.player_id,
            unlock.wallet_no,
            str(origin.actor),
            unlock.reason,
            origin.correlation_id,
        )
        if row["status"] == rows.NO_WALLET:
            return o.WalletNotFound(unlock.player_id)
        wallet = rows.wallet_of(row, unlock.player_id)
        if row["status"] == rows.MOVE_REFUSED:
            return o.InsufficientFunds(wallet.available, -wallet.available)
        return o.WalletOpened(wallet=wallet, replayed=row["replayed"])


class PostgresGameSessions:
    """Implements ``Sessions``."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def open(self, session: OpenGameSession, origin: Origin) -> o.SessionOutcome:
        """Open it, or return what is there."""
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
            case rows.DONE:
                kept = await self._statements.row(SESSION, session.player_id, session.id)
                return o.GameSessionOpened(session_of(kept))
            case rows.NO_WALLET:
                return o.WalletNotFound(session.player_id)
            case rows.CURRENCY:
                expected = CURRENCY_BY_NUMBER[row["expected"]].code
                return o.CurrencyMismatch(expected, session.currency.code)
            case rows.BARRED:
                return o.BetRefused(rows.bar_reason(row))
        raise rows.unexpected_status(row)

    async def end(self, session: EndGameSession) -> o.SessionEndOutcome:
        """End it."""
        known = (await self._statements.row(_END_SESSION, session.player_id, session.id))["known"]
        if not known:
            return o.SessionNotFound(session.id)
        kept = await self._statements.row(SESSION, session.player_id, session.id)
        return o.GameSessionEnded(session_of(kept))


class PostgresStandings:
    """Implements ``Standings``."""

    def __init__(self, statements: LedgerStatements, origin: Origin) -> None:
        self._statements = statements
        self._origin = origin

    async def change(self, player_id: UUID, standing: Standing) -> o.WalletNotFound | None:
        """Set it; the next bet already sees it."""
        bits = (0 if standing.may_bet else NO_BETS) | (0 if standing.may_deposit else NO_DEPOSITS)
        barred = standing.reason.value if standing.reason else None
        row = await self._statements.row(_STANDING, player_id, bits, barred, self._origin.correlation_id)
        return None if row["known"] else o.WalletNotFound(player_id)

    async def of(self, player_id: UUID) -> Standing | None:
        """What holds now; None for a player without wallets."""
        found = await self._statements.rows(_STANDING_NOW, player_id)
        return standing_of(found[0]["standing"], found[0]["barred"]) if found else None


class PostgresCallerProfiles:
    """Implements ``CallerProfiles``."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def keep(self, profile: CallerProfile) -> None:
        """Set a caller's profile."""
        await self._statements.rows(_PROFILE, profile.caller, profile.late_wins, profile.round_minutes_max)

"""Where an account is signed in: seen and ended by its holder, and by operators for players."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from domain.identity.factors.ports import SecurityLog
from domain.identity.model import Session
from domain.identity.ports import Sessions
from domain.shared.actor import Actor, Origin


@dataclass(frozen=True, slots=True)
class ListSessions:
    """The sessions of an account."""

    account_id: UUID


@dataclass(frozen=True, slots=True)
class EndSession:
    """One of the sessions of whoever asks."""

    session_id: UUID


@dataclass(frozen=True, slots=True)
class EndAllSessions:
    """Every session of whoever asks; the one they use may stay."""

    this_one_too: bool


@dataclass(frozen=True, slots=True)
class EndPlayerSessions:
    """Every session of a player, or one of them."""

    player_id: UUID
    session_id: UUID | None


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """It is over, everywhere and at once."""

    session_id: UUID


@dataclass(frozen=True, slots=True)
class AccountSessionNotFound:
    """No such session runs."""

    message: str = "No session of yours has this id, or it has ended"


@dataclass(frozen=True, slots=True)
class SessionsEnded:
    """So many are over; none where there was no such account or session."""

    count: int


EndOutcome: TypeAlias = SessionEnded | AccountSessionNotFound


async def list_sessions(asked: ListSessions, sessions: Sessions) -> list[Session]:
    """What runs, latest first."""
    return await sessions.of_account(asked.account_id)


async def end_session(
    asked: EndSession, origin: Origin, sessions: Sessions, trail: SecurityLog
) -> EndOutcome:
    """End a session of one's own."""
    session = await sessions.by_id(asked.session_id)
    if session is None or session.account.id != account_id_of(origin.actor):
        return AccountSessionNotFound()
    await _end(session, sessions, trail)
    return SessionEnded(session.id)


async def end_all_sessions(
    asked: EndAllSessions, origin: Origin, sessions: Sessions, trail: SecurityLog
) -> SessionsEnded:
    """End all sessions of one's own."""
    account_id = account_id_of(origin.actor)
    if account_id is None:
        return SessionsEnded(0)
    await trail.record("session.ended", account_id, "AllEnded")
    but = None if asked.this_one_too else origin.session_id
    return SessionsEnded(await sessions.end_all(account_id, but=but))


async def end_player_sessions(
    asked: EndPlayerSessions, sessions: Sessions, trail: SecurityLog
) -> SessionsEnded:
    """End sessions of a player within reach; nobody else has any."""
    if asked.session_id is None:
        await trail.record("session.ended", asked.player_id, "AllEnded")
        return SessionsEnded(await sessions.end_all(asked.player_id))
    session = await sessions.by_id(asked.session_id)
    if session is None or session.account.id != asked.player_id:
        return SessionsEnded(0)
    await _end(session, sessions, trail)
    return SessionsEnded(1)


def account_id_of(actor: Actor) -> UUID | None:
    """Whose credentials stand behind an actor; programs have none."""
    return actor.account_id or actor.player_id


async def _end(session: Session, sessions: Sessions, trail: SecurityLog) -> None:
    await trail.record("session.ended", session.account.id, "Ended", session=str(session.id))
    await sessions.end(session.id)

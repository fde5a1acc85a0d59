"""Commands about sessions: listed and ended by the account's owner, and by operators for players."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias
from uuid import UUID

from domain.identity.factors.ports import SecurityLog
from domain.identity.model import Session
from domain.identity.ports import Sessions
from domain.shared.actor import Actor, Origin
from domain.shared.ids import PlayerId
from domain.shared.outcomes import Refusal, Success


@dataclass(frozen=True, slots=True)
class ListSessions:
    """List the sessions of an account."""

    account_id: UUID


@dataclass(frozen=True, slots=True)
class FindSession:
    """Find a running session by its public id."""

    session_id: UUID


@dataclass(frozen=True, slots=True)
class EndSession:
    """End one of the actor's own sessions."""

    session_id: UUID


@dataclass(frozen=True, slots=True)
class EndAllSessions:
    """End every session of the actor; the present one only with ``this_one_too``."""

    this_one_too: bool


@dataclass(frozen=True, slots=True)
class EndPlayerSessions:
    """End every session of a player, or one of them."""

    player_id: PlayerId
    session_id: UUID | None


@dataclass(frozen=True, slots=True)
class SessionEnded(Success):
    """The session has ended in every process."""

    session_id: UUID


@dataclass(frozen=True, slots=True)
class AccountSessionNotFound(Refusal):
    """The actor has no running session of this id."""

    message: ClassVar[str] = "There is no such session, or it has ended"


@dataclass(frozen=True, slots=True)
class SessionsEnded:
    """How many sessions have ended; 0 where there was no such account or session."""

    count: int


EndOutcome: TypeAlias = SessionEnded | AccountSessionNotFound


async def list_sessions(command: ListSessions, sessions: Sessions) -> list[Session]:
    """The running sessions, latest first."""
    return await sessions.of_account(command.account_id)


async def find_session(command: FindSession, sessions: Sessions) -> Session | None:
    """A running session of any account; whose the actor may see, the caller decides."""
    return await sessions.by_id(command.session_id)


async def end_session(
    command: EndSession, origin: Origin, sessions: Sessions, security_log: SecurityLog
) -> EndOutcome:
    """End a session of the actor."""
    session = await sessions.by_id(command.session_id)
    if session is None or session.account.id != account_id_of(origin.actor):
        return AccountSessionNotFound()
    await _end(session, sessions, security_log)
    return SessionEnded(session.id)


async def end_all_sessions(
    command: EndAllSessions, origin: Origin, sessions: Sessions, security_log: SecurityLog
) -> SessionsEnded:
    """End the sessions of the actor."""
    account_id = account_id_of(origin.actor)
    if account_id is None:
        return SessionsEnded(0)
    await security_log.record("session.ended", account_id, "AllEnded")
    but = None if command.this_one_too else origin.session_id
    return SessionsEnded(await sessions.end_all(account_id, but=but))


async def end_player_sessions(
    command: EndPlayerSessions, sessions: Sessions, security_log: SecurityLog
) -> SessionsEnded:
    """End sessions of a player within the actor's reach."""
    if command.session_id is None:
        await security_log.record("session.ended", command.player_id, "AllEnded")
        return SessionsEnded(await sessions.end_all(command.player_id))
    session = await sessions.by_id(command.session_id)
    if session is None or session.account.id != command.player_id:
        return SessionsEnded(0)
    await _end(session, sessions, security_log)
    return SessionsEnded(1)


def account_id_of(actor: Actor) -> UUID | None:
    """The id of the account an actor signed in to; None for services and the system."""
    return actor.account_id or actor.player_id


async def _end(session: Session, sessions: Sessions, security_log: SecurityLog) -> None:
    await security_log.record("session.ended", session.account.id, "Ended", session=str(session.id))
    await sessions.end(session.id)

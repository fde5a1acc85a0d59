"""Closes the sockets of sessions that have ended, in whichever process, or have timed out idle."""

import asyncio
from collections.abc import Iterator
from uuid import UUID

from redis.asyncio import ConnectionPool

from adapters.valkey.identity.ended_sessions import listen_for_ended_sessions
from domain.identity.ports import Sessions
from domain.shared.errors import Unavailable
from server.http.websocket.socket_registry import SocketRegistry
from server.jobs.background import Loop, endless_loop

CHECK_SECONDS = 15.0


class SessionWatch:
    """Closes a process's sockets when their sessions end.

    Ended sessions are announced through Valkey. Idle timeouts are not, and announcements may be lost with a
    connection: so all sessions are looked up every ``check_seconds``, and whenever listening begins.
    """

    def __init__(
        self,
        pool: ConnectionPool,
        sessions: Sessions,
        sockets: SocketRegistry,
        check_seconds: float = CHECK_SECONDS,
    ) -> None:
        self._pool = pool
        self._sessions = sessions
        self._sockets = sockets
        self._check_seconds = check_seconds
        self._due = asyncio.Event()

    def loops(self) -> Iterator[Loop]:
        """The background loops to run."""
        yield endless_loop("ended sessions", self.listen)
        yield endless_loop("sessions of sockets", self.check)

    async def listen(self) -> None:
        """Close the sockets of each session that ends."""
        await listen_for_ended_sessions(self._pool, self._ended, self._due.set)

    async def check(self) -> None:
        """Look up every session of an open socket, for ever."""
        while True:
            for session_id in tuple(self._sockets.by_session):
                await self._look_up(session_id)
            self._due.clear()
            await self._pause()

    async def _look_up(self, session_id: UUID) -> None:
        try:
            if await self._sessions.by_id(session_id) is None:
                self._ended(session_id)
        except Unavailable:
            return  # unknown: each operation of the socket is refused meanwhile

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(self._check_seconds):
                await self._due.wait()
        except TimeoutError:
            return

    def _ended(self, session_id: UUID) -> None:
        self._sockets.revoke_session(session_id)

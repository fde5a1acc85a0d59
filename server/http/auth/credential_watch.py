"""Closes the sockets whose credentials have ended, in any process, or whose sessions are idle too long."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress

from redis.asyncio import ConnectionPool

from adapters.valkey.identity.ended_credentials import listen_for_ended_credentials
from adapters.valkey.oauth.revocations import ValkeyRevocations
from domain.shared.credentials import CredentialEnd
from domain.shared.errors import Unavailable
from resolvers.errors import Unauthenticated
from server.http.websocket.socket_registry import SocketRegistry
from server.jobs.background import Loop, endless_loop

CHECK_SECONDS = 15.0


class CredentialWatch:
    """Closes a process's sockets when their session, token, grant or program ends.

    That is announced through Valkey. Idle timeouts are not, and announcements may be lost with a connection:
    so the credentials of all sockets are checked every ``check_seconds``, and whenever listening begins.
    """

    def __init__(
        self,
        pool: ConnectionPool,
        revocations: ValkeyRevocations,
        sockets: SocketRegistry,
        check_seconds: float = CHECK_SECONDS,
    ) -> None:
        self._pool = pool
        self._revocations = revocations
        self._sockets = sockets
        self._check_seconds = check_seconds
        self._due = asyncio.Event()

    def loops(self) -> Iterator[Loop]:
        """The background loops to run."""
        yield endless_loop("ended credentials", self.listen)
        yield endless_loop("credentials of sockets", self.check)

    async def listen(self) -> None:
        """Close the sockets of each credential that ends."""
        await listen_for_ended_credentials(self._pool, self._ended, self._revoked, self._due.set)

    async def check(self) -> None:
        """Check the credentials of every open socket, for ever."""
        while True:
            self._due.clear()
            for socket in self._sockets.one_for_each_credentials():
                # Unavailable: unknown; each operation of the socket is refused meanwhile.
                with suppress(Unauthenticated, Unavailable):
                    await socket.check_credentials()
            await self._pause()

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(self._check_seconds):
                await self._due.wait()
        except TimeoutError:
            return

    def _ended(self, id: str, ended: CredentialEnd) -> None:
        self._sockets.revoke_credential(id, ended)

    def _revoked(self, id: str, ended: CredentialEnd) -> None:
        self._revocations.invalidate(id)
        self._sockets.revoke_credential(id, ended)

"""The sockets of this process, by who is connected."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Protocol, TypeVar
from uuid import UUID

Key = TypeVar("Key")

RECHECK_BATCH: Final = 50
"""Then others get their turn: checking a few thousand sockets takes a while."""


class Revocable(Protocol):
    """An open socket whose credentials, or rights, can be taken away."""

    def revoke(self) -> None:
        """Close it soon, with 4403."""
        ...

    def recheck(self) -> None:
        """End what its caller may no longer do."""
        ...


class SocketRegistry:
    """Counts open sockets and bounds how many of them one principal holds."""

    def __init__(self, per_principal_max: int) -> None:
        self.per_principal_max = per_principal_max
        self.everyone: set[Revocable] = set()
        self.seated: defaultdict[str, set[Revocable]] = defaultdict(set)
        self.by_session: defaultdict[UUID, set[Revocable]] = defaultdict(set)
        self.open = 0

    def seat(self, principal: str | None, socket: Revocable, session_id: UUID | None = None) -> bool:
        """Count a socket in; False where this principal has too many. Nobody in particular is not bounded."""
        if principal is not None:
            if len(self.seated.get(principal, ())) >= self.per_principal_max:
                return False
            self.seated[principal].add(socket)
        if session_id is not None:
            self.by_session[session_id].add(socket)
        self.everyone.add(socket)
        self.open += 1
        return True

    def leave(self, principal: str | None, socket: Revocable, session_id: UUID | None = None) -> None:
        """Count a seated socket out."""
        self.open -= 1
        self.everyone.discard(socket)
        if principal is not None:
            _remove(self.seated, principal, socket)
        if session_id is not None:
            _remove(self.by_session, session_id, socket)

    def revoke(self, principal: str) -> int:
        """Close every socket of a principal whose sessions ended; how many there were."""
        return _revoke(self.seated.get(principal, ()))

    def revoke_session(self, session_id: UUID) -> int:
        """Close every socket of a session that has ended; how many there were."""
        return _revoke(self.by_session.get(session_id, ()))

    async def recheck(self) -> None:
        """After a change of rights: end every operation whose caller may no longer run it."""
        for number, socket in enumerate(tuple(self.everyone), 1):
            socket.recheck()
            if number % RECHECK_BATCH == 0:
                await asyncio.sleep(0)


def _remove(index: defaultdict[Key, set[Revocable]], key: Key, socket: Revocable) -> None:
    index[key].discard(socket)
    if not index[key]:
        del index[key]


def _revoke(sockets: Iterable[Revocable]) -> int:
    leaving = list(sockets)
    for socket in leaving:
        socket.revoke()
    return len(leaving)

"""The open sockets of this process, by principal and by credential."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Protocol, TypeVar

from domain.shared.credentials import CredentialEnd
from server.http.websocket.operation_counter import OperationCounter

Key = TypeVar("Key")

RECHECK_BATCH: Final = 50
"""After so many the event loop runs other tasks: checking a few thousand sockets takes a while."""


class Revocable(Protocol):
    """An open socket whose credentials or rights can be revoked."""

    def revoke(self, ended: CredentialEnd) -> None:
        """Close it soon, with the code of what has ended."""
        ...

    def recheck(self) -> None:
        """Stop operations its caller may no longer run."""
        ...

    async def check_credentials(self) -> None:
        """Close it, and those of the same credentials, if one of these has ended.

        Raises:
            Unauthenticated: one has.
            Unavailable: that cannot be checked now.
        """
        ...


class SocketRegistry:
    """Counts open sockets, and their callers' operations, and limits those of one principal."""

    def __init__(self, per_principal_max: int, operations_max: int = 2_000) -> None:
        self.operations = OperationCounter(operations_max)
        self.per_principal_max = per_principal_max
        self.open_sockets: set[Revocable] = set()
        self.by_principal: defaultdict[str, set[Revocable]] = defaultdict(set)
        self.by_credential: defaultdict[str, set[Revocable]] = defaultdict(set)
        self.by_credentials: defaultdict[frozenset[str], set[Revocable]] = defaultdict(set)
        self.open = 0
        self.anonymous_messages = asyncio.Lock()
        """Held while a socket is accepted, and while a message of one without credentials is read."""

    def add(
        self, principal: str | None, socket: Revocable, credential_ids: frozenset[str] = frozenset()
    ) -> bool:
        """Add a socket; False where this principal has too many. Anonymous ones are not limited."""
        if principal is not None:
            if len(self.by_principal.get(principal, ())) >= self.per_principal_max:
                return False
            self.by_principal[principal].add(socket)
        if credential_ids:
            self.by_credentials[credential_ids].add(socket)
        for id in credential_ids:
            self.by_credential[id].add(socket)
        self.open_sockets.add(socket)
        self.open += 1
        return True

    def remove(
        self, principal: str | None, socket: Revocable, credential_ids: frozenset[str] = frozenset()
    ) -> None:
        """Remove a socket."""
        self.open -= 1
        self.open_sockets.discard(socket)
        if principal is not None:
            _remove(self.by_principal, principal, socket)
        if credential_ids:
            _remove(self.by_credentials, credential_ids, socket)
        for id in credential_ids:
            _remove(self.by_credential, id, socket)

    def revoke(self, principal: str) -> int:
        """Close every socket of a principal whose sessions ended; returns how many."""
        return _revoke(self.by_principal.get(principal, ()), CredentialEnd.SESSION)

    def revoke_credential(self, id: str, ended: CredentialEnd) -> int:
        """Close every socket of a session, token, grant or program that has ended; returns how many."""
        return _revoke(self.by_credential.get(id, ()), ended)

    def revoke_all_with(self, credential_ids: frozenset[str], ended: CredentialEnd) -> int:
        """Close every socket with exactly these credentials; returns how many."""
        return _revoke(self.by_credentials.get(credential_ids, ()), ended)

    def one_for_each_credentials(self) -> Iterator[Revocable]:
        """One socket for all with the same credentials; sockets that are open when it is their turn."""
        for ids in tuple(self.by_credentials):
            sockets = self.by_credentials.get(ids)
            if sockets:
                yield next(iter(sockets))

    async def recheck(self) -> None:
        """After a change of rights: stop every operation whose caller may no longer run it."""
        for number, socket in enumerate(tuple(self.open_sockets), 1):
            socket.recheck()
            if number % RECHECK_BATCH == 0:
                await asyncio.sleep(0)


def _remove(index: defaultdict[Key, set[Revocable]], key: Key, socket: Revocable) -> None:
    index[key].discard(socket)
    if not index[key]:
        del index[key]


def _revoke(sockets: Iterable[Revocable], ended: CredentialEnd) -> int:
    leaving = list(sockets)
    for socket in leaving:
        socket.revoke(ended)
    return len(leaving)

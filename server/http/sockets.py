"""The sockets of this process, by who is connected."""

from collections import defaultdict
from typing import Protocol


class Revocable(Protocol):
    """An open socket whose credentials can be taken away."""

    def revoke(self) -> None:
        """Close it soon, with 4403."""
        ...


class Sockets:
    """Counts open sockets and bounds how many of them one principal holds."""

    def __init__(self, per_principal_max: int) -> None:
        self.per_principal_max = per_principal_max
        self.seated: defaultdict[str, set[Revocable]] = defaultdict(set)
        self.open = 0

    def seat(self, principal: str | None, socket: Revocable) -> bool:
        """Count a socket in; False where this principal has too many. Nobody in particular is not bounded."""
        if principal is not None:
            if len(self.seated.get(principal, ())) >= self.per_principal_max:
                return False
            self.seated[principal].add(socket)
        self.open += 1
        return True

    def leave(self, principal: str | None, socket: Revocable) -> None:
        """Count a seated socket out."""
        self.open -= 1
        if principal is not None:
            self.seated[principal].discard(socket)
            if not self.seated[principal]:
                del self.seated[principal]

    def revoke(self, principal: str) -> int:
        """Close every socket of a principal whose sessions ended; how many there were."""
        leaving = list(self.seated.get(principal, ()))
        for socket in leaving:
            socket.revoke()
        return len(leaving)

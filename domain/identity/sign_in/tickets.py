"""Tickets: the state of a sign-in between the password and the second factor, or of one by passkey."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from domain.identity.model import Account, Factor
from domain.identity.sign_in.lockout import SignInAttempt
from domain.shared.actor import ActorKind

LIFETIME: Final = timedelta(minutes=5)
ATTEMPTS_MAX: Final = 5


@dataclass(frozen=True, slots=True)
class Ticket:
    """An unfinished sign-in. ``binding`` ties factors' challenges to it, ``device`` the browser.

    ``account`` is None where a passkey will identify it. ``password_of`` identifies the password that was
    checked, by the time it was set. ``counted`` is the attempt to clear on success.
    """

    kind: ActorKind
    binding: str
    device: bytes
    account: Account | None = None
    factors: tuple[Factor, ...] = ()
    password_of: datetime | None = None
    counted: SignInAttempt | None = None


class Tickets(Protocol):
    """Tickets: valid for five minutes and five attempts, each counted before it is made."""

    async def issue(self, ticket: Ticket) -> str:
        """Store a ticket; returns its secret for the client, of which only the hash is stored."""
        ...

    async def find(self, secret: str) -> Ticket | None:
        """The ticket of a secret, while it is valid."""
        ...

    async def attempt(self, secret: str) -> Ticket | None:
        """Count an attempt; the ticket, or None when it has expired or no attempts are left."""
        ...

    async def take(self, secret: str) -> bool:
        """Use a ticket up; True for exactly one of concurrent callers."""
        ...

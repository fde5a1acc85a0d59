"""Tickets: what somebody holds who has shown a password and must show more, or begins with a passkey."""

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
    """``binding`` ties the challenges of factors to it, ``device`` it to the browser it was given to.

    ``account`` is None where a passkey will say whose it is. ``password_of`` tells which password was shown,
    by the moment it was set. ``counted`` is the attempt that goes on with the ticket.
    """

    kind: ActorKind
    binding: str
    device: bytes
    account: Account | None = None
    factors: tuple[Factor, ...] = ()
    password_of: datetime | None = None
    counted: SignInAttempt | None = None


class Tickets(Protocol):
    """Tickets, five minutes each, for five attempts that are counted before each is made."""

    async def issue(self, ticket: Ticket) -> str:
        """Keep a ticket; gives what the client shows, a secret that is kept as a hash only."""
        ...

    async def find(self, shown: str) -> Ticket | None:
        """A ticket that still holds."""
        ...

    async def attempt(self, shown: str) -> Ticket | None:
        """A ticket for one more attempt; None when there are none left."""
        ...

    async def take(self, shown: str) -> bool:
        """Use a ticket up; True for one alone of many who try."""
        ...

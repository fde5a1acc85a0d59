"""All it takes to sign somebody in, and what can come of it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeAlias

from domain.identity.accounts import Accounts, Kept
from domain.identity.entering import AccountClosed, Doorway, SessionOpened
from domain.identity.factors_ports import Passwordless, Trail
from domain.identity.lockout import KNOCK_WINDOW, Counted, SignInAttempts, network_of
from domain.identity.model import Account, Factor
from domain.identity.passwords import Hashing
from domain.identity.ports import Codes, SecondFactors
from domain.identity.session_rules import Client, SecurityRules
from domain.identity.tickets import Ticket, Tickets
from domain.shared.actor import ActorKind

BUSY_SECONDS: Final = 2
"""How long to wait when too many passwords are being hashed already."""


@dataclass(frozen=True, slots=True)
class FactorRequired:
    """The password is right and not enough: the ticket is good for one of the factors."""

    ticket: str
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """What the client needs to prove a factor."""

    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PasskeyBegun:
    """What the client needs to sign in by a passkey alone."""

    ticket: str
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SignInFailed:
    """Something was wrong; nobody is told what."""


@dataclass(frozen=True, slots=True)
class TryLater:
    """Too many attempts from here; this one was not looked at."""

    seconds: int


SignInOutcome: TypeAlias = SessionOpened | FactorRequired | SignInFailed | TryLater


@dataclass(frozen=True, slots=True)
class PasswordShown:
    """An attempt to sign in to an account of a kind and brand."""

    kind: ActorKind
    brand: str
    login: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Desk:
    """All it takes. ``knocks_max`` bounds the attempts of one network address within a minute."""

    accounts: Accounts
    attempts: SignInAttempts
    tickets: Tickets
    hashing: Hashing
    factors: SecondFactors
    passkeys: Passwordless
    codes: Codes
    trail: Trail
    door: Doorway
    knocks_max: int

    @property
    def client(self) -> Client:
        """What asks."""
        return self.door.client

    def rules_for(self, kept: Kept | None) -> SecurityRules:
        """The rules of the account, or of attempts at none."""
        book, now = self.door.rules, self.door.clock.now()
        return book.of(kept.account, kept.jurisdiction, now) if kept else book.of_nobody(now)

    def ticket(
        self,
        account: Account | None,
        factors: tuple[Factor, ...],
        password_of: datetime | None,
        attempt: Counted | None,
        kind: ActorKind | None = None,
    ) -> Ticket:
        """A ticket for whoever asks, with a binding of its own."""
        whose = account.kind if account else kind or ActorKind.PLAYER
        binding = f"ticket:{secrets.token_urlsafe(16)}"
        return Ticket(whose, binding, self.client.device, account, factors, password_of, attempt)

    async def failed(self, account: Account | None) -> SignInFailed:
        """Record a failure."""
        await self.trail.note("sign_in.failed", account.id if account else None, "SignInFailed")
        return SignInFailed()

    async def knock(self) -> TryLater | None:
        """Turn an address away that comes too often, before anything is done for it."""
        address = network_of(self.door.client.ip)
        wait = await self.attempts.knock(address, self.knocks_max, KNOCK_WINDOW)
        return TryLater(wait) if wait else None

    async def let_in(
        self, kept: Kept, factors: tuple[Factor, ...], attempt: Counted | None, *, by_password: bool
    ) -> SignInOutcome:
        """Open a session; the attempt was none of a guesser."""
        opened = await self.door.let_in(kept, factors, by_password=by_password)
        if isinstance(opened, AccountClosed):
            return await self.failed(kept.account)
        if attempt is not None:
            await self.attempts.succeeded(attempt)
        return opened

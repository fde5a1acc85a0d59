"""``SignInPorts``, the ports that signing in uses, and the outcomes of signing in."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Final, TypeAlias

from domain.identity.accounts import Accounts, BarredAccounts, BarredStatus, StoredAccount
from domain.identity.factors.ports import Passwordless, SecurityLog
from domain.identity.model import Account, Factor
from domain.identity.ports import Codes, PasswordHasher, SecondFactors
from domain.identity.session_rules import ClientInfo, SecurityRules
from domain.identity.sign_in.lockout import ADDRESS_ATTEMPTS_WINDOW, SignInAttempt, SignInAttempts, network_of
from domain.identity.sign_in.session_opener import AccountClosed, SessionOpened, SessionOpener
from domain.identity.sign_in.tickets import Ticket, Tickets
from domain.shared.actor import ActorKind
from domain.shared.outcomes import Refusal

BUSY_SECONDS: Final = 2
"""Waiting time when too many passwords are being hashed already."""


@dataclass(frozen=True, slots=True)
class FactorRequired:
    """The password is right; the ticket is valid for proving one of the factors."""

    ticket: str
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class FactorChallenge:
    """What the client needs to prove a factor."""

    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PasskeySignInBegun:
    """What the client needs to sign in by a passkey alone."""

    ticket: str
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SignInFailed:
    """The sign-in failed, for any reason: the outcome does not say which."""


@dataclass(frozen=True, slots=True)
class AccountBarred(Refusal):
    """The password, or the passkey, is right, and the player's status does not allow signing in."""

    message: ClassVar[str] = "The account is suspended or closed: ask the casino's support"

    status: BarredStatus


@dataclass(frozen=True, slots=True)
class TooManyAttempts(Refusal):
    """Too many attempts; this one was not checked. ``seconds``: how long to wait."""

    message: ClassVar[str] = "There were too many attempts: wait, then try again"

    seconds: int


SignInOutcome: TypeAlias = SessionOpened | FactorRequired | SignInFailed | AccountBarred | TooManyAttempts


@dataclass(frozen=True, slots=True)
class PasswordSignIn:
    """An attempt to sign in to an account of a kind and brand."""

    kind: ActorKind
    brand: str
    login: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignInPorts:
    """The ports of signing in. ``address_attempts_max``: attempts per network address and minute."""

    accounts: Accounts
    barred: BarredAccounts
    attempts: SignInAttempts
    tickets: Tickets
    hasher: PasswordHasher
    factors: SecondFactors
    passkeys: Passwordless
    codes: Codes
    security_log: SecurityLog
    opener: SessionOpener
    address_attempts_max: int

    @property
    def client(self) -> ClientInfo:
        """The client of the request."""
        return self.opener.client

    def rules_for(self, stored: StoredAccount | None) -> SecurityRules:
        """The rules of the account, or the neutral ones without an account."""
        rules, now = self.opener.rules, self.opener.clock.now()
        return rules.of(stored.account, stored.jurisdiction, now) if stored else rules.neutral(now)

    def ticket(
        self,
        account: Account | None,
        factors: tuple[Factor, ...],
        password_of: datetime | None,
        attempt: SignInAttempt | None,
        kind: ActorKind | None = None,
    ) -> Ticket:
        """A ticket for this client, with a binding of its own."""
        account_kind = account.kind if account else kind or ActorKind.PLAYER
        binding = f"ticket:{secrets.token_urlsafe(16)}"
        return Ticket(account_kind, binding, self.client.device, account, factors, password_of, attempt)

    async def failed(self, account: Account | None) -> SignInFailed:
        """Record a failed sign-in in the audit log."""
        await self.security_log.record("sign_in.failed", account.id if account else None, "SignInFailed")
        return SignInFailed()

    async def not_open(self, account: Account) -> AccountBarred | SignInFailed:
        """The refusal of an account that is not open, for who has proved to be its owner.

        Players learn their status. Operators learn nothing: another operator disabled them.
        """
        status = await self.barred.status_of(account) if account.kind is ActorKind.PLAYER else None
        if status is None:
            return await self.failed(account)
        await self.security_log.record("sign_in.failed", account.id, "AccountBarred")
        return AccountBarred(status)

    async def rate_limit(self) -> TooManyAttempts | None:
        """Count an attempt of the client's network address; the refusal where there were too many."""
        address = network_of(self.opener.client.ip)
        wait = await self.attempts.rate_limit(address, self.address_attempts_max, ADDRESS_ATTEMPTS_WINDOW)
        return TooManyAttempts(wait) if wait else None

    async def open_session(
        self,
        stored: StoredAccount,
        factors: tuple[Factor, ...],
        attempt: SignInAttempt | None,
        *,
        by_password: bool,
    ) -> SignInOutcome:
        """Open a session and clear the attempt's failures."""
        opened = await self.opener.open(stored, factors, by_password=by_password)
        if isinstance(opened, AccountClosed):
            return await self.failed(stored.account)
        if attempt is not None:
            await self.attempts.succeeded(attempt)
        return opened

"""Accounts as signing in uses them, and the ports that find and change them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Final, Protocol
from uuid import UUID

from domain.identity.model import Account, Factor, SignIn
from domain.shared.actor import ActorKind

Run = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]
"""Carries out one command in a transaction of its own, on behalf of one origin."""

TEMPORARY_PASSWORD_LIFETIME: Final = timedelta(days=7)
"""How long a password that was set by another person can be used to sign in."""


@dataclass(frozen=True, slots=True)
class StoredAccount:
    """What is stored of an account for signing in. ``jurisdiction`` is that of a player's pack.

    ``password_of`` is when the password was set, which identifies it among the account's passwords.

    ``known_device``: the account was signed in to with the present device before.

    ``password_given``: another person set the password, so it can be used for a week, and must be changed.
    """

    account: Account
    open: bool
    password_hash: str | None = field(repr=False)
    password_of: datetime | None
    jurisdiction: str | None
    last_sign_in: SignIn | None
    known_device: bool
    password_given: bool = False

    def usable(self, now: datetime) -> str | None:
        """The hash of the password that is valid now, be the account open or not; None without one."""
        lapsed = (
            self.password_given and self.password_of and now - self.password_of >= TEMPORARY_PASSWORD_LIFETIME
        )
        return None if lapsed else self.password_hash


class Accounts(Protocol):
    """Finds accounts; each look-up is one statement, whether or not there is such an account."""

    def normalized_login(self, kind: ActorKind, brand: str, login: str) -> str:
        """A login as it is compared: its spellings have one normal form, whether or not it exists."""
        ...

    async def by_login(self, kind: ActorKind, brand: str, login: str, device: bytes) -> StoredAccount | None:
        """The account of a login: a player's username or e-mail address, an operator's login.

        An operator's account has ``brand``, the brand they want to work in; None where there is no such
        brand.
        """
        ...

    async def by_id(self, account: Account, device: bytes) -> StoredAccount | None:
        """The same account, as it is stored now."""
        ...


class BarredStatus(Enum):
    """The statuses of players in which they may not sign in."""

    SUSPENDED = "SUSPENDED"
    CLOSED = "CLOSED"


class BarredAccounts(Protocol):
    """Tells why accounts of players are not open."""

    async def status_of(self, account: Account) -> BarredStatus | None:
        """The player's status, where it bars them from signing in."""
        ...


@dataclass(frozen=True, slots=True)
class RecordSignIn:
    """A sign-in by ``factors``. ``password_of`` identifies the password used; None without one."""

    account: Account
    at: datetime
    ip: str | None
    device: bytes
    password_of: datetime | None = None
    factors: tuple[Factor, ...] = ()


@dataclass(frozen=True, slots=True)
class SignInRecorded:
    """The sign-in is recorded. ``seq`` numbers the first of its facts. ``first``: the account's first one."""

    seq: int
    new_device: bool
    first: bool

    @property
    def recorded(self) -> Mapping[str, str]:
        """Details for the audit log."""
        return {"device": "NEW" if self.new_device else "KNOWN"}


@dataclass(frozen=True, slots=True)
class Rehash:
    """The present password, hashed again with the present parameters."""

    account: Account
    password_of: datetime
    hashed: str = field(repr=False)


class Visits(Protocol):
    """When players were last seen; provided by the players context."""

    async def record(self, player_id: UUID, at: datetime) -> None:
        """The player signed in, in the same transaction."""
        ...


class AccountBook(Protocol):
    """Changes accounts, within a command's transaction."""

    async def record_sign_in(self, sign_in: RecordSignIn) -> SignInRecorded | None:
        """Record a sign-in; None where the account or its password has changed meanwhile."""
        ...

    async def set_password(
        self,
        account_id: UUID,
        hashed: str,
        at: datetime,
        *,
        given: bool = False,
        asked_at: datetime | None = None,
    ) -> int | None:
        """Store a password hash; returns the number of the fact, or None where there is no open account.

        ``given``: set by another person, so it has to be changed at the next sign-in.
        ``asked_at``: when a code for it was sent by e-mail; None, too, where the address was changed since.
        """
        ...

    async def rehash(self, rehash: Rehash) -> bool:
        """Replace the hash of the same password; False where the password has changed meanwhile."""
        ...

    async def next_seq(self, account_id: UUID) -> int | None:
        """The number of the account's next fact; None where there is no such account."""
        ...


class RunAsAccount(Protocol):
    """Carries out commands on behalf of an account, or of none before the sign-in."""

    def __call__(self, account: Account | None) -> Run:
        """The runner with the account as its actor."""
        ...

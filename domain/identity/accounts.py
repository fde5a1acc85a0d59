"""Accounts as signing in sees them, and where they are kept."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Protocol
from uuid import UUID

from domain.identity.model import Account, Factor, SignIn
from domain.shared.actor import ActorKind

Run = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]
"""Carries one command out in one transaction of its own, on behalf of whoever asks."""

TEMPORARY_PASSWORD_LIFETIME: Final = timedelta(days=7)
"""How long somebody has to come in with a password that was made for them."""


@dataclass(frozen=True, slots=True)
class StoredAccount:
    """What is kept of an account for signing in. ``jurisdiction`` is that of a player's pack.

    ``password_of`` is when the password was set, which tells it from every other the account had.

    ``known_device``: somebody has signed in to it with the device that asks.

    ``password_given``: somebody else made the password, so it signs in for a week, and only to be changed.
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
        """The hash of the password that signs in now, if any does."""
        lapsed = (
            self.password_given and self.password_of and now - self.password_of >= TEMPORARY_PASSWORD_LIFETIME
        )
        return self.password_hash if self.open and not lapsed else None


class Accounts(Protocol):
    """Finds accounts; each look-up is one statement, whatever comes of it."""

    def normalized_login(self, kind: ActorKind, brand: str, login: str) -> str:
        """A login as it is compared, whether anybody has it or not: its spellings are one."""
        ...

    async def by_login(self, kind: ActorKind, brand: str, login: str, device: bytes) -> StoredAccount | None:
        """Whose login this is: a player's username or e-mail address, an operator's login.

        An operator's account comes with ``brand``, in which they want to work; None where there is no such
        brand.
        """
        ...

    async def by_id(self, account: Account, device: bytes) -> StoredAccount | None:
        """An account whose id is known."""
        ...


@dataclass(frozen=True, slots=True)
class RecordSignIn:
    """Somebody comes in by ``factors``.

    ``password_of`` tells which password they showed; None where they showed none.
    """

    account: Account
    at: datetime
    ip: str | None
    device: bytes
    password_of: datetime | None = None
    factors: tuple[Factor, ...] = ()


@dataclass(frozen=True, slots=True)
class SignInRecorded:
    """The account let them in. ``seq`` numbers the first of their facts. ``first``: nobody was in before."""

    seq: int
    new_device: bool
    first: bool

    @property
    def recorded(self) -> Mapping[str, str]:
        """What the audit log keeps of it."""
        return {"device": "NEW" if self.new_device else "KNOWN"}


@dataclass(frozen=True, slots=True)
class Rehash:
    """The same password, hashed by today's parameters."""

    account: Account
    password_of: datetime
    hashed: str = field(repr=False)


class AccountBook(Protocol):
    """Changes accounts, within a command's transaction."""

    async def enter(self, entrance: RecordSignIn) -> SignInRecorded | None:
        """Note that somebody comes in; None where the account or its password has changed meanwhile."""
        ...

    async def set_password(
        self, account_id: UUID, hashed: str, at: datetime, *, given: bool = False
    ) -> int | None:
        """Keep another password; gives the number of the fact. None: there is no such open account.

        ``given``: its holder did not choose it, and is to choose another.
        """
        ...

    async def rehash(self, rehash: Rehash) -> bool:
        """Keep the same password under another hash; False where it has changed meanwhile."""
        ...

    async def next_seq(self, account_id: UUID) -> int | None:
        """The number of one more fact about the account; None: there is no such account."""
        ...


class RunAsAccount(Protocol):
    """Carries commands out on behalf of an account, or of nobody yet."""

    def __call__(self, account: Account | None) -> Run:
        """What runs them."""
        ...

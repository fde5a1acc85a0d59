"""Ports of the identity context: sessions, passwords, codes, messages, second factors.

Ports backed by Valkey raise ``Unavailable`` when it cannot be reached: access is then refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol
from uuid import UUID

from domain.identity.model import Account, Factor, Proof, Session


class Sessions(Protocol):
    """Sessions, stored by the hash of their secret."""

    async def open(self, session: Session) -> str:
        """Store a new session; returns its secret, 256 bits as text."""
        ...

    async def find(self, secret: str) -> Session | None:
        """The running session of this secret; counts as its use."""
        ...

    async def by_id(self, id: UUID) -> Session | None:
        """A running session by its public id; does not count as its use."""
        ...

    async def touch(self, id: UUID) -> Session | None:
        """A running session by its public id; counts as its use. The caller has checked the secret before."""
        ...

    async def of_account(self, account_id: UUID) -> list[Session]:
        """The running sessions of an account, latest first."""
        ...

    async def prove(self, id: UUID, proof: Proof) -> str | None:
        """Add a proof and replace the session's secret, which is returned. None: the session has ended."""
        ...

    async def end(self, id: UUID) -> bool:
        """End one session in every process at once; False where there was none."""
        ...

    async def end_all(self, account_id: UUID, *, but: UUID | None = None, barred: bool = False) -> int:
        """End every session of an account except ``but``; returns how many there were.

        ``barred``: because the account may not sign in any more, which its open sockets are told.
        """
        ...


@dataclass(frozen=True, slots=True)
class PasswordCheck:
    """The result of a check; ``rehashed`` is a hash with the present parameters where they have changed."""

    right: bool
    rehashed: str | None = None


class PasswordHasher(Protocol):
    """Hashes passwords, slowly by design. None: too many wait already. Never call it in a transaction."""

    async def hash(self, password: str) -> str | None:
        """The hash to store."""
        ...

    async def check(self, password: str, hashed: str | None) -> PasswordCheck | None:
        """Compare a password with a hash; without a hash the result is wrong, after the same time."""
        ...


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A code to be sent. ``id`` goes to the client, ``code`` only to the recipient of the message."""

    id: str
    code: str


class Codes(Protocol):
    """Six-digit codes: stored as an HMAC, valid five minutes, for five attempts counted before the check."""

    async def issue(self, purpose: str, binding: str, subject: str) -> IssuedCode:
        """Issue a code that is valid for this purpose and this binding (a ticket, a session) only."""
        ...

    async def redeem(self, id: str, purpose: str, binding: str, code: str) -> str | None:
        """The subject the code was issued for, once; None for every reason of refusal alike."""
        ...


class MessageChannel(Enum):
    """The channel of a message."""

    EMAIL = "EMAIL"
    SMS = "SMS"


@dataclass(frozen=True, slots=True)
class Message:
    """A message to send: a template's name and its parameters.

    ``brand`` is the code; people read its name. ``key`` makes sending it twice harmless. ``account_id`` is
    None where there is no account yet. ``language`` is a BCP 47 tag; where the template lacks it, English is
    sent. The templates and their parameters are listed in ``adapters/messages/templates/en.toml``.
    """

    channel: MessageChannel
    to: str
    template: str
    params: Mapping[str, str]
    key: str
    brand: str
    account_id: UUID | None = None
    language: str = "en"


class BrandNames(Protocol):
    """The names of brands, as people know them."""

    async def name_of(self, brand: str) -> str:
        """The name of the brand with this code; the code where there is no such brand."""
        ...


class Delivery(Enum):
    """Whether a message was sent."""

    SENT = "SENT"
    LIMITED = "LIMITED"
    FAILED = "FAILED"


class Messages(Protocol):
    """Sends messages, within limits per recipient, account, address and country; never raises."""

    async def send(self, message: Message, ip: str | None = None) -> Delivery:
        """Hand a message to its provider. Do it after the transaction, not within."""
        ...


class SecondFactors(Protocol):
    """Begins and checks second factors. ``binding`` ties a challenge to a ticket or step-up."""

    async def of(self, account: Account) -> tuple[Factor, ...]:
        """The confirmed factors, strongest first."""
        ...

    async def begin(self, account: Account, factor: Factor, binding: str) -> Mapping[str, Any] | None:
        """WebAuthn options or where a code was sent; None: not enrolled, or the code could not be sent."""
        ...

    async def check(self, account: Account, factor: Factor, answer: Mapping[str, Any], binding: str) -> bool:
        """Whether the answer proves the factor; each answer is accepted once."""
        ...

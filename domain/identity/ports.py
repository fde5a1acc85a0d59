"""What the identity context needs from the world.

Ports kept in Valkey raise ``Unavailable`` when it cannot be reached: whoever asks is refused, never let in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol
from uuid import UUID

from domain.identity.model import Account, Factor, Proof, Session


class Sessions(Protocol):
    """Signed-in accounts, by the hash of a secret that only their holders have."""

    async def open(self, session: Session) -> str:
        """Keep a new session; gives its secret, 256 bits as text."""
        ...

    async def find(self, secret: str) -> Session | None:
        """The session of this secret if it still runs; being found counts as being seen."""
        ...

    async def by_id(self, id: UUID) -> Session | None:
        """A running session by its public id; this is not being seen."""
        ...

    async def touch(self, id: UUID) -> Session | None:
        """A running session by its public id, seen just now: for who has shown its secret before."""
        ...

    async def of_account(self, account_id: UUID) -> list[Session]:
        """The running sessions of an account, latest first."""
        ...

    async def prove(self, id: UUID, proof: Proof) -> str | None:
        """Add a proof and give the session a new secret; the old one stops to hold. None: it has ended."""
        ...

    async def end(self, id: UUID) -> bool:
        """End one session, everywhere and at once; False where there was none."""
        ...

    async def end_all(self, account_id: UUID, *, but: UUID | None = None) -> int:
        """End every session of an account except ``but``; how many there were."""
        ...


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A code on its way to somebody. ``id`` is handed to the client, ``code`` only to the recipient."""

    id: str
    code: str


class Codes(Protocol):
    """Six-digit codes: kept as an HMAC, five minutes, five attempts counted before each is looked at."""

    async def issue(self, purpose: str, binding: str, subject: str) -> IssuedCode:
        """Make a code that is good for this purpose and this binding (a ticket, a session) only."""
        ...

    async def redeem(self, id: str, purpose: str, binding: str, code: str) -> str | None:
        """The subject the code was issued for, once; None for anything wrong, and it never says what."""
        ...


class MessageChannel(Enum):
    """How a message reaches somebody."""

    EMAIL = "EMAIL"
    SMS = "SMS"


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell somebody: a template's name and what goes into it.

    ``key`` makes sending it twice harmless. ``account_id`` is None where nobody has an account yet.
    ``language`` is a BCP 47 tag; where there is no text in it, English is sent. The templates, and the
    params each of them takes, are listed in ``adapters/messages/templates/en.toml``.
    """

    channel: MessageChannel
    to: str
    template: str
    params: Mapping[str, str]
    key: str
    brand: str
    account_id: UUID | None = None
    language: str = "en"


class Delivery(Enum):
    """What became of a message."""

    SENT = "SENT"
    LIMITED = "LIMITED"
    FAILED = "FAILED"


class Messages(Protocol):
    """Sends messages, within limits per recipient, account, address and country; never raises."""

    async def send(self, message: Message, ip: str | None = None) -> Delivery:
        """Hand a message to its provider. Do it after the transaction, not within."""
        ...


class SecondFactors(Protocol):
    """What an account has enrolled beside its password. ``binding`` ties a challenge to what it is for."""

    async def of(self, account: Account) -> tuple[Factor, ...]:
        """The confirmed factors, strongest first."""
        ...

    async def begin(self, account: Account, factor: Factor, binding: str) -> Mapping[str, Any] | None:
        """What the client needs to answer: WebAuthn options, where a code was sent. None: not enrolled."""
        ...

    async def check(self, account: Account, factor: Factor, answer: Mapping[str, Any], binding: str) -> bool:
        """Whether the answer proves the factor; each answer is accepted once."""
        ...

"""A provider of webhooks: how its requests are verified and read, and who handles them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from hashlib import sha256
from typing import Any, Final, Protocol

from domain.inbound.model import REPLAY_WINDOW

Headers = Mapping[str, str]
"""Names in lower case."""

TEXT_CHARACTERS_MAX: Final = 255
"""Of an event's id, type and subject."""

UNREADABLE: Final = "UNREADABLE"
"""The failure of a webhook that is signed rightly and that ``describe`` could not read."""


DUPLICATE: Final = "DUPLICATE"
"""Instead of a failure: when it could be read at last, the same event had been received again."""


class RefusalReason(Enum):
    """Why a request is not accepted; the caller is not told."""

    NO_SIGNATURE = "NO_SIGNATURE"
    WEAK_ALGORITHM = "WEAK_ALGORITHM"
    BAD_SIGNATURE = "BAD_SIGNATURE"
    OUTSIDE_WINDOW = "OUTSIDE_WINDOW"


@dataclass(frozen=True, slots=True)
class Refused:
    """The request is not the provider's, or not of now."""

    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class Signed:
    """A secret of ours has signed these bytes. ``id`` and ``at``: what else it has signed, where it has."""

    id: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """What a body says of itself; see ``InboundWebhook``.

    ``event_id`` None: the id in the headers, or the digest of the body. ``occurred_at`` None: when it was
    signed, or received.
    """

    event_type: str
    event_id: str | None = None
    subject: str | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is stored. ``readable``: False where ``describe`` failed."""

    event_id: str
    event_type: str
    subject: str | None
    occurred_at: datetime
    readable: bool


class Verifier(Protocol):
    """One way of signing. It looks at the bytes as they arrived, and parses none of them."""

    def verify(self, headers: Headers, body: bytes, secrets: Sequence[str]) -> Signed | Refused:
        """Whether one of these secrets has signed; comparing takes as long for every wrong signature."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundProvider:
    """A provider whose webhooks a context handles.

    ``name`` is in the path: ``/webhooks/<name>``. ``secrets``: those that are in force for a brand, none
    where the brand has no account there. ``describe`` reads a verified body, and raises ``ValueError`` or
    anything else for what it does not understand: that is stored and parked. ``handler`` is given an
    ``InboundMessage`` and the ports that its parameters name.
    """

    name: str
    verifier: Verifier
    secrets: Callable[[str], Awaitable[Sequence[str]]]
    describe: Callable[[Headers, bytes], Described]
    handler: Callable[..., Awaitable[Any]]
    window: timedelta = REPLAY_WINDOW

    def verify(
        self, headers: Headers, body: bytes, secrets: Sequence[str], now: datetime
    ) -> Accepted | Refused:
        """Verify the bytes, then their time, then read what they are about."""
        signed = self.verifier.verify(headers, body, secrets)
        if isinstance(signed, Refused):
            return signed
        if signed.at is not None and abs(now - signed.at) > self.window:
            return Refused(RefusalReason.OUTSIDE_WINDOW)
        return self.accepted(headers, body, signed, now)

    def accepted(self, headers: Headers, body: bytes, signed: Signed, now: datetime) -> Accepted:
        """What is stored of a verified request.

        A time that lies in the future counts as now: everything that follows would be late.
        """
        otherwise = signed.id or f"sha256:{sha256(body).hexdigest()}"
        try:
            said = self.describe(headers, body)
            for each in (said.event_id or otherwise, said.event_type, said.subject):
                _require_text(each)
            happened = _utc(said.occurred_at or signed.at or now)
        except Exception:  # noqa: BLE001 - of whatever kind: it is signed, and must not be lost
            return Accepted(otherwise, "", None, signed.at or now, readable=False)
        at = happened if happened <= now + self.window else now
        return Accepted(said.event_id or otherwise, said.event_type, said.subject, at, readable=True)


def _require_text(text: str | None) -> None:
    """Check that PostgreSQL takes it; JSON may hold halves of characters, which have no bytes.

    Raises:
        ValueError: it does not.
    """
    if text is not None and (not 0 < len(text) <= TEXT_CHARACTERS_MAX or b"\0" in text.encode()):
        raise ValueError("a text that cannot be kept")


def _utc(moment: datetime) -> datetime:
    """The same moment.

    Raises:
        ValueError, OverflowError: it has no zone, or lies before the first year.
    """
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC)

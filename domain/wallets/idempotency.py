"""``Stamp``, stored with every operation: idempotency key, digest of the request, and origin."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.errors import BadInput
from domain.shared.money import Money
from domain.shared.text import shows

REFERENCE_CHARACTERS_MAX = 255
REASON_CHARACTERS_MAX = 1000
OCCURRED_YEARS = range(1970, 2200)
"""The years accepted from callers' clocks; other years are errors."""

Plain = None | bool | int | str | UUID | Money


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the ledger stores with every operation.

    ``key`` identifies (caller, operation id); ``request`` is a digest of the request, which distinguishes a
    retry from another operation with the same id; ``earlier_request`` is the digest that was stored for the
    same request before provider, session, funding and the like counted: what was stored then is still
    answered. ``reference`` is the caller's operation id.
    """

    key: UUID
    request: int
    earlier_request: int
    reference: str
    origin: Origin
    occurred_at: datetime | None = None
    reason: str | None = None

    @property
    def requests(self) -> tuple[int, int]:
        """The digests that are the same request, the one to store first."""
        return self.request, self.earlier_request


def operation_key(origin: Origin, reference: str, *, field: str = "key") -> UUID:
    """The idempotency key of a caller's operation id; it never changes, and differs between callers.

    Raises:
        BadInput: empty, longer than 255 characters, or holding control characters.
    """
    return digest(str(origin.actor), checked_text(reference, field))


def round_id(provider: str, reference: str) -> UUID:
    """The identity of a provider's game round (unique within a player)."""
    return digest("round", provider, checked_text(reference, "round"))


def stamp(
    origin: Origin,
    reference: str,
    requested: tuple[Plain, ...],
    *,
    also: tuple[Plain, ...] = (),
    occurred_at: datetime | None = None,
    reason: str | None = None,
) -> Stamp:
    """The stamp of an operation.

    All but the operation id must be equal in a retry: ``requested``, the kind first, ``also``, the moment it
    occurred and its reason. Both tuples never change for a kind, since their digests are stored for ever.
    """
    if occurred_at is not None:
        _plausible(occurred_at)
    if reason is not None:
        optional_text(reason, "reason", characters_max=REASON_CHARACTERS_MAX)
    moment = None if occurred_at is None else occurred_at.astimezone(UTC).isoformat()
    return Stamp(
        key=operation_key(origin, reference),
        request=_number((*requested, *also, moment, reason)),
        earlier_request=_number(requested),
        reference=reference,
        origin=origin,
        occurred_at=occurred_at,
        reason=reason,
    )


def digest(*parts: str | int | bool | None) -> UUID:
    """The first 128 bits of SHA-256 over the parts."""
    return UUID(bytes=_sha256(*parts)[:16])


def checked_text(text: str, field: str, *, characters_max: int = REFERENCE_CHARACTERS_MAX) -> str:
    """Check a required text, which is returned.

    Raises:
        BadInput: empty, too long, or holding characters that do not show.
    """
    if not text.strip():
        raise BadInput("A text is required here", field=field)
    optional_text(text, field, characters_max=characters_max)
    return text


def optional_text(text: str | None, field: str, *, characters_max: int = REFERENCE_CHARACTERS_MAX) -> None:
    """Check an optional text.

    Raises:
        BadInput: too long, or holding characters that do not show.
    """
    if text is None:
        return
    if len(text) > characters_max:
        raise BadInput(f"At most {characters_max} characters", field=field)
    if not _without_joiners(text).isprintable() or not shows(text):
        raise BadInput("Characters that do not show are not allowed here", field=field)


def _without_joiners(text: str) -> str:
    """Without those of Persian and Indic scripts, which ``shows`` takes where they belong."""
    return text if text.isascii() else text.replace("\u200c", "").replace("\u200d", "")


def _plausible(occurred_at: datetime) -> None:
    if occurred_at.tzinfo is None:
        raise BadInput("The time has no time zone", field="occurredAt")
    try:
        year = occurred_at.astimezone(UTC).year
    except OverflowError:
        year = 0
    if year not in OCCURRED_YEARS:
        raise BadInput("The time is out of range", field="occurredAt")


def _sha256(*parts: str | int | bool | None) -> bytes:
    # JSON keeps ("ab", "c") apart from ("a", "bc"), and its ASCII form never changes.
    return sha256(json.dumps(parts).encode()).digest()


def _number(parts: tuple[Plain, ...]) -> int:
    return int.from_bytes(_sha256(*map(_plain, parts))[:8], signed=True)


def _plain(value: Plain) -> str | int | bool | None:
    if isinstance(value, Money):
        return f"{value.minor} {value.currency.code}"
    return str(value) if isinstance(value, UUID) else value

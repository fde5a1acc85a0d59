"""An entry of a player's timeline, and what each kind of entry shows."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar, cast
from uuid import UUID

import strawberry

from domain.compliance.sign_ins import SignInEvent
from domain.identity.factor_resets.model import FactorReset
from domain.players.corrections.model import Correction
from domain.players.model import Consent, Note, PlayerChange, StatusChange
from domain.wallets.holds.model import WithdrawalHold
from domain.wallets.limits.model import MoneyApproval
from domain.wallets.model import Operation

Subject = TypeVar("Subject")


@strawberry.enum
class TimelineKind(Enum):
    """What happened."""

    STATUS_MOVED = "STATUS_MOVED"
    PROFILE_CHANGED = "PROFILE_CHANGED"
    NOTE_ADDED = "NOTE_ADDED"
    CONSENT_RECORDED = "CONSENT_RECORDED"
    CORRECTION_REQUESTED = "CORRECTION_REQUESTED"
    CORRECTION_DECIDED = "CORRECTION_DECIDED"
    PLAY = "PLAY"
    TRANSACTION = "TRANSACTION"
    HOLD_PUT = "HOLD_PUT"
    HOLD_LIFTED = "HOLD_LIFTED"
    SIGNED_IN = "SIGNED_IN"
    SIGN_IN_FAILED = "SIGN_IN_FAILED"
    SESSION_ENDED = "SESSION_ENDED"
    FACTOR_RESET_REQUESTED = "FACTOR_RESET_REQUESTED"
    FACTOR_RESET_APPROVED = "FACTOR_RESET_APPROVED"
    FACTOR_RESET_ENDED = "FACTOR_RESET_ENDED"
    MONEY_APPROVAL_REQUESTED = "MONEY_APPROVAL_REQUESTED"
    MONEY_APPROVAL_DECIDED = "MONEY_APPROVAL_DECIDED"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened to a player. ``actor`` is None where the viewer may not know them."""

    player_id: UUID
    at: datetime
    kind: TimelineKind
    actor: str | None
    subject: Any


def status_change(root: strawberry.Parent[TimelineEntry]) -> StatusChange | None:
    """The move of the status."""
    return _subject(root, StatusChange)


def changes(root: strawberry.Parent[TimelineEntry]) -> list[PlayerChange] | None:
    """The fields that were changed together."""
    if root.kind is not TimelineKind.PROFILE_CHANGED:
        return None
    return list(cast(tuple[PlayerChange, ...], root.subject))


def note(root: strawberry.Parent[TimelineEntry]) -> Note | None:
    """The note."""
    return _subject(root, Note)


def consent(root: strawberry.Parent[TimelineEntry]) -> Consent | None:
    """The answer."""
    return _subject(root, Consent)


def correction(root: strawberry.Parent[TimelineEntry]) -> Correction | None:
    """The correction, as it is now."""
    return _subject(root, Correction)


def transaction(root: strawberry.Parent[TimelineEntry]) -> Operation | None:
    """The transaction."""
    return _subject(root, Operation)


def hold(root: strawberry.Parent[TimelineEntry]) -> WithdrawalHold | None:
    """The hold, as it is now."""
    return _subject(root, WithdrawalHold)


def sign_in(root: strawberry.Parent[TimelineEntry]) -> SignInEvent | None:
    """The sign-in, or the end of a session."""
    return _subject(root, SignInEvent)


def factor_reset(root: strawberry.Parent[TimelineEntry]) -> FactorReset | None:
    """The reset, as it is now."""
    return _subject(root, FactorReset)


def money_approval(root: strawberry.Parent[TimelineEntry]) -> MoneyApproval | None:
    """The operation that takes two people, as it is now."""
    return _subject(root, MoneyApproval)


def _subject(root: TimelineEntry, kind: type[Subject]) -> Subject | None:
    return root.subject if isinstance(root.subject, kind) else None

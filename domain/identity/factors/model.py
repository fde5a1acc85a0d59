"""Second factors of an account: what is enrolled, and what can come of changing that."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, TypeAlias
from uuid import UUID

from domain.identity.model import STRONG_FACTORS, Account, Factor
from domain.shared.actor import Actor, ActorKind

PENDING_MAX: Final = timedelta(minutes=10)
"""How long an enrolment that was begun may take to be confirmed."""

PASSKEYS_MAX: Final = 10
NAME_CHARS_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class EnrolledFactor:
    """A confirmed factor. ``id`` is unique within the account; an account has several passkeys at most.

    ``refused_since``: a passkey that turned out to have a copy, and proves nothing any more.
    """

    id: str
    kind: Factor
    name: str | None
    confirmed_at: datetime
    last_used_at: datetime | None = None
    refused_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class FactorSummary:
    """All there is to know of an account's factors, as it is now kept.

    ``enrolment_due``: a recovery code was used, and no factor was enrolled since.
    """

    factors: tuple[EnrolledFactor, ...] = ()
    codes_left: int = 0
    enrolment_due: bool = False

    @property
    def proving(self) -> tuple[EnrolledFactor, ...]:
        """Those that still prove something."""
        return tuple(factor for factor in self.factors if factor.refused_since is None)

    def kinds(self, kind: ActorKind) -> tuple[Factor, ...]:
        """What an account of this kind can prove with, strongest first.

        A key that is refused still stands for itself: what it leaves are recovery codes, not nothing.
        """
        held = {factor.kind for factor in self.proving}
        if kind is ActorKind.OPERATOR:
            held.discard(Factor.SMS)
        if self.factors and self.codes_left:
            held.add(Factor.RECOVERY_CODE)
        return tuple(factor for factor in STRONGEST_FIRST if factor in held)


STRONGEST_FIRST: Final = (Factor.PASSKEY, Factor.TOTP, Factor.SMS, Factor.RECOVERY_CODE)


def last_strong(summary: FactorSummary, leaving: EnrolledFactor) -> bool:
    """Whether nothing strong would be left without ``leaving``."""
    strong = [factor for factor in summary.proving if factor.kind in STRONG_FACTORS]
    return strong == [leaving]


class FactorComplaint(Enum):
    """Why a factor was not enrolled or changed."""

    NO_ACCOUNT = "NO_ACCOUNT"
    NOT_FOR_YOU = "NOT_FOR_YOU"
    NOT_BEGUN = "NOT_BEGUN"
    WRONG = "WRONG"
    TOO_MANY = "TOO_MANY"
    TAKEN = "TAKEN"
    NOTHING_ENROLLED = "NOTHING_ENROLLED"
    NOT_SENT = "NOT_SENT"
    BAD_NUMBER = "BAD_NUMBER"


@dataclass(frozen=True, slots=True)
class FactorRefused:
    """Nothing was changed."""

    reason: FactorComplaint


@dataclass(frozen=True, slots=True)
class FactorEnrolled:
    """The factor counts from now on. ``recovery_codes`` are shown this once, where new ones were made."""

    factor: EnrolledFactor
    recovery_codes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class FactorRemoved:
    """The factor proves nothing any more."""

    factor: EnrolledFactor


@dataclass(frozen=True, slots=True)
class FactorNotFound:
    """No such factor of one's own."""

    message: str = "No such factor"


@dataclass(frozen=True, slots=True)
class LastFactorStays:
    """An operator keeps at least one strong factor: enrol another one first."""

    factor: EnrolledFactor


Enrolment: TypeAlias = FactorEnrolled | FactorRefused
Removal: TypeAlias = FactorRemoved | FactorNotFound | LastFactorStays | FactorRefused


def account_of(actor: Actor) -> Account | None:
    """Whose credentials stand behind ``actor``; None for programs, nobody, and tokens of the command line."""
    id = actor.account_id or actor.player_id
    holds = actor.kind in {ActorKind.PLAYER, ActorKind.OPERATOR} and id is not None
    return Account(id, actor.kind, actor.brand, actor.name) if holds and id else None


def binding_of(account: Account, session_id: UUID | None, summary: FactorSummary) -> str:
    """What an enrolment is tied to: the session it was begun in, and what was enrolled then.

    The first factor is had for the password alone. Whoever began with no more must not go on beside a factor
    that somebody else has enrolled meanwhile.
    """
    enrolled = ",".join(sorted(factor.id for factor in summary.factors))
    return f"{account.id}:{session_id}:{enrolled}"

"""Second factors of an account, and the outcomes of changing them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import ClassVar, Final, TypeAlias
from uuid import UUID

from domain.identity.model import STRONG_FACTORS, Account, Factor
from domain.shared.actor import Actor, ActorKind
from domain.shared.outcomes import Refusal, Success

PENDING_MAX: Final = timedelta(minutes=10)
"""How long after its begin an enrolment can be confirmed."""

PASSKEYS_MAX: Final = 10
NAME_CHARS_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class EnrolledFactor:
    """A confirmed factor. ``id`` is unique within the account; only passkeys can be several.

    ``refused_since``: a passkey of which a copy was detected, so it is not accepted any more.
    """

    id: str
    kind: Factor
    name: str | None
    confirmed_at: datetime
    last_used_at: datetime | None = None
    refused_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class FactorSummary:
    """The factors of an account and its unused recovery codes.

    ``enrolment_due``: a recovery code was used, and no factor enrolled since.
    """

    factors: tuple[EnrolledFactor, ...] = ()
    codes_left: int = 0
    enrolment_due: bool = False

    @property
    def proving(self) -> tuple[EnrolledFactor, ...]:
        """The factors that are not refused."""
        return tuple(factor for factor in self.factors if factor.refused_since is None)

    def kinds(self, kind: ActorKind) -> tuple[Factor, ...]:
        """The factors an account of this kind can sign in with, strongest first.

        Refused passkeys still count as enrolled: recovery codes remain usable.
        """
        held = {factor.kind for factor in self.proving}
        if kind is ActorKind.OPERATOR:
            held.discard(Factor.SMS)
        if self.factors and self.codes_left:
            held.add(Factor.RECOVERY_CODE)
        return tuple(factor for factor in STRONGEST_FIRST if factor in held)


STRONGEST_FIRST: Final = (Factor.PASSKEY, Factor.TOTP, Factor.SMS, Factor.RECOVERY_CODE)


def last_strong(summary: FactorSummary, leaving: EnrolledFactor) -> bool:
    """Whether ``leaving`` is the only strong factor."""
    strong = [factor for factor in summary.proving if factor.kind in STRONG_FACTORS]
    return strong == [leaving]


class FactorComplaint(Enum):
    """Why a change of a factor is refused."""

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
class FactorRefused(Refusal):
    """The change is refused."""

    message: ClassVar[str] = "The factor was not changed"

    reason: FactorComplaint


@dataclass(frozen=True, slots=True)
class FactorEnrolled(Success):
    """The factor is enrolled. ``recovery_codes``: new ones, shown only now; None where some were left."""

    factor: EnrolledFactor
    recovery_codes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class FactorRemoved(Success):
    """The factor is not accepted any more."""

    factor: EnrolledFactor


@dataclass(frozen=True, slots=True)
class FactorNotFound(Refusal):
    """The actor has no such factor."""

    message: ClassVar[str] = "There is no such factor"


@dataclass(frozen=True, slots=True)
class LastFactorStays(Refusal):
    """Operators keep at least one strong factor; this is the last one."""

    message: ClassVar[str] = "Operators keep a strong factor"

    factor: EnrolledFactor


Enrolment: TypeAlias = FactorEnrolled | FactorRefused
Removal: TypeAlias = FactorRemoved | FactorNotFound | LastFactorStays | FactorRefused


def account_of(actor: Actor) -> Account | None:
    """The account of ``actor``; None for services, without a token, and for tokens of the command line."""
    id = actor.account_id or actor.player_id
    holds = actor.kind in {ActorKind.PLAYER, ActorKind.OPERATOR} and id is not None
    return Account(id, actor.kind, actor.brand, actor.name) if holds and id else None


def binding_of(account: Account, session_id: UUID | None, summary: FactorSummary) -> str:
    """What an enrolment is tied to: its session, and the factors enrolled when it was begun.

    The first factor requires the password alone. Such an enrolment must not be completed once another
    session has enrolled a factor.
    """
    enrolled = ",".join(sorted(factor.id for factor in summary.factors))
    return f"{account.id}:{session_id}:{enrolled}"

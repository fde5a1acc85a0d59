"""Accounts, proofs and sessions: who somebody is, and how sure we are of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

from domain.shared.actor import ActorKind

STEP_UP_FRESH: Final = timedelta(minutes=5)
"""How old a proof may be that a sensitive operation asks for."""


class Factor(Enum):
    """Ways to prove who one is. ``LOCAL``: the command line of the installation itself.

    ``EMAIL``: a code by mail, where too many failures came before and nothing better is enrolled.
    """

    PASSWORD = "PASSWORD"  # noqa: S105 - the name of a factor
    TOTP = "TOTP"
    SMS = "SMS"
    PASSKEY = "PASSKEY"
    RECOVERY_CODE = "RECOVERY_CODE"
    EMAIL = "EMAIL"
    SSO = "SSO"
    LOCAL = "LOCAL"


SECOND_FACTORS: Final = (Factor.PASSKEY, Factor.TOTP, Factor.SMS, Factor.RECOVERY_CODE)
"""Strongest first."""

STRONG_FACTORS: Final = frozenset({Factor.PASSKEY, Factor.TOTP, Factor.SSO, Factor.LOCAL})
"""What is enough for operators: a text message can be intercepted, a recovery code is on paper."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whose credentials these are: ``id`` is the player's or the operator's. ``name`` is ``Actor.name``."""

    id: UUID
    kind: ActorKind
    brand: str
    name: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A factor that was shown, and when."""

    factor: Factor
    at: datetime


@dataclass(frozen=True, slots=True)
class SignIn:
    """When an account was signed in, and from which address."""

    at: datetime
    ip: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in account. ``id`` is public (``ses_...``); the secret in the cookie is another value.

    It ends at ``expires_at`` whatever happens, and ``idle_seconds_max`` after ``seen_at`` when nothing does.
    ``last_sign_in`` is the one before this session. ``password_given``: the password that opened it was
    made by somebody else, and is to be changed before anything else.
    """

    id: UUID
    account: Account
    started_at: datetime
    seen_at: datetime
    expires_at: datetime
    idle_seconds_max: int
    proofs: tuple[Proof, ...]
    ip: str | None = None
    user_agent: str | None = None
    last_sign_in: SignIn | None = None
    password_given: bool = False

    def ended(self, now: datetime) -> bool:
        """Whether its time is over."""
        return now >= self.expires_at or now - self.seen_at >= timedelta(seconds=self.idle_seconds_max)

    @property
    def strong(self) -> bool:
        """Whether a factor was shown that is enough for operators, beside a password of one's own."""
        return not self.password_given and any(proof.factor in STRONG_FACTORS for proof in self.proofs)

    def fresh(self, now: datetime, factors: frozenset[Factor] = STRONG_FACTORS) -> bool:
        """Whether one of ``factors`` was shown within the last five minutes."""
        return any(proof.factor in factors and now - proof.at <= STEP_UP_FRESH for proof in self.proofs)

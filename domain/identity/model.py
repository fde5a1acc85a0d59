"""Accounts, factors, proofs and sessions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

from domain.shared.actor import ActorKind

STEP_UP_FRESH: Final = timedelta(minutes=5)
"""Greatest age of a proof for a sensitive operation."""


class Factor(Enum):
    """Authentication factors. ``LOCAL``: access to the command line of the installation.

    ``EMAIL``: a code by e-mail, asked for after too many failures where no second factor is enrolled.
    """

    PASSWORD = "PASSWORD"  # noqa: S105 - the name of a factor
    TOTP = "TOTP"
    SMS = "SMS"
    PASSKEY = "PASSKEY"
    RECOVERY_CODE = "RECOVERY_CODE"
    EMAIL = "EMAIL"
    SSO = "SSO"
    LOCAL = "LOCAL"


STRONG_FACTORS: Final = frozenset({Factor.PASSKEY, Factor.TOTP, Factor.SSO, Factor.LOCAL})
"""Factors accepted of operators: text messages can be intercepted, recovery codes are on paper."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a player or an operator, whose id is ``id``. ``name`` is ``Actor.name``."""

    id: UUID
    kind: ActorKind
    brand: str
    name: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A factor that was proved, and when."""

    factor: Factor
    at: datetime


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in: when, and from which network address."""

    at: datetime
    ip: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in account. ``id`` is public (``ses_...``); the secret in the cookie is another value.

    It ends at ``expires_at``, or ``idle_seconds_max`` after ``seen_at`` unless it is used again.
    ``last_sign_in`` is the sign-in before this session's. ``password_given``: the password that opened it
    was set by another person, and has to be changed before anything else.
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
        """Whether the session has expired at ``now``."""
        return now >= self.expires_at or now - self.seen_at >= timedelta(seconds=self.idle_seconds_max)

    @property
    def strong(self) -> bool:
        """Whether it meets what is asked of operators: a strong factor, and a password of their own."""
        return not self.password_given and any(proof.factor in STRONG_FACTORS for proof in self.proofs)

    def fresh(self, now: datetime, factors: frozenset[Factor] = STRONG_FACTORS) -> bool:
        """Whether one of ``factors`` was proved within the last five minutes."""
        return any(proof.factor in factors and now - proof.at <= STEP_UP_FRESH for proof in self.proofs)

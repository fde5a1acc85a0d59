"""What players let programs do: grants, the codes and refresh tokens that come of them, and how those end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

from domain.identity.model import Factor, Session

ACCESS_LIFE: Final = timedelta(minutes=5)
CODE_LIFE: Final = timedelta(seconds=60)
REFRESH_LIFE: Final = timedelta(hours=12)
"""From its last use on."""

GRANT_LIFE: Final = timedelta(days=30)
"""Whatever is used: then the player signs in again."""

GRACE: Final = timedelta(seconds=10)
"""Two tabs of one program may refresh with the same token at once, within this time of each other."""

GRACE_USES_MAX: Final = 2
"""How often one refresh token is taken, the first time included."""

AAL1: Final = "urn:croupier:aal1"
AAL2: Final = "urn:croupier:aal2"
"""How sure we are who signed in: by one factor, or by two (NIST SP 800-63B)."""

_METHODS: Final = {
    Factor.PASSWORD: "pwd",
    Factor.TOTP: "otp",
    Factor.SMS: "sms",
    Factor.PASSKEY: "hwk",
    Factor.RECOVERY_CODE: "otp",
}
"""RFC 8176."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A player let a client act for them, within ``scope``, while the session lasts."""

    id: UUID
    client_id: UUID
    account_id: UUID
    brand: str
    session_id: UUID
    scope: str
    auth_time: datetime
    amr: tuple[str, ...]
    acr: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether anything may still come of it."""
        return self.revoked_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True)
class KeptCode:
    """An authorization code that was issued; of itself only the hash is kept."""

    hash: bytes
    grant: Grant
    redirect_uri: str
    nonce: str | None
    code_challenge: str
    expires_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptRefresh:
    """A refresh token that was issued; ``uses`` counts from ``rotated_at``, when it was used first."""

    hash: bytes
    grant: Grant
    expires_at: datetime
    rotated_at: datetime | None = None
    uses: int = 0


class Verdict(Enum):
    """What to make of a code or a refresh token that is shown. ``REPLAYED``: two have it, one is a thief."""

    GOOD = "GOOD"
    OVER = "OVER"
    REPLAYED = "REPLAYED"


def code_verdict(code: KeptCode, now: datetime) -> Verdict:
    """A code is taken once, within a minute."""
    if code.used_at is not None:
        return Verdict.REPLAYED
    return Verdict.GOOD if code.grant.holds(now) and now < code.expires_at else Verdict.OVER


def refresh_verdict(token: KeptRefresh, now: datetime) -> Verdict:
    """A refresh token is taken once, and once more within the grace that follows; later it was stolen."""
    if not token.grant.holds(now) or (token.rotated_at is None and now >= token.expires_at):
        return Verdict.OVER
    if token.rotated_at is None:
        return Verdict.GOOD
    if now - token.rotated_at > GRACE:
        return Verdict.REPLAYED
    return Verdict.GOOD if token.uses < GRACE_USES_MAX else Verdict.OVER


def refresh_expires(grant: Grant, now: datetime) -> datetime:
    """When a refresh token that is issued now ends if nobody uses it."""
    return min(now + REFRESH_LIFE, grant.expires_at)


def authenticated_at(session: Session) -> datetime:
    """When the player last proved who they are."""
    return max((proof.at for proof in session.proofs), default=session.started_at)


def methods(session: Session) -> tuple[str, ...]:
    """How the player proved who they are, as ``amr`` spells it."""
    shown = dict.fromkeys(_METHODS[proof.factor] for proof in session.proofs if proof.factor in _METHODS)
    return (*shown, "mfa") if assurance(session) == AAL2 else tuple(shown)


def assurance(session: Session) -> str:
    """How sure we are, as ``acr`` spells it. A passkey alone is two factors: a device, and its unlocking.

    A code by mail is none: whoever reads the mail could have the password, too.
    """
    factors = {proof.factor for proof in session.proofs} - {Factor.EMAIL}
    return AAL2 if Factor.PASSKEY in factors or len(factors) > 1 else AAL1

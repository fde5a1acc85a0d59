"""How sure we are who signed in, as OpenID Connect spells it: ``auth_time``, ``amr`` and ``acr``."""

from datetime import datetime
from typing import Final

from domain.identity.model import Factor, Session

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


def authenticated_at(session: Session) -> datetime:
    """When the player last proved who they are."""
    return max((proof.at for proof in session.proofs), default=session.started_at)


def authentication_methods(session: Session) -> tuple[str, ...]:
    """How the player proved who they are, as ``amr`` spells it."""
    shown = dict.fromkeys(_METHODS[proof.factor] for proof in session.proofs if proof.factor in _METHODS)
    return (*shown, "mfa") if assurance_level(session) == AAL2 else tuple(shown)


def assurance_level(session: Session) -> str:
    """How sure we are, as ``acr`` spells it. A passkey alone is two factors: a device, and its unlocking.

    A code by mail is none: whoever reads the mail could have the password, too.
    """
    factors = {proof.factor for proof in session.proofs} - {Factor.EMAIL}
    return AAL2 if Factor.PASSKEY in factors or len(factors) > 1 else AAL1

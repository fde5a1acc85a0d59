"""Assurance of a session in OpenID Connect's terms: ``auth_time``, ``amr`` and ``acr``."""

from datetime import datetime
from typing import Final

from domain.identity.model import Factor, Session

AAL1: Final = "urn:croupier:aal1"
AAL2: Final = "urn:croupier:aal2"
"""Authenticator assurance levels of NIST SP 800-63B: one factor, two factors."""

_METHODS: Final = {
    Factor.PASSWORD: "pwd",
    Factor.TOTP: "otp",
    Factor.SMS: "sms",
    Factor.PASSKEY: "hwk",
    Factor.RECOVERY_CODE: "otp",
}
"""RFC 8176."""


def authenticated_at(session: Session) -> datetime:
    """``auth_time``: when a factor was last proved."""
    return max((proof.at for proof in session.proofs), default=session.started_at)


def authentication_methods(session: Session) -> tuple[str, ...]:
    """``amr``: the methods of the proved factors (RFC 8176)."""
    methods = dict.fromkeys(_METHODS[proof.factor] for proof in session.proofs if proof.factor in _METHODS)
    return (*methods, "mfa") if assurance_level(session) == AAL2 else tuple(methods)


def assurance_level(session: Session) -> str:
    """``acr``. A passkey alone counts as two factors: the device, and its unlocking.

    A code by e-mail counts as none: access to the mailbox may give access to the password, too.
    """
    factors = {proof.factor for proof in session.proofs} - {Factor.EMAIL}
    return AAL2 if Factor.PASSKEY in factors or len(factors) > 1 else AAL1

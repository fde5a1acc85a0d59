"""``FactorVerifier`` checks second factors at sign-in and step-up, and passkeys that sign in alone.

Attempts are counted before anything is compared. Each answer is accepted once: the statement or script that
marks it as used decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from domain.identity.factors.changes import Notice, send_notice
from domain.identity.factors.passkeys import PASSWORDLESS, PROVING, new_challenge
from domain.identity.factors.ports import (
    Authenticators,
    Contacts,
    FactorAttempts,
    FactorProofs,
    SecurityLog,
    WebAuthnChallenges,
)
from domain.identity.factors.recovery_codes import hash_of
from domain.identity.factors.sms_codes import masked_number, sms_message
from domain.identity.factors.totp import matching_step
from domain.identity.model import STRONG_FACTORS, Account, Factor
from domain.identity.ports import Codes, Delivery, Messages
from domain.shared.actor import ActorKind, Origin
from domain.shared.clock import Clock

SMS_PURPOSE: Final = "second-factor"
PASSKEY_COPIED: Final = "a passkey is refused from now on, for there seems to be a copy of it"
FactorAnswer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FactorVerifier:
    """Implements ``SecondFactors``, ``Passwordless`` and ``EnrolmentDuty`` by the ports of factors."""

    proofs: FactorProofs
    attempts: FactorAttempts
    challenges: WebAuthnChallenges
    authenticators: Authenticators
    codes: Codes
    messages: Messages
    contacts: Contacts
    security_log: SecurityLog
    origin: Origin
    clock: Clock

    async def of(self, account: Account) -> tuple[Factor, ...]:
        """See ``SecondFactors``."""
        return (await self.proofs.summary(account.id)).kinds(account.kind)

    async def enrolment_due(self, account: Account) -> bool:
        """See ``EnrolmentDuty``."""
        summary = await self.proofs.summary(account.id)
        weak = STRONG_FACTORS.isdisjoint(summary.kinds(account.kind))
        return summary.enrolment_due or (account.kind is ActorKind.OPERATOR and weak)

    async def begin(self, account: Account, factor: Factor, binding: str) -> Mapping[str, Any] | None:
        """See ``SecondFactors``."""
        if factor not in await self.of(account):
            return None
        match factor:
            case Factor.PASSKEY:
                passkeys, challenge = await self.proofs.passkeys(account.id), new_challenge()
                await self.challenges.store(PROVING, _bound_to(account, binding), challenge)
                return self.authenticators.request_options(passkeys, challenge)
            case Factor.SMS:
                return await self._send_code(account, binding)
            case _:
                return {}

    async def check(self, account: Account, factor: Factor, answer: FactorAnswer, binding: str) -> bool:
        """See ``SecondFactors``."""
        if factor not in await self.of(account):
            return False
        if not await self.attempts.allowed(account.id, factor):
            return False
        proved = await self._proves(account, factor, answer, binding)
        if proved:
            await self.attempts.forgive(account.id, factor)
        return proved

    async def begin_passwordless(self, binding: str) -> Mapping[str, Any]:
        """See ``Passwordless``."""
        challenge = new_challenge()
        await self.challenges.store(PASSWORDLESS, binding, challenge)
        return self.authenticators.request_options((), challenge)

    async def account_of_assertion(self, answer: FactorAnswer, binding: str) -> Account | None:
        """See ``Passwordless``."""
        challenge = await self.challenges.take(PASSWORDLESS, binding)
        credential = answer.get("credential")
        if challenge is None or not isinstance(credential, Mapping):
            return None
        return await self._account_of_passkey(credential, challenge)

    async def _proves(self, account: Account, factor: Factor, answer: FactorAnswer, binding: str) -> bool:
        match factor, answer:
            case Factor.TOTP, {"code": str(code)}:
                return await self._totp(account, code)
            case Factor.SMS, {"id": str(id), "code": str(code)}:
                return await self._sms(account, id, code, binding)
            case Factor.RECOVERY_CODE, {"code": str(code)}:
                return await self._recovery(account, code)
            case Factor.PASSKEY, {"credential": Mapping() as credential}:
                challenge = await self.challenges.take(PROVING, _bound_to(account, binding))
                prover = await self._account_of_passkey(credential, challenge) if challenge else None
                return prover is not None and prover.id == account.id
            case _:
                return False

    async def _totp(self, account: Account, code: str) -> bool:
        secret, now = await self.proofs.totp_secret(account.id), self.clock.now()
        step = matching_step(secret, code, now) if secret else None
        if step is None or not await self.attempts.advance(account.id, step):
            return False
        return await self.proofs.use_totp(account.id, step, now)

    async def _sms(self, account: Account, id: str, code: str, binding: str) -> bool:
        subject = await self.codes.redeem(id, SMS_PURPOSE, _bound_to(account, binding), code)
        if subject != str(account.id):
            return False
        await self.proofs.use_phone(account.id, self.clock.now())
        return True

    async def _recovery(self, account: Account, code: str) -> bool:
        hashed, now = hash_of(account.id, code), self.clock.now()
        if hashed is None or not await self.proofs.use_recovery_code(account.id, hashed, now):
            return False
        left = (await self.proofs.summary(account.id)).codes_left
        await self.security_log.record("recovery_code.used", account.id, left=str(left))
        at = now.isoformat(timespec="minutes")
        await self._notify(account, "recovery_code_used", left=str(left), at=at)
        return True

    async def _account_of_passkey(self, credential: Mapping[str, Any], challenge: bytes) -> Account | None:
        id = self.authenticators.credential_id(credential)
        found = await self.proofs.passkey(id) if id else None
        if found is None:
            return None
        account, passkey = found
        assertion = self.authenticators.verify_assertion(credential, challenge, passkey)
        if assertion is None:
            return None
        now = self.clock.now()
        if await self.proofs.use_passkey(account.id, assertion, now):
            return account
        await self.security_log.record("passkey.refused", account.id, "Cloned", passkey=str(passkey.id))
        at = now.isoformat(timespec="minutes")
        await self._notify(account, "factor_changed", change=PASSKEY_COPIED, at=at)
        return None

    async def _send_code(self, account: Account, binding: str) -> Mapping[str, Any] | None:
        number = await self.proofs.phone(account.id)
        if number is None:
            return None
        issued = await self.codes.issue(SMS_PURPOSE, _bound_to(account, binding), str(account.id))
        language = await self.contacts.language_of(account)
        message = sms_message(issued, number, "sign_in_code", account, language)
        sent = await self.messages.send(message, self.origin.ip) is Delivery.SENT
        return {"id": issued.id, "sentTo": masked_number(number)} if sent else None

    async def _notify(self, account: Account, template: str, **params: str) -> None:
        notice = Notice(account, template, tuple(params.items()))
        await send_notice(notice, self.messages, self.contacts)


def _bound_to(account: Account, binding: str) -> str:
    return f"{account.id}:{binding}"

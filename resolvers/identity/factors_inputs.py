"""Inputs of the mutations of second factors and step-up."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON

from domain.identity.factors.changes import RemoveFactor, ResetFactors
from domain.identity.factors.passkeys import ConfirmPasskey
from domain.identity.factors.sms_codes import ConfirmPhone, EnrolPhone
from domain.identity.factors.step_up import BeginStepUp, ProveStepUp
from domain.identity.factors.totp import ConfirmTotp
from domain.identity.model import Factor
from domain.shared import text
from domain.shared.errors import BadInput
from resolvers.identity import factors_kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.ids import uuid_and_name_of, uuid_of

REASON_CHARS_MAX: Final = 500


@strawberry.input
class ConfirmTotpInput:
    code: str = strawberry.field(description="As the app shows it now")

    def command(self) -> ConfirmTotp:
        return ConfirmTotp(self.code)


@strawberry.input
class ConfirmPasskeyInput:
    name: str = strawberry.field(description="What you will know it by")
    credential: JSON = strawberry.field(description="`toJSON()` of what the browser has made")

    def command(self) -> ConfirmPasskey:
        return ConfirmPasskey(self.name, _object(self.credential, "credential"))


@strawberry.input
class EnrolPhoneInput:
    number: str = strawberry.field(description="E.164: +393331234567")

    def command(self) -> EnrolPhone:
        return EnrolPhone(self.number)


@strawberry.input
class ConfirmPhoneInput:
    code_id: strawberry.ID = strawberry.field(description="As `enrolPhone` gave it")
    code: str = strawberry.field(description="The six digits that the phone received")

    def command(self) -> ConfirmPhone:
        return ConfirmPhone(self.code_id, self.code)


@strawberry.input
class RemoveFactorInput:
    id: strawberry.ID = strawberry.field(description="One of your factors: `EnrolledFactor.id`")

    def command(self, account_id: UUID | None) -> RemoveFactor:
        owner, name = uuid_and_name_of("fac", self.id)
        return RemoveFactor(name if owner == account_id else None)


@strawberry.input
class ResetFactorsInput:
    operator_id: strawberry.ID
    reason: str

    def command(self) -> ResetFactors:
        reason = text.prose(self.reason, "reason", at_most=REASON_CHARS_MAX)
        return ResetFactors(_operator(self.operator_id), reason)


@strawberry.input
class BeginStepUpInput:
    challenge: str = strawberry.field(description="Of the error STEP_UP_REQUIRED")
    factor: Factor = strawberry.field(description="The factor you will prove; you must have it")

    def command(self) -> BeginStepUp:
        return BeginStepUp(self.challenge, self.factor)


@strawberry.input(description="The code of a text message")
class SmsAnswerInput:
    code_id: strawberry.ID = strawberry.field(description="`id` of the options that `beginStepUp` gave")
    code: str = strawberry.field(description="The six digits that the phone received")


@strawberry.input(one_of=True, description="The proof of one factor; which one it is names the factor")
class StepUpAnswerInput:
    passkey: JSON | None = strawberry.field(
        default=UNSET, description="`toJSON()` of what the browser has made"
    )
    totp: str | None = strawberry.field(default=UNSET, description="The code that the app shows now")
    sms: SmsAnswerInput | None = strawberry.field(default=UNSET, description="The code that was sent")
    recovery_code: str | None = strawberry.field(default=UNSET, description="One of the recovery codes")

    def proof(self) -> tuple[Factor, Mapping[str, Any]]:
        """The factor, and the answer as the domain checks it."""
        if self.sms:
            return Factor.SMS, {"id": self.sms.code_id, "code": self.sms.code}
        if isinstance(self.totp, str):
            return Factor.TOTP, {"code": self.totp}
        if isinstance(self.recovery_code, str):
            return Factor.RECOVERY_CODE, {"code": self.recovery_code}
        return Factor.PASSKEY, {"credential": _object(self.passkey, "answer.passkey")}


@strawberry.input
class ProveStepUpInput:
    challenge: str = strawberry.field(description="Of the error STEP_UP_REQUIRED")
    answer: StepUpAnswerInput = strawberry.field(description="The proof")

    def command(self) -> ProveStepUp:
        return ProveStepUp(self.challenge, *self.answer.proof())


def _operator(public: str) -> UUID:
    return uuid_of("opr", public, "operatorId")


def _object(given: Any, field: str) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise BadInput("This is an object", field=field)
    return given

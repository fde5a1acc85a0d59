"""Inputs of the mutations of second factors and step-up."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from domain.identity.factors.changes import RemoveFactor, ResetFactors
from domain.identity.factors.passkeys import ConfirmPasskey
from domain.identity.factors.sms_codes import ConfirmPhone, EnrolPhone
from domain.identity.factors.step_up import BeginStepUp, ProveStepUp
from domain.identity.factors.totp import ConfirmTotp
from domain.identity.model import Factor
from domain.shared.errors import BadInput
from resolvers.identity import factors_kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.ids import uuid_of

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
    id: strawberry.ID
    code: str

    def command(self) -> ConfirmPhone:
        return ConfirmPhone(self.id, self.code)


@strawberry.input
class RemoveFactorInput:
    id: strawberry.ID

    def command(self) -> RemoveFactor:
        return RemoveFactor(self.id)


@strawberry.input
class ResetFactorsInput:
    operator_id: strawberry.ID
    reason: str

    def command(self) -> ResetFactors:
        if not 0 < len(self.reason.strip()) <= REASON_CHARS_MAX:
            raise BadInput(f"A reason has 1 to {REASON_CHARS_MAX} characters", field="reason")
        return ResetFactors(_operator(self.operator_id), self.reason.strip())


@strawberry.input
class BeginStepUpInput:
    challenge: str = strawberry.field(description="Of the error STEP_UP_REQUIRED")
    factor: Factor

    def command(self) -> BeginStepUp:
        return BeginStepUp(self.challenge, self.factor)


@strawberry.input
class ProveStepUpInput:
    challenge: str = strawberry.field(description="Of the error STEP_UP_REQUIRED")
    factor: Factor
    answer: JSON = strawberry.field(
        description="TOTP, RECOVERY_CODE: `{code}`; SMS: `{id, code}`; PASSKEY: `{credential}`"
    )

    def command(self) -> ProveStepUp:
        return ProveStepUp(self.challenge, self.factor, _object(self.answer, "answer"))


def _operator(public: str) -> UUID:
    return uuid_of("opr", public, "operatorId")


def _object(given: Any, field: str) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise BadInput("This is an object", field=field)
    return given

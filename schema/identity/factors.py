"""Second factors and step-up: types, queries and mutations."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry.scalars import JSON

from domain.identity.factors import changes, model, passkeys, sms_codes, step_up, totp
from domain.identity.factors import recovery_codes as recovery
from domain.identity.factors.model import FactorComplaint
from domain.identity.model import Factor
from resolvers.identity import factors as resolve
from resolvers.identity import factors_kinds as _enums  # noqa: F401 - registers the enums used below
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.node import Node
from schema.refusals import Refusal


@publishes(model.EnrolledFactor)
@strawberry.type(description="A confirmed factor")
class EnrolledFactor(Node):
    id: strawberry.ID = resolved_by(resolve.factor_id, description="See `removeFactor`")
    kind: Factor = strawberry.field(description="What it is")
    name: str | None = strawberry.field(description="Of passkeys: as you have called it")
    confirmed_at: datetime = strawberry.field(description="When it was enrolled")
    last_used_at: datetime | None = strawberry.field(
        description="When it last proved something; null until then"
    )
    refused_since: datetime | None = strawberry.field(
        description="A passkey of which there seems to be a copy proves nothing any more: remove it"
    )


@publishes(totp.TotpBegun)
@strawberry.type(description="Counts once `confirmTotp` brings a code of it")
class TotpBegun:
    secret: str = strawberry.field(description="Base32, to type into the app")
    uri: str = strawberry.field(description="`otpauth://...`, to open on the device that has the app")
    qr_code: str = resolved_by(
        resolve.qr_code,
        description="`uri` as a QR code: `data:image/svg+xml...`, the `src` of an `img`",
    )


@publishes(passkeys.PasskeyBegun)
@strawberry.type(description="Counts once `confirmPasskey` brings what the browser made of it")
class PasskeyBegun:
    options: JSON = resolved_by(
        resolve.creation_options, description="`PublicKeyCredentialCreationOptionsJSON`"
    )


@publishes(sms_codes.PhoneBegun)
@strawberry.type(description="Counts once `confirmPhone` brings the code")
class PhoneBegun:
    code_id: strawberry.ID = resolved_by(resolve.code_id, description="Names the code in `confirmPhone`")
    sent_to: str = strawberry.field(description="Mostly hidden")


@publishes(model.FactorEnrolled)
@strawberry.type(description="It counts from now on; an operator signs in again to work")
class FactorEnrolled:
    factor: EnrolledFactor
    recovery_codes: list[str] | None = strawberry.field(
        description="Made with the first factor; shown only this once, so write them down"
    )


@publishes(model.FactorRefused)
@strawberry.type(description="Nothing was changed")
class FactorRefused(Refusal):
    reason: FactorComplaint = strawberry.field(description="Why nothing was changed")


@publishes(model.FactorRemoved)
@strawberry.type(description="It is no longer accepted")
class FactorRemoved:
    factor: EnrolledFactor


@publishes(model.FactorNotFound)
@strawberry.type(description="You have no such factor")
class FactorNotFound(Refusal): ...


@publishes(model.LastFactorStays)
@strawberry.type(description="Operators keep a strong factor: enrol another one first")
class LastFactorStays(Refusal):
    factor: EnrolledFactor


@publishes(recovery.RecoveryCodesRenewed)
@strawberry.type(description="All codes there are now, never shown again; the old ones are void")
class RecoveryCodesRenewed:
    codes: list[str] = strawberry.field(description="Each good once")


@publishes(changes.FactorsReset)
@strawberry.type(description="They are signed out everywhere, and must enrol when they sign in again")
class FactorsReset:
    operator_id: strawberry.ID = resolved_by(resolve.reset_operator_id)


@publishes(changes.OwnFactors)
@strawberry.type(description="Four eyes: another operator has to do it")
class OwnFactors(Refusal): ...


@publishes(changes.NothingToReset)
@strawberry.type(description="No operator of your brand with this id has factors")
class NothingToReset(Refusal): ...


@publishes(step_up.StepUpBegun)
@strawberry.type(description="Answer with `proveStepUp`")
class StepUpBegun:
    options: JSON = resolved_by(
        resolve.answer_options,
        description="PASSKEY: `PublicKeyCredentialRequestOptionsJSON`; SMS: `{id, sentTo}`; else empty",
    )


@publishes(step_up.StepUpProved)
@strawberry.type(description="Send the operation again, unchanged: it runs once")
class StepUpProved:
    until: datetime = strawberry.field(description="Until then the operation may be sent again")


@publishes(step_up.StepUpRefused)
@strawberry.type(description="Wrong, too late or too often. Send the operation again for another challenge")
class StepUpRefused(Refusal): ...


EnrolTotpResult = Annotated[TotpBegun | FactorRefused, strawberry.union("EnrolTotpResult")]
EnrolPasskeyResult = Annotated[PasskeyBegun | FactorRefused, strawberry.union("EnrolPasskeyResult")]
EnrolPhoneResult = Annotated[PhoneBegun | FactorRefused, strawberry.union("EnrolPhoneResult")]
ConfirmFactorResult = Annotated[FactorEnrolled | FactorRefused, strawberry.union("ConfirmFactorResult")]
RemoveFactorResult = Annotated[
    FactorRemoved | FactorNotFound | LastFactorStays | FactorRefused, strawberry.union("RemoveFactorResult")
]
RecoveryCodesResult = Annotated[RecoveryCodesRenewed | FactorRefused, strawberry.union("RecoveryCodesResult")]
ResetFactorsResult = Annotated[
    FactorsReset | OwnFactors | NothingToReset, strawberry.union("ResetFactorsResult")
]
BeginStepUpResult = Annotated[StepUpBegun | StepUpRefused, strawberry.union("BeginStepUpResult")]
ProveStepUpResult = Annotated[StepUpProved | StepUpRefused, strawberry.union("ProveStepUpResult")]


@adds_to("Viewer", order=20)
@strawberry.type
class ViewerFactors:
    """Fields of Viewer about second factors."""

    factors: list[EnrolledFactor] | None = resolved_by(
        resolve.factors, description="Your second factors, in the order of their confirmation"
    )
    recovery_codes_left: int | None = resolved_by(
        resolve.recovery_codes_left, description="How many recovery codes are not used yet"
    )


@adds_to("Query", order=50)
@strawberry.type
class FactorQueries:
    """No queries; the fields are on Viewer."""


@adds_to("Mutation", order=140)
@strawberry.type
class FactorMutations:
    enrol_totp: EnrolTotpResult | None = resolved_by(
        resolve.enrol_totp, description="Begin to enrol an authenticator app"
    )
    confirm_totp: ConfirmFactorResult | None = resolved_by(
        resolve.confirm_totp, description="Finish enrolling an authenticator app, by a code that it shows"
    )
    enrol_passkey: EnrolPasskeyResult | None = resolved_by(
        resolve.enrol_passkey, description="Begin to enrol a passkey or hardware key"
    )
    confirm_passkey: ConfirmFactorResult | None = resolved_by(
        resolve.confirm_passkey, description="Finish enrolling a passkey, by what the browser made"
    )
    enrol_phone: EnrolPhoneResult | None = resolved_by(
        resolve.enrol_phone, description="Send a code to a phone: players only"
    )
    confirm_phone: ConfirmFactorResult | None = resolved_by(
        resolve.confirm_phone, description="Finish enrolling a phone, by the code that it received"
    )
    remove_factor: RemoveFactorResult | None = resolved_by(
        resolve.remove_factor, description="Remove one of your factors"
    )
    renew_recovery_codes: RecoveryCodesResult | None = resolved_by(
        resolve.renew_recovery_codes, description="Make new recovery codes in place of all old ones"
    )
    reset_factors: ResetFactorsResult | None = resolved_by(
        resolve.reset_factors, description="Remove all factors of another operator, who has lost them"
    )
    begin_step_up: BeginStepUpResult | None = resolved_by(
        resolve.begin_step_up, description="After STEP_UP_REQUIRED: say with which factor"
    )
    prove_step_up: ProveStepUpResult | None = resolved_by(
        resolve.prove_step_up, description="After STEP_UP_REQUIRED: prove it, then send the operation again"
    )

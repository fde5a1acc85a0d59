"""Second factors and step-up: parse, carry out, answer with the outcome."""

import strawberry
from strawberry.scalars import JSON

from domain.identity.factors import changes, passkeys, recovery_codes, sms_codes, step_up, totp
from domain.identity.factors import model as f
from domain.shared.actor import Actor
from resolvers.context import Info
from resolvers.identity import factors_inputs as inputs
from resolvers.ids import public_id
from resolvers.players.loaders import PlayerLoaders


async def factors(root: strawberry.Parent[Actor], info: Info) -> list[f.EnrolledFactor]:
    """What the viewer has enrolled, in the order of their confirmation."""
    return list((await info.context.run(changes.own_standing, root)).factors)


async def recovery_codes_left(root: strawberry.Parent[Actor], info: Info) -> int:
    """How many recovery codes the viewer has not used."""
    return (await info.context.run(changes.own_standing, root)).codes_left


async def enrol_totp(info: Info) -> totp.TotpBegun | f.FactorRefused:
    """Begin to enrol an authenticator app."""
    return await info.context.run(totp.enrol_totp, totp.EnrolTotp(await _display(info)))


async def confirm_totp(info: Info, input: inputs.ConfirmTotpInput) -> f.FactorEnrolled | f.FactorRefused:
    """Let the app count."""
    return await changes.change_and_notify(info.context.run, totp.confirm_totp, input.command())


async def enrol_passkey(info: Info) -> passkeys.PasskeyBegun | f.FactorRefused:
    """Begin to enrol a passkey or hardware key."""
    return await info.context.run(passkeys.enrol_passkey, passkeys.EnrolPasskey(await _display(info)))


async def confirm_passkey(
    info: Info, input: inputs.ConfirmPasskeyInput
) -> f.FactorEnrolled | f.FactorRefused:
    """Let the passkey count."""
    run = info.context.run
    return await changes.notify_of_change(run, await passkeys.confirm_passkey(run, input.command()))


async def enrol_phone(info: Info, input: inputs.EnrolPhoneInput) -> sms_codes.PhoneBegun | f.FactorRefused:
    """Send a code to a phone."""
    return await info.context.run(sms_codes.enrol_phone, input.command())


async def confirm_phone(info: Info, input: inputs.ConfirmPhoneInput) -> f.FactorEnrolled | f.FactorRefused:
    """Let the phone count."""
    run = info.context.run
    return await changes.notify_of_change(run, await sms_codes.confirm_phone(run, input.command()))


async def remove_factor(info: Info, input: inputs.RemoveFactorInput) -> f.Removal:
    """Forget a factor of one's own."""
    return await changes.change_and_notify(info.context.run, changes.remove_factor, input.command())


async def renew_recovery_codes(info: Info) -> recovery_codes.RecoveryCodesRenewed | f.FactorRefused:
    """Make new recovery codes."""
    command = recovery_codes.RenewRecoveryCodes()
    return await changes.change_and_notify(info.context.run, recovery_codes.renew_recovery_codes, command)


async def reset_factors(info: Info, input: inputs.ResetFactorsInput) -> changes.ResetOutcome:
    """Forget the factors of another operator."""
    return await changes.reset_factors(info.context.run, input.command())


def creation_options(root: strawberry.Parent[passkeys.PasskeyBegun]) -> JSON:
    """What the browser makes a passkey of."""
    return JSON(root.options)


def answer_options(root: strawberry.Parent[step_up.StepUpBegun]) -> JSON:
    """What the client needs to answer."""
    return JSON(root.options)


def reset_operator_id(root: strawberry.Parent[changes.FactorsReset]) -> strawberry.ID:
    """The public id of the operator."""
    return strawberry.ID(public_id("opr", root.account_id))


async def begin_step_up(info: Info, input: inputs.BeginStepUpInput) -> step_up.BeginOutcome:
    """Say with which factor one will prove it."""
    return await info.context.run(step_up.begin_step_up, input.command())


async def prove_step_up(info: Info, input: inputs.ProveStepUpInput) -> step_up.ProveOutcome:
    """Prove a factor, so that one operation may run."""
    return await info.context.run(step_up.prove_step_up, input.command())


async def _display(info: Info) -> str:
    """How authenticators call the account: a player's id would tell nobody anything."""
    viewer = info.context.viewer
    player = (
        await info.context.loaders(PlayerLoaders).player.load(viewer.player_id) if viewer.player_id else None
    )
    return player.username if player else viewer.name

"""Resolvers of second factors and step-up."""

import segno
import strawberry
from strawberry.scalars import JSON

from domain.identity.factors import changes, passkeys, recovery_codes, sms_codes, step_up, totp
from domain.identity.factors import model as f
from domain.identity.sessions import account_id_of
from domain.shared.actor import Actor
from domain.shared.errors import Broken
from resolvers.context import Info
from resolvers.identity import factors_inputs as inputs
from resolvers.ids import public_id, uuid_and_name_of
from resolvers.node import finds
from resolvers.players.loaders import PlayerLoaders


async def factors(root: strawberry.Parent[Actor], info: Info) -> list[f.EnrolledFactor]:
    """The viewer's factors, by time of confirmation."""
    return list((await info.context.run(changes.own_factors, root)).factors)


def factor_id(root: strawberry.Parent[f.EnrolledFactor], info: Info) -> strawberry.ID:
    """``fac_<account>_<name>``: factors are shown to their owner only."""
    account_id = account_id_of(info.context.viewer)
    if account_id is None:
        raise Broken("a factor is shown to a viewer without an account")
    return strawberry.ID(public_id("fac", account_id, root.id))


@finds("fac", "EnrolledFactor")
async def factor(info: Info, id: strawberry.ID) -> f.EnrolledFactor | None:
    """One of the viewer's own factors by id."""
    account_id, name = uuid_and_name_of("fac", id)
    if account_id != account_id_of(info.context.viewer):
        return None
    own = (await info.context.run(changes.own_factors, info.context.viewer)).factors
    return next((each for each in own if each.id == name), None)


def code_id(root: strawberry.Parent[sms_codes.PhoneBegun]) -> strawberry.ID:
    """The id of the code that was sent."""
    return strawberry.ID(root.id)


async def recovery_codes_left(root: strawberry.Parent[Actor], info: Info) -> int:
    """The number of the viewer's unused recovery codes."""
    return (await info.context.run(changes.own_factors, root)).codes_left


def qr_code(root: strawberry.Parent[totp.TotpBegun]) -> str:
    """The address for the app as a QR code, a data URI of an SVG: black on white, whatever the page has."""
    code = segno.make_qr(root.uri, error="m")
    return code.svg_data_uri(dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)


async def enrol_totp(info: Info) -> totp.TotpBegun | f.FactorRefused:
    return await info.context.run(totp.enrol_totp, totp.EnrolTotp(await _display(info)))


async def confirm_totp(info: Info, input: inputs.ConfirmTotpInput) -> f.FactorEnrolled | f.FactorRefused:
    return await changes.change_and_notify(info.context.run, totp.confirm_totp, input.command())


async def enrol_passkey(info: Info) -> passkeys.PasskeyBegun | f.FactorRefused:
    return await info.context.run(passkeys.enrol_passkey, passkeys.EnrolPasskey(await _display(info)))


async def confirm_passkey(
    info: Info, input: inputs.ConfirmPasskeyInput
) -> f.FactorEnrolled | f.FactorRefused:
    run = info.context.run
    return await changes.notify_of_change(run, await passkeys.confirm_passkey(run, input.command()))


async def enrol_phone(info: Info, input: inputs.EnrolPhoneInput) -> sms_codes.PhoneBegun | f.FactorRefused:
    return await info.context.run(sms_codes.enrol_phone, input.command())


async def confirm_phone(info: Info, input: inputs.ConfirmPhoneInput) -> f.FactorEnrolled | f.FactorRefused:
    run = info.context.run
    return await changes.notify_of_change(run, await sms_codes.confirm_phone(run, input.command()))


async def remove_factor(info: Info, input: inputs.RemoveFactorInput) -> f.Removal:
    command = input.command(account_id_of(info.context.viewer))
    return await changes.change_and_notify(info.context.run, changes.remove_factor, command)


async def renew_recovery_codes(info: Info) -> recovery_codes.RecoveryCodesRenewed | f.FactorRefused:
    command = recovery_codes.RenewRecoveryCodes()
    return await changes.change_and_notify(info.context.run, recovery_codes.renew_recovery_codes, command)


async def reset_factors(info: Info, input: inputs.ResetFactorsInput) -> changes.ResetOutcome:
    return await changes.reset_factors(info.context.run, input.command())


def creation_options(root: strawberry.Parent[passkeys.PasskeyBegun]) -> JSON:
    """Creation options as JSON."""
    return JSON(root.options)


def answer_options(root: strawberry.Parent[step_up.StepUpBegun]) -> JSON:
    """Request options as JSON."""
    return JSON(root.options)


def reset_operator_id(root: strawberry.Parent[changes.FactorsReset]) -> strawberry.ID:
    """The public id of the operator."""
    return strawberry.ID(public_id("opr", root.account_id))


async def begin_step_up(info: Info, input: inputs.BeginStepUpInput) -> step_up.BeginOutcome:
    return await info.context.run(step_up.begin_step_up, input.command())


async def prove_step_up(info: Info, input: inputs.ProveStepUpInput) -> step_up.ProveOutcome:
    return await info.context.run(step_up.prove_step_up, input.command())


async def _display(info: Info) -> str:
    """The account's name in authenticators: a player's username, since ``Actor.name`` is the player's id."""
    viewer = info.context.viewer
    player = (
        await info.context.loaders(PlayerLoaders).player.load(viewer.player_id) if viewer.player_id else None
    )
    return player.username if player else viewer.name

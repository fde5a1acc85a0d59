"""Resolvers of the mutations of players."""

from domain.players import external_id
from domain.players import outcomes as o
from domain.players.profile import changes
from domain.players.registration import commands as registering
from domain.players.status import moves
from resolvers.context import Info
from resolvers.players import inputs


async def register_player(info: Info, input: inputs.RegisterPlayerInput) -> o.RegistrationOutcome:
    return await registering.register_player(info.context.run, input.command())


async def update_profile(info: Info, input: inputs.UpdateProfileInput) -> o.UpdateProfileOutcome:
    return await changes.update_profile_and_notify(info.context.run, input.command())


async def move_status(info: Info, input: inputs.MovePlayerStatusInput) -> o.MoveOutcome:
    return await moves.move_player(info.context.run, input.command())


async def set_vip_level(info: Info, input: inputs.SetVipLevelInput) -> o.UpdateOutcome:
    return await info.context.run(changes.set_vip_level, input.command())


async def set_external_id(info: Info, input: inputs.SetExternalIdInput) -> o.SetExternalIdOutcome:
    return await info.context.run(external_id.set_external_id, input.command())


async def add_tag(info: Info, input: inputs.TagInput) -> o.UpdateOutcome:
    return await info.context.run(changes.change_tags, input.adding())


async def remove_tag(info: Info, input: inputs.TagInput) -> o.UpdateOutcome:
    return await info.context.run(changes.change_tags, input.removing())


async def record_consent(info: Info, input: inputs.RecordConsentInput) -> o.ConsentOutcome:
    return await info.context.run(changes.record_consent, input.command())


async def add_note(info: Info, input: inputs.AddNoteInput) -> o.NoteOutcome:
    return await info.context.run(changes.add_note, input.command())

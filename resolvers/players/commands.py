"""Mutations of the players context: parse, carry out, answer with the outcome."""

from domain.players import outcomes as o
from domain.players.profile import changes
from domain.players.registration import commands as registering
from domain.players.status import moves
from resolvers.context import Info
from resolvers.players import inputs


async def register_player(info: Info, input: inputs.RegisterPlayerInput) -> o.RegistrationOutcome:
    """Register a player with an empty real-money wallet."""
    return await registering.register_player(info.context.run, input.command())


async def update_profile(info: Info, input: inputs.UpdateProfileInput) -> o.UpdateOutcome:
    """Change fields of the profile."""
    return await info.context.run(changes.update_profile, input.command())


async def move_status(info: Info, input: inputs.MovePlayerStatusInput) -> o.MoveOutcome:
    """Move a player to another status."""
    return await moves.move_player(info.context.run, input.command())


async def set_vip_level(info: Info, input: inputs.SetVipLevelInput) -> o.UpdateOutcome:
    """Set the VIP level."""
    return await info.context.run(changes.set_vip_level, input.command())


async def add_tag(info: Info, input: inputs.TagInput) -> o.UpdateOutcome:
    """Add a tag."""
    return await info.context.run(changes.change_tags, input.adding())


async def remove_tag(info: Info, input: inputs.TagInput) -> o.UpdateOutcome:
    """Remove a tag."""
    return await info.context.run(changes.change_tags, input.removing())


async def record_consent(info: Info, input: inputs.RecordConsentInput) -> o.ConsentOutcome:
    """Keep what a player answered."""
    return await info.context.run(changes.record_consent, input.command())


async def add_note(info: Info, input: inputs.AddNoteInput) -> o.NoteOutcome:
    """Keep a note about a player."""
    return await info.context.run(changes.add_note, input.command())

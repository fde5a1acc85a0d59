"""The id that a player has in another system: unique in the brand, set by staff and programs."""

from dataclasses import dataclass, replace
from typing import Final

from domain.players.events import ProfileChanged
from domain.players.outcomes import (
    ExternalIdTaken,
    PlayerNotFound,
    PlayerUpdated,
    ProfileChangedMeanwhile,
    SetExternalIdOutcome,
)
from domain.players.ports import Players
from domain.players.reasons import Reason
from domain.shared import text
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.facts import Facts
from domain.shared.ids import PlayerId

EXTERNAL_ID_CHARACTERS_MAX: Final = 100

_AT_SIGNS: Final = "@\ufe6b\uff20"
"""Also the small and the wide one: the id is kept and shown as no personal data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetExternalId:
    """Set the id that the player has in another system; None removes it."""

    player_id: PlayerId
    external_id: str | None
    reason: Reason | None = None
    expected_version: int | None = None


def external_id(written: str, field: str = "externalId") -> str:
    """Check an external id, returned as it is stored: one line, its case kept.

    Raises:
        BadInput: empty, longer than 100 characters, with characters that do not show, or an e-mail address.
    """
    checked = text.line(written, field, at_most=EXTERNAL_ID_CHARACTERS_MAX)
    if any(each in checked for each in _AT_SIGNS):
        raise BadInput("An id in another system is no e-mail address: it has no '@'", field=field)
    return checked


async def set_external_id(
    command: SetExternalId, players: Players, facts: Facts, clock: Clock
) -> SetExternalIdOutcome:
    """Set or remove the id, unless another player of the brand has it.

    Raises:
        BadInput: no id that could be stored.
    """
    wanted = None if command.external_id is None else external_id(command.external_id)
    before = await players.locked(command.player_id)
    if before is None:
        return PlayerNotFound()
    if command.expected_version not in {None, before.version}:
        return ProfileChangedMeanwhile(before)
    if wanted == before.external_id:
        return PlayerUpdated(before)
    if wanted is not None and await players.is_external_id_taken(wanted):
        return ExternalIdTaken(wanted)
    after = replace(before, external_id=wanted, version=before.version + 1)
    await players.update(before, after, command.reason, clock.now())
    await facts.record(ProfileChanged.about(after, fields=["externalId"]))
    return PlayerUpdated(after)

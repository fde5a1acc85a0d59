"""Every field of the profile is stored by a change and read back, by the application's database role."""

from __future__ import annotations

from typing import Any

from domain.players.model import ContactChannel, OddsFormat, Theme
from domain.players.outcomes import PlayerUpdated
from domain.players.profile.changes import UpdateProfile, update_profile
from domain.players.profile.fields import FIELDS
from tests.players.people import OPERATOR
from tests.players.players_harness import PlayersHarness

VALUES: dict[str, Any] = {
    "language": "it",
    "time_zone": "Europe/Rome",
    "odds_format": OddsFormat.AMERICAN,
    "theme": Theme.DARK,
    "hide_balance": True,
    "contact_by": (ContactChannel.SMS,),
    "phone": "+39061234567",
    "national_id": "RSSMRA85T10A562S",
}
"""Field -> a value other than the one a player has; of other fields, its name will do."""


async def test_every_field_is_written_and_read_back(harness: PlayersHarness) -> None:
    player = await harness.registered("jane")
    patch = {name: VALUES.get(name, name.replace("_", " ")) for name in FIELDS}
    assert [name for name, field in FIELDS.items() if field.of(player) == patch[name]] == []

    outcome = await harness.run()(update_profile, UpdateProfile(player_id=player.id, patch=patch))

    assert isinstance(outcome, PlayerUpdated)
    kept = (await harness.reads.by_ids(OPERATOR, [player.id]))[player.id]
    assert {name: field.of(kept) for name, field in FIELDS.items()} == patch

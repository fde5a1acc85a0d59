"""What a change of the profile leaves to corrections, and to codes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.players.model import PersonName, Player
from domain.players.profile.changes import protected_fields
from domain.players.profile.fields import patched
from domain.shared.actor import ActorKind
from tests.application import Application
from tests.funded_players import a_funded_player
from tests.players.people import NOON, a_player
from tests.refusals import refusal

KNOWN: Player = a_player(name=PersonName("Jane"), national_id="X1", phone="+4930123456")


@pytest.mark.parametrize(
    ("patch", "kind", "protected"),
    [
        ({"first_name": "Janet"}, ActorKind.OPERATOR, ("firstName",)),
        ({"first_name": None}, ActorKind.SERVICE, ("firstName",)),
        ({"first_name": "Jane", "last_name": "Roe"}, ActorKind.OPERATOR, ()),
        ({"national_id": "X2", "city": "Rome"}, ActorKind.OPERATOR, ("nationalId",)),
        ({"phone": "+4930999999"}, ActorKind.PLAYER, ("phone",)),
        ({"phone": None}, ActorKind.PLAYER, ("phone",)),
        ({"phone": "+49 30 123456"}, ActorKind.PLAYER, ()),
        ({"phone": "+4930999999"}, ActorKind.OPERATOR, ()),
    ],
)
def test_what_is_there_is_not_changed_with_the_profile(
    patch: dict[str, Any], kind: ActorKind, protected: tuple[str, ...]
) -> None:
    verified = replace(KNOWN, phone_verified_at=NOON)
    assert protected_fields(verified, patched(verified, patch), kind) == protected


def test_players_change_a_number_that_is_not_verified() -> None:
    after = patched(KNOWN, {"phone": "+4930999999"})
    assert protected_fields(KNOWN, after, ActorKind.PLAYER) == ()


async def test_a_name_is_filled_in_once(application: Application) -> None:
    player = await a_funded_player(application, None)
    lead = application.as_("support_lead", name="lena")
    filled = await lead.mutate("updateProfile", playerId=player.id, firstName="Jane")
    assert filled["__typename"] == "PlayerUpdated"
    again = await lead.mutate("updateProfile", playerId=player.id, firstName="Janet", city="Rome")
    assert again == refusal("ProtectedFields", fields=["firstName"])

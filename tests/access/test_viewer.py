"""What the viewer is told about themselves."""

from __future__ import annotations

import pytest

from tests.application import Application
from tests.funded_players import a_funded_player

KIND = "{ viewer { kind } }"


async def test_a_caller_who_is_signed_out_is_nothing(application: Application) -> None:
    told = await application.as_("anonymous").data_of("{ viewer { kind player { id } } }")
    assert told == {"viewer": {"kind": "NONE", "player": None}}


@pytest.mark.parametrize(("role", "kind"), [("support", "OPERATOR"), ("game_server", "SERVICE")])
async def test_a_caller_with_a_token_is_of_its_kind(application: Application, role: str, kind: str) -> None:
    assert await application.as_(role).data_of(KIND) == {"viewer": {"kind": kind}}


async def test_a_player_is_a_player(application: Application) -> None:
    funded = await a_funded_player(application)
    assert await funded.player.data_of(KIND) == {"viewer": {"kind": "PLAYER"}}

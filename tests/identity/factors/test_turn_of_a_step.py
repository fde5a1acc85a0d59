"""An app that is enrolled while the time step of its codes turns."""

from __future__ import annotations

from datetime import timedelta

import httpx

from domain.identity.factors.totp import STEP_SECONDS
from tests.application import Application
from tests.funded_players import a_funded_player
from tests.identity.cookie_callers import a_cookie_caller, a_player_account


async def test_a_caller_enrols_although_the_step_turns_before_the_code_is_checked(
    application: Application, redis_url: str, monkeypatch
) -> None:
    guest = await a_funded_player(application, None)
    caller = await a_cookie_caller(application, redis_url, a_player_account(guest.id), role="player")

    async def turn(_request: httpx.Request) -> None:
        application.clock.ahead += timedelta(seconds=STEP_SECONDS)

    monkeypatch.setattr(application.clock, "ahead", timedelta())
    monkeypatch.setitem(application.client._event_hooks, "request", [turn])
    assert await caller.enrol()

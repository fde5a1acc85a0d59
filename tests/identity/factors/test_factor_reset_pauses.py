"""When no reset of factors is possible: after a change of address by others, and after an objection."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest

from domain.identity.factor_resets import completion
from domain.identity.factor_resets.requests import FactorResetPaused, pause_of
from domain.shared.actor import system
from domain.shared.ids import PlayerId
from tests.application import Application, Json
from tests.funded_players import FundedPlayer
from tests.identity.factors.lost_factors import (
    OBJECT,
    WAIT,
    Loser,
    a_loser,
    approved,
    job,
    requested,
    risk,
)
from tests.manual_clock import OffsetClock
from tests.players.corrections.test_corrections import corrected
from tests.players.people import NOON

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


async def with_new_address(application: Application, player: Loser) -> str:
    """Two operators correct the player's address."""
    address = f"new-{uuid4().hex[:8]}@example.com"
    done = await corrected(FundedPlayer(application, player.id), email=address)
    assert done["__typename"] == "CorrectionDecided", done
    return address


def end_of(refused: Json) -> datetime:
    """When the pause ends that this was refused for."""
    assert (refused["__typename"], refused["code"]) == ("FactorResetPaused", "FACTOR_RESET_PAUSED"), refused
    return datetime.fromisoformat(refused["possibleFrom"])


async def test_for_seven_days_after_a_correction_of_the_address_none_is_asked_for(
    application: Application,
) -> None:
    player, before = await a_loser(application), application.clock.now()
    await with_new_address(application, player)
    end = end_of(await requested(application, player))
    assert before + 7 * DAY <= end <= application.clock.now() + 7 * DAY


async def test_what_was_asked_for_before_the_correction_is_not_approved_after_it(
    application: Application,
) -> None:
    player = await a_loser(application)
    id = (await requested(application, player))["reset"]["id"]
    await with_new_address(application, player)
    end = end_of(await risk(application).mutate("approveFactorReset", id=id))
    assert end > application.clock.now() + 6 * DAY
    await risk(application).mutate("rejectFactorReset", id=id)


async def test_a_correction_between_approval_and_notice_holds_the_notice_up(application: Application) -> None:
    player = await a_loser(application)
    id = await approved(application, player)
    player.email = await with_new_address(application, player)
    now = application.clock.now()
    await job(application, now)
    await job(application, now + 2 * WAIT)
    assert await player.told() == []
    assert await player.factors() == ["totp", "recovery_code"]
    await job(application, now + 7 * DAY)
    assert len(await player.told()) == 1
    await risk(application).mutate("rejectFactorReset", id=id)


async def test_other_corrections_and_changes_by_the_player_pause_nothing(application: Application) -> None:
    player = await a_loser(application)
    await corrected(FundedPlayer(application, player.id), username=f"renamed-{uuid4().hex[:8]}")
    owner = await asyncpg.connect(application.database_url)
    await owner.execute(
        "insert into players.change (player_id, version, field, at, actor, channel, correlation_id)"
        " values ($1, 99, 'email', now(), $2, 'GRAPHQL', 'c')",
        UUID(player.id.removeprefix("plr_")),
        f"player:{player.id}",
    )
    await owner.close()
    assert (await requested(application, player))["__typename"] == "FactorResetRequested"


class Setback:
    """Implements what ``pause_of`` reads."""

    async def last_setback(self, brand: str, player_id: UUID) -> datetime | None:
        return None if brand == "spared" else NOON


@pytest.mark.parametrize(
    ("brand", "after", "paused"),
    [("default", 7 * DAY - SECOND, True), ("default", 7 * DAY, False), ("spared", SECOND, False)],
)
async def test_a_pause_ends_after_seven_days(brand: str, after: timedelta, paused: bool) -> None:
    clock, origin = OffsetClock(), system("test", brand, "c")
    with clock.stopped(NOON + after):
        found = await pause_of(PlayerId(uuid4()), Setback(), origin, clock)  # type: ignore[arg-type]
    assert found == (FactorResetPaused(NOON + 7 * DAY) if paused else None)


async def test_for_seven_days_after_an_objection_none_is_asked_for(application: Application) -> None:
    player = await a_loser(application)
    await requested(application, player)
    assert (await player.browser.ask(OBJECT))["data"]["it"]["reset"]["state"] == "OBJECTED"
    end = end_of(await requested(application, player))
    assert end - application.clock.now() > 7 * DAY - timedelta(minutes=5)


async def test_who_cannot_be_told_keeps_no_other_from_being_told(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    unreached = await a_loser(application)
    held = await approved(application, unreached)
    unreached.email = await with_new_address(application, unreached)
    others = [await a_loser(application) for _ in range(2)]
    ids = [await approved(application, each) for each in others]
    monkeypatch.setattr(completion, "AT_ONCE", 1)
    await job(application, application.clock.now())
    assert [len(await each.told()) for each in (unreached, *others)] == [0, 1, 1]
    for id in (held, *ids):
        await risk(application).mutate("rejectFactorReset", id=id)

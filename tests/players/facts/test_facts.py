"""Every fact about a player is recorded as its type says, with when it was."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from domain.players.event_types import EVENT_TYPES
from domain.players.profile.changes import (
    ChangeTags,
    SetVipLevel,
    UpdateProfile,
    change_tags,
    set_vip_level,
    update_profile,
)
from domain.players.reasons import Reason
from domain.players.status.moves import MoveStatus, move_status
from domain.players.statuses import PlayerStatus, ReasonCode
from tests.events.strict_payloads import faults
from tests.players.people import NOON, PLAYER_REQUEST
from tests.players.players_harness import PlayersHarness
from tests.players.test_conditions import agree, an_italian, publish, verify


async def recorded(harness: PlayersHarness) -> list[tuple[str, Any]]:
    """The facts of a player who does everything that leaves one."""
    player = await an_italian(harness)
    run, id = harness.run(), player.id
    await verify(harness, player)
    patch = {"language": "it"}
    await run(update_profile, UpdateProfile(player_id=id, patch=patch, reason=PLAYER_REQUEST))
    await run(set_vip_level, SetVipLevel(player_id=id, level=2))
    await run(change_tags, ChangeTags(player_id=id, add=("a", "b")))
    await publish(harness, "2026-07", days=7)
    harness.clock.moment = NOON + timedelta(days=8)
    await harness.sweep()
    await agree(harness, player, "2026-07")
    suspend = MoveStatus(player_id=id, to=PlayerStatus.SUSPENDED, reason=Reason(ReasonCode.FRAUD_SUSPECTED))
    await run(move_status, suspend)
    return await harness.rows("select name, payload from outbox.event where player_id = $1 order by id", id)


async def test_every_fact_about_a_player_is_recorded_as_it_is_described(harness: PlayersHarness) -> None:
    written = await recorded(harness)

    assert [fault for name, payload in written for fault in faults(name, payload)] == []
    assert {name for name, _ in written} == {each.name for each in EVENT_TYPES}
    moves = [payload for name, payload in written if name == "player.status_moved"]
    assert datetime.fromisoformat(moves[-1]["at"]) == NOON + timedelta(days=8)

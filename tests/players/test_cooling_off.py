"""Cooling-offs end by themselves, on time and once; exclusions do not."""

from __future__ import annotations

from datetime import timedelta

from adapters.postgres.players.cooling_off import PostgresCoolingOffEnds
from domain.players.model import Player
from domain.players.ports import Run
from domain.players.status.cooling_off import end_cooling_off
from domain.players.status.moves import MoveStatus, move_status
from domain.players.statuses import PlayerStatus
from domain.shared.actor import Actor, ActorKind
from tests.players.people import NOON, OPERATOR, PLAYER_REQUEST, RIVAL
from tests.players.players_harness import PlayersHarness

DAY = timedelta(days=1)


async def rested(
    harness: PlayersHarness, name: str, to: PlayerStatus, days: int, actor: Actor = OPERATOR
) -> Player:
    player = await harness.registered(name, actor)
    asked = MoveStatus(player_id=player.id, to=to, reason=PLAYER_REQUEST, term_days=days)
    moved: Player = (await harness.run(actor)(move_status, asked)).player
    return moved


async def test_cooling_off_ends_at_the_end_of_its_term(
    harness: PlayersHarness,
) -> None:
    def as_system(brand: str) -> Run:
        return harness.run(Actor(ActorKind.SYSTEM, "terms", brand))

    week = await rested(harness, "week", PlayerStatus.COOLING_OFF, 7)
    await rested(harness, "month", PlayerStatus.COOLING_OFF, 30)
    await rested(harness, "abroad", PlayerStatus.COOLING_OFF, 7, RIVAL)
    await rested(harness, "excluded", PlayerStatus.SELF_EXCLUDED, 180)
    terms = PostgresCoolingOffEnds(harness.database)
    back = {}
    for days in (7 - 1 / 86_400, 7, 8, 30, 400):
        harness.clock.moment = NOON + days * DAY
        back[days] = await end_cooling_off(terms, as_system, harness.clock.now())

    assert list(back.values()) == [0, 2, 0, 1, 0]
    assert harness.wallets.standing[week.id] == (True, True, "ACTIVE")
    assert await harness.rows(
        "select actor, reason_code from players.change"
        " where player_id = $1 and field = 'status' order by version desc limit 1",
        week.id,
    ) == [("system:terms", "TERM_ENDED")]

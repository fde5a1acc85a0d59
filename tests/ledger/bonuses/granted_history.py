"""A ledger with bonuses under terms: one that is played, and one for each way in which they end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.wallets.codes import GrantStateCode, Status
from domain.shared.ids import new_id
from domain.shared.money import Money
from tests.ledger.sample_history import add_withdrawal
from tests.wallets.play.bonus_terms import give_bonus
from tests.wallets.wallets_harness import WalletsHarness, a_provider, eur

STAMP = "row($2::uuid, 1, $2::text, 'system:bonuses', 5, null, 'corr', null, 'because')::wallets.stamp"
PAUSE = f"select (wallets.pause_grant($1, {STAMP}, $3, $4)).status"


async def three_players_with_bonuses(harness: WalletsHarness) -> tuple[UUID, UUID, UUID]:
    """Three players with bonuses; the second one's are what tests damage."""
    first, second, third = sorted([await a_player_with_bonuses(harness) for _ in range(3)])
    return first, second, third


async def a_player_with_bonuses(harness: WalletsHarness) -> UUID:
    """Bonuses by number of their wallet: 1 completed, 2 lost, 3 lost, active again and cancelled, 4 expired,
    5 forfeited by a withdrawal, 6 paused, 7 at its target with its round still open, 8 in front.

    Operation 17 is the only bet of number 4, operation 35 the last one of number 8.
    """
    harness = replace(harness, provider=a_provider())
    player = await harness.a_player(eur(100))
    await add_completed(harness, player)
    await add_lost(harness, player)
    await add_ended_early(harness, player)
    await pause(harness, player, await give(harness, player, eur(5)))
    await give(harness, player, eur(5), target=2_000_000)
    await harness.bet(player, eur(20), "to the target", round="open")
    await give(harness, player, eur(50), stakeOrder="PROPORTIONAL", permille=500)
    await harness.bet(player, eur(10), "taken back")
    await harness.rollback(player, "taken back")
    await harness.bet(player, eur(10), "won")
    await harness.win(player, eur(4), bet="won")
    await harness.bet(player, eur(10), "again in the open round", round="open")
    await harness.win(player, eur(2), bet="again in the open round", round="open")
    await harness.bet(player, eur(4), "in front", game="dice")
    return player


async def add_completed(harness: WalletsHarness, player: UUID) -> None:
    """A bonus that real and bonus money bring to its target; its last round closes with a win."""
    await give(harness, player, eur(10), target=2_500_000, stakeOrder="BONUS_FIRST")
    await harness.bet(player, eur(12), "bonus first", round="c1")
    await harness.win(player, eur(18), bet="bonus first", round="c1", closes_round=True)
    await harness.bet(player, eur(15), "to the end", round="c2")
    await harness.bet(player, eur(1), "one more", round="c2")
    await harness.win(player, eur(6), bet="to the end", round="c2", closes_round=True)


async def add_lost(harness: WalletsHarness, player: UUID) -> None:
    """A bonus whose last stake wins nothing, and one whose last stake is given back after all."""
    await give(harness, player, eur(3), stakeOrder="BONUS_FIRST")
    await harness.bet(player, eur(3), "all of it", round="l1")
    await harness.close(player, "l1")
    back = await give(harness, player, eur(3), stakeOrder="BONUS_FIRST")
    await harness.bet(player, eur(3), "given back", round="l2")
    await harness.close(player, "l2")
    await harness.rollback(player, "given back")
    await end(harness, player, back, GrantStateCode.CANCELLED)


async def add_ended_early(harness: WalletsHarness, player: UUID) -> None:
    """A bonus ended by the clock at the next bet, and one by a withdrawal; both win too late."""
    await give(harness, player, eur(4), stakeOrder="BONUS_FIRST", lateWins="FORFEIT_LATE", lasts=2)
    await harness.bet(player, eur(2), "in time", round="e1")
    await until_over(harness, player)
    await harness.bet(player, eur(1), "too late", round="e2")
    await harness.win(player, eur(5), bet="in time", round="e1", closes_round=True)
    await give(harness, player, eur(4), stakeOrder="BONUS_FIRST")
    await harness.bet(player, eur(2), "before the withdrawal")
    await add_withdrawal(harness, player)
    await harness.win(player, eur(5), bet="before the withdrawal")


async def give(
    harness: WalletsHarness, player: UUID, amount: Money, *, lasts: float = 3600, **terms: Any
) -> UUID:
    """A bonus under terms, for so many seconds; without others ten times its amount is to be staked."""
    whole = {
        "expiresAt": (datetime.now(UTC) + timedelta(seconds=lasts)).isoformat(),
        "maxBetAny": True,
        "lateWins": "HONOUR",
    }
    return await give_bonus(harness.database, player, amount, **(whole | terms))


async def end(
    harness: WalletsHarness, player: UUID, grant: UUID, state: GrantStateCode, *, may_refuse: bool = False
) -> None:
    """End a bonus before its target."""
    statement = f"select (wallets.end_grant($1, {STAMP}, $3, $4, 'because')).status"
    await call(harness, statement, player, grant, state.value, may_refuse=may_refuse)


async def pause(harness: WalletsHarness, player: UUID, grant: UUID, *, may_refuse: bool = False) -> None:
    """Pause a bonus."""
    await call(harness, PAUSE, player, grant, True, may_refuse=may_refuse)


async def resume(harness: WalletsHarness, player: UUID, grant: UUID, *, may_refuse: bool = False) -> None:
    """Resume it."""
    await call(harness, PAUSE, player, grant, False, may_refuse=may_refuse)


async def until_over(harness: WalletsHarness, player: UUID) -> None:
    """Wait until the time of a bonus is over."""
    await harness.database.statements_for(EVERY_BRAND).fetch(
        "select pg_sleep_until(max(expires_at)) from wallets.wagering where player_id = $1 and state = 1"
        " and expires_at < now() + interval '1 minute'",
        player,
    )


async def call(
    harness: WalletsHarness, statement: str, player: UUID, *arguments: Any, may_refuse: bool = False
) -> None:
    """Call a function of the ledger that no command calls yet; its key is new."""
    rows = await harness.database.statements_for(EVERY_BRAND).fetch(statement, player, new_id(), *arguments)
    expected = {Status.DONE.value} | ({Status.MOVE_REFUSED.value} if may_refuse else set())
    assert {row["status"] for row in rows} <= expected, statement

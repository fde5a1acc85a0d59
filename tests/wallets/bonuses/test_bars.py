"""Self-exclusion, suspension and closing end a player's bonuses, in the transaction that bars them."""

from __future__ import annotations

from uuid import UUID

import pytest

from adapters.postgres.wallets.players_ports import PlayerBettingPermissions
from adapters.postgres.wallets.standing import PostgresStandings
from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.actor import Origin
from domain.shared.ids import new_id
from domain.wallets import events
from domain.wallets.kinds import BarReason
from domain.wallets.model import Standing
from domain.wallets.opening import UnlockWallet, unlock_wallet
from domain.wallets.standing import ChangeStanding, change_standing
from tests.wallets.bonuses.bonus_players import a_bonus, bonus_of, last_operation, pause
from tests.wallets.wallets_harness import OPERATOR, WalletsHarness, eur

ENDING = (BarReason.SELF_EXCLUDED, BarReason.SUSPENDED, BarReason.CLOSED)
FREE = Standing(may_bet=True, may_deposit=True, reason=None)


async def bar(harness: WalletsHarness, player: UUID, reason: BarReason, origin: Origin | None = None) -> None:
    standing = Standing(may_bet=False, may_deposit=False, reason=reason)
    await harness.run(change_standing, ChangeStanding(player_id=player, standing=standing), origin)


async def take_back(harness: WalletsHarness, player: UUID, seq: int) -> None:
    """Reverse an operation even if its money is gone."""
    await harness.statements.rows(
        "select wallets.reverse($1, row($2, 0, 'reverse', 'system:test', 5, null, 'corr', null, 'wrong')"
        "::wallets.stamp, $3, true)",
        player,
        new_id(),
        seq,
    )


async def wallet_state(harness: WalletsHarness, player: UUID, number: int) -> str:
    wallets = (await harness.reads.wallets_of([player]))[player]
    return wallets[number].state.name


@pytest.mark.parametrize("reason", ENDING)
async def test_what_bars_a_player_for_good_ends_their_bonuses(
    harness: WalletsHarness, reason: BarReason
) -> None:
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(200))
    paused = await a_bonus(harness, player, eur(30), eur(200))
    await pause(harness, player, paused)

    await bar(harness, player, reason)

    for each in (grant, paused):
        bonus = await bonus_of(harness, each)
        assert (bonus.state, bonus.reason, bonus.balance) == ("FORFEITED", reason.name, 0)
    assert await harness.balances(player) == [100_00, 0, 0]
    assert await last_operation(harness, player) == ("BONUS_FORFEIT", "system:bars", reason.name)
    assert [name for name, _ in await harness.facts(player)].count(events.GRANT_MOVED) == 3
    await harness.assert_ledger_consistent(player)


@pytest.mark.parametrize("reason", [each for each in BarReason if each not in ENDING])
async def test_other_bars_leave_bonuses_as_they_are(harness: WalletsHarness, reason: BarReason) -> None:
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(200))
    posted = await harness.posted(player)

    await bar(harness, player, reason)

    assert (await bonus_of(harness, grant)).state == "ACTIVE"
    assert await harness.posted(player) == posted


async def test_a_bonus_that_is_completing_stays(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(10))
    await harness.bet(player, eur(10), "b", round=f"r {player}")

    await bar(harness, player, BarReason.SELF_EXCLUDED)
    assert (await bonus_of(harness, grant)).state == "COMPLETING"
    await harness.close(player, f"r {player}")

    assert (await bonus_of(harness, grant)).state == "COMPLETED"
    assert await harness.balances(player) == [110_00, 0]
    await harness.assert_ledger_consistent(player)


async def test_the_same_bar_again_changes_nothing(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    await a_bonus(harness, player, eur(20), eur(200))
    await bar(harness, player, BarReason.SUSPENDED)
    posted, facts = await harness.posted(player), await harness.facts(player)

    await bar(harness, player, BarReason.SUSPENDED)

    assert (await harness.posted(player), await harness.facts(player)) == (posted, facts)


async def test_a_bar_under_an_id_that_a_caller_used_before_ends_the_bonuses_of_now(
    harness: WalletsHarness,
) -> None:
    player = await harness.a_player(eur(100))
    for _ in range(2):
        grant = await a_bonus(harness, player, eur(20), eur(200))
        await bar(harness, player, BarReason.SUSPENDED)
        assert (await bonus_of(harness, grant)).state == "FORFEITED"
        await harness.run(change_standing, ChangeStanding(player_id=player, standing=FREE))
    await harness.assert_ledger_consistent(player)


async def test_what_an_operator_s_bar_forfeits_is_nothing_that_person_moves(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(2_000_000), eur(2_000_000))

    await bar(harness, player, BarReason.CLOSED, OPERATOR)

    assert (await bonus_of(harness, grant)).state == "FORFEITED"


async def test_a_bar_that_is_not_committed_ends_nothing(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(200))

    async def excluded_and_undone() -> None:
        async with harness.database.transaction("default") as connection:
            statements = LedgerStatements(harness.database, "default", connection)
            permissions = PlayerBettingPermissions(PostgresStandings(statements, harness.provider))
            await permissions.set(player, may_bet=False, may_deposit=False, reason="SELF_EXCLUDED")
            raise RuntimeError("not committed")

    with pytest.raises(RuntimeError, match="not committed"):
        await excluded_and_undone()

    assert (await bonus_of(harness, grant)).state == "ACTIVE"
    assert await harness.balances(player) == [100_00, 20_00]


async def test_a_locked_wallet_of_a_bonus_that_has_ended_closes_when_it_is_unlocked(
    harness: WalletsHarness,
) -> None:
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(10), eur(1000), stakeOrder="BONUS_FIRST")
    await harness.bet(player, eur(10), "b", round=f"r {player}")
    won = await harness.win(player, eur(30), bet="b", round=f"r {player}")
    await harness.bet(player, eur(30), round=f"s {player}")
    await take_back(harness, player, won.operation.seq)
    number = (await bonus_of(harness, grant)).wallet_no
    assert await wallet_state(harness, player, number) == "LOCKED"

    await bar(harness, player, BarReason.SUSPENDED)
    assert (await bonus_of(harness, grant)).state == "FORFEITED"
    await harness.run(unlock_wallet, UnlockWallet(player_id=player, wallet_no=number, reason="ended"))

    assert await wallet_state(harness, player, number) == "CLOSED"
    await harness.assert_ledger_consistent(player)

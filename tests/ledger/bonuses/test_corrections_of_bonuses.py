"""What people take back of a bonus after the bonus has moved on, and what was there before terms were."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import asyncpg
import pytest

from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.wallets.codes import GrantStateCode, Status
from adapters.postgres.wallets.ledger_verify import verify
from domain.shared.ids import new_id
from domain.shared.money import Money
from domain.wallets.adjustments import Adjust, adjust
from domain.wallets.awards import ForfeitFunds, forfeit_funds
from domain.wallets.corrections import Reverse, reverse
from domain.wallets.kinds import Funding, WalletKind, WinKind
from domain.wallets.opening import OpenWallet, open_wallet
from migrations.frozen import MIGRATIONS
from tests.ledger.bonuses.granted_history import STAMP, end, give
from tests.wallets.wallets_harness import USD, WalletsHarness, a_provider, an_id, eur

PROGRAM = a_provider("back-office")
"""Moves what it likes: who needs a second person is another question."""


async def holds(url: str) -> None:
    proof = await verify(url)
    assert proof.holds, proof.damages


async def undo(harness: WalletsHarness, player: UUID, seq: int, *, may_overdraw: bool = False) -> Any:
    asked = Reverse(player_id=player, key=an_id("undo"), seq=seq, reason="wrong", may_overdraw=may_overdraw)
    return await harness.run(reverse, asked, PROGRAM)


async def correct(harness: WalletsHarness, player: UUID, amount: Money) -> int:
    """Adjust the first bonus; the number of the operation."""
    asked = Adjust(player_id=player, key=an_id(), amount=amount, reason="wrong", wallet_no=1)
    await harness.run(adjust, asked, PROGRAM)
    return await harness.posted(player)


def usd(major: int) -> Money:
    return Money(major * 100, USD)


@pytest.mark.parametrize("sticky", [False, True])
async def test_a_bonus_completes_whose_wallet_a_reversal_has_overdrawn(
    harness: WalletsHarness, fresh_database_url: str, *, sticky: bool
) -> None:
    player = await harness.a_player(eur(1))
    await give(harness, player, eur(10), target=3_000_000, stakeOrder="BONUS_FIRST", sticky=sticky)
    await harness.bet(player, eur(5), "bet", round="r1")
    await harness.win(player, eur(30), bet="bet", round="r1", closes_round=True)
    won = await harness.posted(player)
    await harness.bet(player, eur(30), "to the target", round="r2")
    await undo(harness, player, won, may_overdraw=True)
    assert await harness.balances(player) == [100, -2500]

    await harness.close(player, "r2")

    assert await harness.balances(player) == [100, 0]
    await holds(fresh_database_url)


async def test_a_prize_that_is_taken_back_gives_nothing_back_of_the_bonus_it_completed(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(100))
    await give(harness, player, eur(50), target=1_000_000, convertsMax=1000)
    await harness.bet(player, eur(10), "bet", round="r")
    await harness.win(player, eur(5), kind=WinKind.JACKPOT, round="r", closes_round=True)
    assert await harness.balances(player) == [10_500, 0]

    await undo(harness, player, await harness.posted(player))

    assert await harness.balances(player) == [10_000, 0]
    await holds(fresh_database_url)


async def test_of_a_win_only_what_became_real_money_is_taken_from_real_money(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(50))
    await give(harness, player, eur(10), target=1_000_000, convertsMax=500, stakeOrder="BONUS_FIRST")
    await harness.bet(player, eur(10), "bet", round="r")
    await harness.win(player, eur(40), bet="bet", round="r", closes_round=True)
    assert await harness.balances(player) == [5500, 0]

    await undo(harness, player, await harness.posted(player))

    assert await harness.balances(player) == [5000, 0]
    await holds(fresh_database_url)


async def test_a_reversed_credit_of_a_bonus_that_has_ended_takes_nothing(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(100))
    grant = await give(harness, player, eur(10))
    credit = await correct(harness, player, eur(5))
    await end(harness, player, grant, GrantStateCode.CANCELLED)

    await undo(harness, player, credit, may_overdraw=True)

    assert await harness.balances(player) == [10_000, 0]
    await holds(fresh_database_url)


async def test_a_reversed_debit_puts_a_lost_bonus_in_front_again(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(100))
    await give(harness, player, eur(10))
    debit = await correct(harness, player, eur(-10))

    await undo(harness, player, debit)

    assert await harness.balances(player) == [10_000, 1000]
    await holds(fresh_database_url)


async def test_money_is_not_adjusted_into_a_locked_wallet_of_a_bonus_that_has_ended(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player()
    grant = await give(harness, player, eur(10))
    credit = await correct(harness, player, eur(5))
    await harness.bet(player, eur(15), "all of it", round="r")
    await undo(harness, player, credit, may_overdraw=True)
    await end(harness, player, grant, GrantStateCode.CANCELLED)

    await correct(harness, player, eur(5))

    assert await harness.balances(player) == [0, 0]
    await holds(fresh_database_url)


async def test_a_grant_is_given_once(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(10))
    grant = await give(harness, player, eur(10))

    rows = await harness.database.statements_for(EVERY_BRAND).fetch(
        f"select (wallets.open_grant($1, {STAMP}, $3, 1000, 1::smallint, 'EUR', '{{}}')).status",
        player,
        new_id(),
        grant,
    )

    assert rows[0]["status"] == Status.KEY_CONFLICT
    assert await harness.balances(player) == [1000, 1000]


async def test_a_brand_sees_its_own_bonuses(harness: WalletsHarness) -> None:
    await give(harness, await harness.a_player(eur(10)), eur(10))
    seen = "select count(*) as n from wallets.standing_grant"

    of_another = await harness.database.statements_for("another").fetch(seen)
    of_all = await harness.database.statements_for(EVERY_BRAND).fetch(seen)

    assert [of_another[0]["n"], of_all[0]["n"]] == [0, 1]


async def test_late_winnings_in_a_currency_without_real_money_open_its_wallet(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(10))
    no = await harness.bonus(player, usd(10))
    await harness.bet(player, usd(0), "free", funding=Funding.WALLET, wallet_no=no)
    asked = ForfeitFunds(player_id=player, key=an_id(), wallet_no=no, reason="over")
    await harness.run(forfeit_funds, asked, PROGRAM)

    await harness.win(player, usd(5), bet="free")

    assert await harness.balances(player) == [1000, 0, 500]
    await holds(fresh_database_url)


async def test_free_spins_in_a_currency_without_real_money_open_its_wallet(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(10))
    no = await harness.bonus(player, usd(10), kind=WalletKind.FREE_SPINS, unit=usd(1))
    await harness.bet(player, usd(1), "spin", funding=Funding.WALLET, wallet_no=no)

    await harness.win(player, usd(5), bet="spin")

    assert await harness.balances(player) == [1000, 900, 500]
    await holds(fresh_database_url)


async def test_a_round_in_two_currencies_wins_in_the_one_that_is_paid(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(10))
    await harness.run(open_wallet, OpenWallet(player_id=player, currency=USD))
    await harness.deposit(player, usd(10))
    await harness.bet(player, eur(1), round="r")
    await harness.bet(player, usd(1), round="r")

    await harness.win(player, eur(2), round="r")

    assert await harness.balances(player) == [1100, 900]
    await holds(fresh_database_url)


async def test_a_bet_of_the_release_before_that_bonus_money_paid_alone_is_given_back_by_its_end(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(10))
    no = await harness.bonus(player, eur(10))
    bet = new_id()
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute(
        f"select wallets.post(w, {STAMP}, 2::smallint, array[wallets.stake_leg($3, 400)],"
        " 'wallet.bet_placed') from wallets.wallet w where w.player_id = $1 and w.wallet_no = 0",
        player,
        bet,
        no,
    )
    asked = ForfeitFunds(player_id=player, key=an_id(), wallet_no=no, reason="over")
    await harness.run(forfeit_funds, asked, PROGRAM)

    await owner.execute(f"select wallets.rollback_bet($1, {STAMP}, $3, 0::smallint)", player, new_id(), bet)

    await owner.close()
    assert await harness.balances(player) == [1000, 0]
    await holds(fresh_database_url)


async def test_bonus_money_of_the_release_before_is_played_in_any_currency_and_not_while_it_is_locked(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player, other = await harness.a_player(eur(10)), await harness.a_player(eur(10))
    for amount in (eur(1), eur(2)):
        await harness.bonus(player, amount)
    await harness.bonus(other, usd(1))
    owner = await asyncpg.connect(fresh_database_url)
    # As the revision's first file leaves them: the locked one in front, and none of another currency.
    await owner.execute(
        "update wallets.wallet w set state = 1 from wallets.wallet z where w.player_id = $1"
        " and z.player_id = $1 and z.wallet_no = 0 and w.wallet_no = z.wagering",
        player,
    )
    await owner.execute(
        "update wallets.wallet set wagering = 0 where player_id = $1 and wallet_no = 0", other
    )
    assert not (await verify(fresh_database_url)).holds

    await owner.execute((MIGRATIONS / "released/0046_wagering/03_heads.sql").read_text())

    await owner.close()
    await holds(fresh_database_url)


async def test_an_answer_is_repeated_with_what_a_completed_bonus_brought(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    await give(harness, player, eur(50), target=1_000_000)
    await harness.bet(player, eur(10), "bet", round="r")

    first, again = [
        await harness.win(player, eur(5), "win", bet="bet", round="r", closes_round=True) for _ in range(2)
    ]

    assert (first.wallet.balance, again.wallet.balance) == (eur(145), eur(145))


async def test_facts_about_bonuses_without_money_name_an_operation_that_there_is(
    harness: WalletsHarness,
) -> None:
    barred, silent = await harness.a_player(eur(10)), await harness.a_player(eur(10))
    await give(harness, barred, eur(10), target=10**9)
    await harness.bet(barred, eur(20), round="r")
    await give(harness, silent, eur(10), target=2_000_000)
    await harness.bet(silent, eur(20))
    fetch = harness.database.statements_for(EVERY_BRAND).fetch

    await fetch("select wallets.set_standing($1, 1::smallint, 2::smallint, 'corr', 5::smallint)", barred)
    stamp = STAMP.replace("$2", "gen_random_uuid()")
    await fetch(f"select wallets.end_silent_bets($1, {stamp}, now() + interval '2 days')", silent)

    for player in (barred, silent):
        assert max(await harness.facts(player), key=lambda fact: fact[1])[1] == await harness.posted(player)

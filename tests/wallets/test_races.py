"""Many at once on few wallets: nothing is lost, nothing counts twice, no call waits for ever."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from domain.wallets.kinds import Funding
from domain.wallets.outcomes import InsufficientFunds
from domain.wallets.play.bets import AlreadyRolledBack, BetPlaced
from domain.wallets.play.rollbacks import BetAlreadySettled, RollbackNoted, RolledBack
from domain.wallets.play.rounds import RoundIsClosed
from domain.wallets.play.wins import WinPaid
from domain.wallets.withdrawals import RequestWithdrawal, request_withdrawal
from tests.wallets.wallets_harness import WalletsHarness, an_id, eur

WRITERS = 300


async def test_one_of_two_concurrent_bets_of_sixty_on_a_hundred_succeeds(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))

    answers = await asyncio.gather(harness.bet(player, eur(60)), harness.bet(player, eur(60)))

    assert {type(answer) for answer in answers} == {BetPlaced, InsufficientFunds}
    assert await harness.balances(player) == [40_00]
    await harness.assert_ledger_consistent(player)


@pytest.mark.parametrize("funding", [Funding.REAL_FIRST, Funding.BONUS_FIRST])
async def test_a_bet_and_its_rollback_in_any_order_cost_nothing(
    harness: WalletsHarness, funding: Funding
) -> None:
    player = await harness.a_player(eur(500))
    await harness.bonus(player, eur(500))

    async def pair(number: int) -> tuple[type, type]:
        key = an_id("racing")
        both = [
            asyncio.ensure_future(harness.bet(player, eur(10), key, funding=funding)),
            asyncio.ensure_future(harness.rollback(player, key)),
        ]
        first, second = both if number % 2 else both[::-1]
        await asyncio.wait([first, second])
        return type(both[0].result()), type(both[1].result())

    seen = Counter(await asyncio.gather(*(pair(number) for number in range(100))))

    assert set(seen) <= {(BetPlaced, RolledBack), (AlreadyRolledBack, RollbackNoted)}
    assert await harness.balances(player) == [500_00, 500_00]
    await harness.assert_ledger_consistent(player)


async def test_a_win_and_a_rollback_of_one_bet_never_both_apply(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(500))

    async def pair() -> tuple[type, type]:
        key = an_id("racing")
        await harness.bet(player, eur(10), key)
        answers = await asyncio.gather(harness.win(player, eur(10), bet=key), harness.rollback(player, key))
        return type(answers[0]), type(answers[1])

    seen = Counter(await asyncio.gather(*(pair() for _ in range(50))))

    assert set(seen) <= {(WinPaid, BetAlreadySettled), (AlreadyRolledBack, RolledBack)}
    assert await harness.balances(player) == [500_00]
    await harness.assert_ledger_consistent(player)


async def test_a_round_closing_under_bets_takes_none_after(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(500))
    await harness.bet(player, eur(1), round="r")

    answers = await asyncio.gather(
        *(harness.bet(player, eur(1), round="r") for _ in range(30)), harness.close(player, "r")
    )

    closed = answers[-1].operation.seq
    placed = [answer.operation.seq for answer in answers[:-1] if isinstance(answer, BetPlaced)]
    assert {type(answer) for answer in answers[:-1]} <= {BetPlaced, RoundIsClosed}
    assert all(seq < closed for seq in placed)
    await harness.assert_ledger_consistent(player)


async def test_hundreds_of_concurrent_writers_keep_balances_right(harness: WalletsHarness) -> None:
    players = [await harness.a_player(eur(200)) for _ in range(4)]
    for player in players:
        await harness.bonus(player, eur(50))
    chance = random.Random(7)
    known: dict[UUID, list[str]] = {player: [] for player in players}

    async def write(_writer: int) -> list[Any]:
        return [await act(harness, chance, known) for _ in range(4)]

    answers = [answer for done in await asyncio.gather(*map(write, range(WRITERS))) for answer in done]

    assert len(answers) == WRITERS * 4
    assert {BetPlaced, WinPaid, RolledBack, InsufficientFunds} <= {type(a) for a in answers}
    for player in players:
        assert min(await harness.balances(player)) >= 0
        await harness.assert_ledger_consistent(player)
        # Every operation told one fact of its own, in order.
        told = [seq for name, seq in await harness.facts(player) if name in OPERATIONS]
        assert told == list(range(1, await harness.posted(player) + 1))


OPERATIONS = {
    f"wallet.{name}"
    for name in (
        "deposited",
        "funds_granted",
        "bet_placed",
        "win_paid",
        "rolled_back",
        "rollback_noted",
        "withdrawal_requested",
    )
}


async def act(harness: WalletsHarness, chance: random.Random, known: dict[UUID, list[str]]) -> Any:
    player = chance.choice(list(known))
    dice, amount, bets = chance.random(), eur(0, chance.randrange(1, 2000)), known[player]
    if dice < 0.5 or not bets:
        bets.append(key := an_id("bet"))
        return await harness.bet(player, amount, key, funding=chance.choice(list(Funding)[:3]))
    if dice < 0.7:
        return await harness.win(player, amount, bet=chance.choice(bets))
    if dice < 0.85:
        return await harness.rollback(player, chance.choice(bets))
    if dice < 0.95:
        return await harness.bet(player, amount, chance.choice(bets))
    request = RequestWithdrawal(player_id=player, key=an_id(), amount=amount, method="bank")
    return await harness.run(request_withdrawal, request)


async def test_players_never_wait_for_each_other(harness: WalletsHarness, database_url: str) -> None:
    waiting, free = await harness.a_player(eur(10)), await harness.a_player(eur(10))
    owner = await asyncpg.connect(database_url)
    async with owner.transaction():
        await owner.execute("select from wallets.wallet where player_id = $1 for update", waiting)
        stuck = asyncio.ensure_future(harness.bet(waiting, eur(1)))

        assert isinstance(await harness.bet(free, eur(1)), BetPlaced)
        assert not stuck.done()
    await owner.close()
    assert isinstance(await stuck, BetPlaced)

"""An operation id counts once: for ever, in parallel, and whatever else the id is sent for."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.wallets.adjustments import Adjust, adjust
from domain.wallets.deposits import RecordDeposit, record_deposit
from domain.wallets.idempotency import digest, operation_key, round_id
from domain.wallets.kinds import BalanceView, Funding, WinKind
from domain.wallets.outcomes import IdempotencyConflict
from domain.wallets.play.bets import BetPlaced, PlaceBet, place_bet
from domain.wallets.play.rollbacks import RollbackBet, rollback_bet
from domain.wallets.play.rounds import CloseRound, close_round
from domain.wallets.play.wins import PayWin, pay_win
from domain.wallets.withdrawals import RequestWithdrawal, request_withdrawal
from tests.wallets.wallets_harness import WalletsHarness, an_id, eur, short_of

CALLERS = 50


def test_keys_differ_by_caller_and_never_change() -> None:
    acme = Origin(Actor(ActorKind.SERVICE, "acme", "default"), Channel.GRAPHQL, "c")
    player = Origin(Actor(ActorKind.PLAYER, "acme", "default"), Channel.REST, "d")

    assert operation_key(acme, "tx-1") == UUID("f784cb78-8cd2-8463-ccc9-75f51d6bcd52")
    assert operation_key(acme, "tx-1") != operation_key(player, "tx-1")
    assert digest("ab", "c") != digest("a", "bc")
    assert round_id("acme", "1") != operation_key(acme, "1")


def a_bet(player: UUID, key: str, cents: int = 0, **more: Any) -> PlaceBet:
    return PlaceBet(player_id=player, key=key, stake=eur(10, cents), round="r", **more)


def test_digests_of_requests_never_change() -> None:
    """They are stored for ever: with other ones, no operation of before would be known again."""
    acme = Origin(Actor(ActorKind.SERVICE, "acme", "default"), Channel.GRAPHQL, "c")
    mark = a_bet(UUID(int=7), "tx-1", game="g", provider="p").stamp(acme)

    assert (mark.request, mark.earlier_request) == (-7362439341268342284, 1458323069610201017)


@pytest.mark.parametrize("full", [False, True])
async def test_what_an_earlier_release_stored_is_answered_again(harness: WalletsHarness, full: bool) -> None:
    player, provider = await harness.a_player(eur(100)), {"provider": "p", "funding": Funding.REAL_ONLY}
    bet = a_bet(player, "b", **provider)
    await harness.run(place_bet, bet)
    mark = bet.stamp(harness.provider)
    async with harness.database.pool.acquire() as connection, connection.transaction():
        await connection.execute("set local role none")
        change = "update wallets.operation_key set request = $2 where key = $1"
        assert await connection.execute(change, mark.key, mark.earlier_request) == "UPDATE 1"

    async def again(command: PlaceBet) -> Any:
        if not full:
            return await harness.run(place_bet, command)
        async with harness.transaction() as run:
            return await run(place_bet, command)

    assert (await again(bet)).replayed
    assert isinstance(await again(a_bet(player, "b", cents=1, **provider)), IdempotencyConflict)
    assert await harness.balances(player) == [90_00]


@pytest.mark.parametrize("funds", [eur(100), eur(5)])
async def test_fifty_callers_of_one_id_get_one_answer(harness: WalletsHarness, funds: Any) -> None:
    player = await harness.a_player(funds)

    answers = await asyncio.gather(*(harness.run(place_bet, a_bet(player, "b")) for _ in range(CALLERS)))

    if funds == eur(5):
        assert set(answers) == {short_of(eur(5), eur(5))}
    else:
        assert {answer.operation.seq for answer in answers} == {2}
        assert Counter(answer.replayed for answer in answers) == {False: 1, True: CALLERS - 1}
        assert {answer.wallet.balance for answer in answers} == {eur(90)}
    await harness.assert_ledger_consistent(player)


async def test_one_of_fifty_different_bets_with_one_id_applies(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))

    answers = await asyncio.gather(
        *(harness.run(place_bet, a_bet(player, "b", cents)) for cents in range(CALLERS))
    )

    kinds = Counter(type(answer) for answer in answers)
    assert kinds == {BetPlaced: 1, IdempotencyConflict: CALLERS - 1}
    facts = Counter(name for name, _ in await harness.facts(player))
    assert facts["wallet.key_conflict"] == CALLERS - 1
    await harness.assert_ledger_consistent(player)


@pytest.mark.parametrize("call", ["win", "rollback", "close", "deposit", "withdrawal", "adjustment"])
async def test_every_kind_of_operation_counts_once(harness: WalletsHarness, call: str) -> None:
    player = await harness.a_player(eur(100))
    await harness.bet(player, eur(10), "b", round="r")
    key = an_id()
    calls = {
        "win": (pay_win, PayWin(player_id=player, key=key, amount=eur(5), bet="b")),
        "rollback": (rollback_bet, RollbackBet(player_id=player, key=key, bet="b")),
        "close": (close_round, CloseRound(player_id=player, key=key, round="r")),
        "deposit": (
            record_deposit,
            RecordDeposit(player_id=player, key=key, amount=eur(5), method="card"),
        ),
        "withdrawal": (
            request_withdrawal,
            RequestWithdrawal(player_id=player, key=key, amount=eur(5), method="bank"),
        ),
        "adjustment": (adjust, Adjust(player_id=player, key=key, amount=eur(-5), reason="r")),
    }

    answers = await asyncio.gather(*(harness.run(*calls[call]) for _ in range(8)))

    assert Counter(answer.replayed for answer in answers) == {False: 1, True: 7}
    assert len({answer.wallet for answer in answers}) == 1
    assert await harness.posted(player) == 3
    await harness.assert_ledger_consistent(player)


@pytest.mark.parametrize(("view", "balance"), [(BalanceView.STORED, eur(90)), (BalanceView.CURRENT, eur(70))])
async def test_the_caller_chooses_which_balance_a_repeated_answer_shows(
    harness: WalletsHarness, view: BalanceView, balance: Any
) -> None:
    player = await harness.a_player(eur(100))
    first = await harness.run(place_bet, a_bet(player, "b"))
    await harness.bet(player, eur(20))

    again = await harness.run(place_bet, a_bet(player, "b", balance_view=view))

    assert again.replayed
    assert again.operation == first.operation
    assert again.wallet.balance == balance


async def test_an_operation_is_rolled_back_with_its_transaction(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))

    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - a transaction, undone
        async with harness.transaction() as run:
            assert isinstance(await run(place_bet, a_bet(player, "b")), BetPlaced)
            assert (await run(place_bet, a_bet(player, "b"))).replayed
            raise ZeroDivisionError

    assert await harness.balances(player) == [100_00]
    assert not (await harness.run(place_bet, a_bet(player, "b"))).replayed


OLD_WIN = (Path(__file__).parent / "old_win.sql").read_text()


@pytest.mark.parametrize("days", [20, 95, 800])
async def test_an_id_sent_again_after_months_gets_its_first_answer(
    empty_harness: WalletsHarness, fresh_database_url: str, days: int
) -> None:
    harness, long_ago = empty_harness, datetime.now(UTC) - timedelta(days=days)
    player = await harness.a_player()
    win = PayWin(
        player_id=player, key="w", amount=eur(100), kind=WinKind.PROMO, balance_view=BalanceView.STORED
    )
    mark = win.stamp(harness.provider)
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute("select wallets.create_partitions($1, 0)", long_ago)
    await owner.execute(OLD_WIN, player, long_ago, mark.key, mark.earlier_request)
    await owner.close()
    await harness.assert_ledger_consistent(player)

    again = await harness.run(pay_win, win)
    other = await harness.win(player, eur(99), "w", kind=WinKind.PROMO)

    assert (again.replayed, again.operation.at, again.wallet.balance) == (True, long_ago, eur(100))
    assert other == IdempotencyConflict("w")
    assert await harness.balances(player) == [100_00]
    assert isinstance(await harness.bet(player, eur(1)), BetPlaced)
    await harness.assert_ledger_consistent(player)

"""What is read back: pages that stay right, rounds, balances of the past."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.shared.actor import Channel
from domain.shared.pages import Slice, Window
from domain.shared.periods import Period
from domain.wallets.adjustments import Adjust, adjust
from domain.wallets.idempotency import round_id
from domain.wallets.kinds import HouseAccount, OperationKind, WalletKind
from domain.wallets.queries import OperationFilter
from domain.wallets.withdrawals import RequestWithdrawal, request_withdrawal
from tests.wallets.wallets_harness import WalletsHarness, an_id, eur


def shown(page: Slice[Any]) -> list[Any]:
    return [row for _, row in page.rows]


async def test_an_operation_is_read_with_every_stored_field(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    await harness.bet(player, eur(10), "b", round="r", game="crash")
    win = await harness.win(player, eur(25), "w", bet="b", round="r", game="crash")

    operation = await harness.reads.operation(player, win.operation.seq)

    assert operation is not None
    assert (operation.kind, operation.seq, operation.bet_seq) == (OperationKind.WIN, 3, 2)
    assert (operation.at, operation.occurred_at) == (win.operation.at, win.operation.at)
    assert (operation.reference, operation.round_reference, operation.game) == ("w", "r", "crash")
    assert (operation.actor, operation.channel, operation.ip) == (
        str(harness.provider.actor),
        Channel.GRAPHQL,
        "192.0.2.7",
    )
    (leg,) = operation.legs
    assert (leg.wallet_no, leg.wallet_kind, leg.contra) == (0, WalletKind.REAL, HouseAccount.GAMING_REVENUE)
    assert (leg.amount, leg.balance_after, operation.amount) == (eur(25), eur(115), eur(25))
    assert len(operation.hash) == 32
    assert await harness.reads.operation(player, 4) is None


async def test_every_operation_is_found_by_its_number(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    for _ in range(40):
        await harness.bet(player, eur(1))

    found = [await harness.reads.operation(player, seq) for seq in range(1, 42)]

    assert [operation and operation.seq for operation in found] == list(range(1, 42))
    assert await harness.reads.operation(player, 0) is None
    assert await harness.reads.operation(player, 42) is None


async def test_pages_run_through_history_both_ways_while_it_grows(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    for _ in range(9):
        await harness.bet(player, eur(1))

    history = harness.reads.operations(player)

    first = await history.page(Window(4))
    await harness.bet(player, eur(1))
    second = await history.page(Window(4, first.rows[-1][0]))
    third = await history.page(Window(4, second.rows[-1][0]))
    back = await history.page(Window(4, third.rows[0][0], backward=True))
    newest = await history.page(Window(4, first.rows[0][0], backward=True))
    oldest = await history.page(Window(4, backward=True))

    pages = (first, second, third, back, newest, oldest)
    assert [[operation.seq for operation in shown(page)] for page in pages] == [
        [10, 9, 8, 7],
        [6, 5, 4, 3],
        [2, 1],
        [6, 5, 4, 3],
        [11],
        [4, 3, 2, 1],
    ]
    assert [page.more for page in pages] == [True, True, False, True, False, True]


async def test_history_is_filtered(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    bonus = await harness.bonus(player, eur(20))
    await harness.bet(player, eur(110), "b", round="r")
    await harness.win(player, eur(5), bet="b", round="r")

    async def seqs(**which: object) -> list[int]:
        filter_ = OperationFilter(**which)  # type: ignore[arg-type]
        found = harness.reads.operations(player, filter_)
        page = shown(await found.page(Window(10)))
        assert await found.count() == len(page)
        assert shown(await found.page(Window(10, backward=True))) == page
        return [operation.seq for operation in page]

    third = await harness.reads.operation(player, 3)
    assert third is not None
    assert await seqs() == [4, 3, 2, 1]
    assert await seqs(kinds=frozenset({OperationKind.BET, OperationKind.DEPOSIT})) == [3, 1]
    assert await seqs(wallet_no=bonus) == [4, 3, 2]
    assert await seqs(round_id=round_id(str(harness.provider.actor), "r")) == [4, 3]
    assert await seqs(period=Period(since=third.at)) == [4, 3]
    assert await seqs(period=Period(until=third.at)) == [2, 1]


async def test_legs_show_running_balances_of_every_wallet(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(10))
    bonus = await harness.bonus(player, eur(20))
    await harness.bet(player, eur(25))

    (newest,) = shown(await harness.reads.operations(player).page(Window(1)))

    legs = [(leg.wallet_no, leg.amount, leg.balance_after) for leg in newest.legs]
    assert legs == [(0, eur(-10), eur(0)), (bonus, eur(-15), eur(5))]


async def test_a_round_is_listed_where_its_newest_operation_is(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    for name in ("a", "b", "c"):
        await harness.bet(player, eur(5), f"bet {name}", round=name, game="crash")
    await harness.win(player, eur(8), bet="bet a", round="a")
    await harness.rollback(player, "bet b")
    await harness.close(player, "c")

    rounds = harness.reads.rounds(player)
    first = await rounds.page(Window(2))
    key, last = first.rows[-1]
    second = await rounds.page(Window(2, key))
    newer = await rounds.page(Window(2, key, backward=True))

    assert [(r.reference, r.staked, r.won) for r in shown(first)] == [
        ("c", eur(5), eur(0)),
        ("b", eur(0), eur(0)),
    ]
    assert [(r.reference, r.result, r.game) for r in shown(second)] == [("a", eur(3), "crash")]
    assert [r.reference for r in shown(newer)] == ["c"]
    assert (first.more, second.more) == (True, False)
    assert [each.closed_at is None for each in shown(first)] == [False, True]
    assert await rounds.count() == 3
    assert await harness.reads.round(player, last.id) == last


@pytest.mark.parametrize("backward", [False, True])
async def test_rounds_are_in_order_across_the_blocks_of_their_index(
    harness: WalletsHarness, backward: bool
) -> None:
    """A round that began in the first span ends in the last: 45 operations, 16 of them to a span."""
    player = await harness.a_player(eur(100))
    for n in range(22):
        await harness.bet(player, eur(1), f"bet {n}", round=f"r{n}")
    for n in range(21, -1, -1):
        await harness.win(player, eur(1), bet=f"bet {n}", round=f"r{n}")
    names = [f"r{n}" for n in range(22)]

    rounds = harness.reads.rounds(player)
    pages = [await rounds.page(Window(5, backward=backward))]
    while pages[-1].more:
        edge = pages[-1].rows[0 if backward else -1][0]
        pages.append(await rounds.page(Window(5, edge, backward)))
    found = [[each.reference for each in shown(page)] for page in pages]

    assert [name for page in (found[::-1] if backward else found) for name in page] == names


@pytest.mark.parametrize("wallet", ["real", "bonus"])
async def test_the_balance_of_any_past_moment(harness: WalletsHarness, wallet: str) -> None:
    player = await harness.a_player(eur(100))
    bonus = await harness.bonus(player, eur(20))
    no = 0 if wallet == "real" else bonus
    for _ in range(3):
        await harness.bet(player, eur(40))
    page = await harness.reads.operations(player, OperationFilter(wallet_no=no)).page(Window(10))
    just_before = timedelta(microseconds=1)
    before = eur(0)

    for operation in reversed(shown(page)):
        (leg,) = [leg for leg in operation.legs if leg.wallet_no == no]
        then = await harness.reads.balance_as_of(player, no, operation.at)
        earlier = await harness.reads.balance_as_of(player, no, operation.at - just_before)
        assert then is not None
        assert (then.balance, then.seq) == (leg.balance_after, operation.seq)
        assert (earlier.balance if earlier else eur(0)) == before
        before = leg.balance_after
    (now,) = [w for w in (await harness.reads.wallets_of([player]))[player] if w.no == no]
    assert await harness.reads.balance_as_of(player, no, now.opened_at + timedelta(days=1)) == now
    assert await harness.reads.balance_as_of(player, no, now.opened_at - just_before) is None


async def test_wallets_of_many_players_come_in_one_statement(harness: WalletsHarness) -> None:
    rich, poor = await harness.a_player(eur(5)), await harness.a_player()
    not_requested = await harness.a_player()

    found = await harness.reads.wallets_of([rich, poor])

    assert {player: [w.balance for w in wallets] for player, wallets in found.items()} == {
        rich: [eur(5)],
        poor: [eur(0)],
    }
    assert not_requested not in found


async def test_queues_for_operators_are_listed_by_brand(empty_harness: WalletsHarness) -> None:
    player = await empty_harness.a_player(eur(100))
    request = RequestWithdrawal(player_id=player, key=an_id(), amount=eur(5), method="bank")
    withdrawal = (await empty_harness.run(request_withdrawal, request)).withdrawal
    adjustment = Adjust(player_id=player, key=an_id(), amount=eur(500), reason="goodwill")
    pending = (await empty_harness.run(adjust, adjustment)).adjustment

    reads, all_ = empty_harness.reads, Window(10)
    assert shown(await reads.pending_withdrawals("default").page(all_)) == [withdrawal]
    assert shown(await reads.pending_adjustments("default").page(all_)) == [pending]
    assert shown(await reads.pending_withdrawals("another").page(all_)) == []
    assert shown(await reads.pending_adjustments("another").page(all_)) == []
    assert shown(await reads.withdrawals(player).page(all_)) == [withdrawal]
    assert [deposit.amount for deposit in shown(await reads.deposits(player).page(all_))] == [eur(100)]


KEPT = """
  select reference, game, opened_at, closed_at, last_at, last_seq, staked, won, operations
  from wallets.round where player_id = $1 order by opened_at
"""
SUMMED = """
  select max(round_reference), max(game), min(at), min(at) filter (where op = 5), max(at), max(seq),
         -coalesce(sum(amount) filter (where op in (2, 4)), 0),
         coalesce(sum(amount) filter (where op not in (2, 4, 15, 16)), 0), count(distinct at)
  from wallets.entry where player_id = $1 and round_id is not null group by round_id order by min(at)
"""


async def test_what_is_kept_of_a_round_is_the_sum_of_its_operations(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    await harness.bonus(player, eur(20))
    for name, stake in (("a", 5), ("a", 7), ("b", 90), ("c", 2), ("d", 1)):
        await harness.bet(player, eur(stake), f"bet {name}{stake}", round=name, game="crash")
    await harness.win(player, eur(8), bet="bet a5", round="a")
    await harness.win(player, eur(3), bet="bet b90", round="b", closes_round=True)
    await harness.rollback(player, "bet c2")
    await harness.close(player, "d")

    kept, summed = [
        [tuple(row) for row in await harness.database.statements_for("default").fetch(text, player)]
        for text in (KEPT, SUMMED)
    ]

    assert len(kept) == 4
    assert kept == summed

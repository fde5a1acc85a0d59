"""What is read back: pages that stay right, rounds, balances of the past."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.wallets.adjustments import Adjust, adjust
from domain.wallets.idempotency import round_id
from domain.wallets.kinds import HouseAccount, OperationKind, WalletKind
from domain.wallets.model import Operation
from domain.wallets.queries import OperationFilter, PageRequest
from domain.wallets.withdrawals import RequestWithdrawal, request_withdrawal
from tests.wallets.wallets_harness import WalletsHarness, an_id, eur

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def edge(operation: Operation) -> tuple[object, int]:
    return operation.at, operation.seq


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
        "GRAPHQL",
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

    first = await harness.reads.operations(player, PageRequest(4))
    await harness.bet(player, eur(1))
    second = await harness.reads.operations(player, PageRequest(4, older_than=edge(first.items[-1])))
    third = await harness.reads.operations(player, PageRequest(4, older_than=edge(second.items[-1])))
    back = await harness.reads.operations(player, PageRequest(4, newer_than=edge(third.items[0])))
    newest = await harness.reads.operations(player, PageRequest(4, newer_than=edge(first.items[0])))

    assert [operation.seq for operation in first.items] == [10, 9, 8, 7]
    assert [operation.seq for operation in second.items] == [6, 5, 4, 3]
    assert [operation.seq for operation in third.items] == [2, 1]
    assert [operation.seq for operation in back.items] == [6, 5, 4, 3]
    assert [operation.seq for operation in newest.items] == [11]
    assert [page.has_more for page in (first, second, third, back, newest)] == [
        True,
        True,
        False,
        True,
        False,
    ]


async def test_history_is_filtered(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    bonus = await harness.bonus(player, eur(20))
    await harness.bet(player, eur(110), "b", round="r")
    await harness.win(player, eur(5), bet="b", round="r")

    async def seqs(**which: object) -> list[int]:
        filter_ = OperationFilter(**which)  # type: ignore[arg-type]
        page = await harness.reads.operations(player, PageRequest(10), filter_)
        assert await harness.reads.count_operations(player, filter_) == len(page.items)
        return [operation.seq for operation in page.items]

    third = await harness.reads.operation(player, 3)
    assert third is not None
    assert await seqs() == [4, 3, 2, 1]
    assert await seqs(kinds=frozenset({OperationKind.BET, OperationKind.DEPOSIT})) == [3, 1]
    assert await seqs(wallet_no=bonus) == [4, 3, 2]
    assert await seqs(round_id=round_id(str(harness.provider.actor), "r")) == [4, 3]
    assert await seqs(since=third.at) == [4, 3]
    assert await seqs(until=third.at) == [2, 1]


async def test_legs_show_running_balances_of_every_wallet(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(10))
    bonus = await harness.bonus(player, eur(20))
    await harness.bet(player, eur(25))

    page = await harness.reads.operations(player, PageRequest(1))

    legs = [(leg.wallet_no, leg.amount, leg.balance_after) for leg in page.items[0].legs]
    assert legs == [(0, eur(-10), eur(0)), (bonus, eur(-15), eur(5))]


async def test_a_round_is_listed_where_its_newest_operation_is(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    for name in ("a", "b", "c"):
        await harness.bet(player, eur(5), f"bet {name}", round=name, game="crash")
    await harness.win(player, eur(8), bet="bet a", round="a")
    await harness.rollback(player, "bet b")
    await harness.close(player, "c")

    first = await harness.reads.rounds(player, PageRequest(2))
    last = first.items[-1]
    second = await harness.reads.rounds(player, PageRequest(2, older_than=(last.last_at, last.last_seq)))
    newer = await harness.reads.rounds(player, PageRequest(2, newer_than=(last.last_at, last.last_seq)))

    assert [(r.reference, r.staked, r.won) for r in first.items] == [
        ("c", eur(5), eur(0)),
        ("b", eur(0), eur(0)),
    ]
    assert [(r.reference, r.result, r.game) for r in second.items] == [("a", eur(3), "crash")]
    assert [r.reference for r in newer.items] == ["c"]
    assert (first.has_more, second.has_more) == (True, False)
    assert first.items[0].closed_at is not None
    assert first.items[1].closed_at is None
    assert await harness.reads.count_rounds(player) == 3
    assert await harness.reads.round(player, last.id) == last


@pytest.mark.parametrize("newer", [False, True])
async def test_rounds_are_in_order_across_the_blocks_of_their_index(
    harness: WalletsHarness, newer: bool
) -> None:
    """A round that began in the first span ends in the last: 45 operations, 16 of them to a span."""
    player = await harness.a_player(eur(100))
    for n in range(22):
        await harness.bet(player, eur(1), f"bet {n}", round=f"r{n}")
    for n in range(21, -1, -1):
        await harness.win(player, eur(1), bet=f"bet {n}", round=f"r{n}")
    names = [f"r{n}" for n in range(22)]

    pages = [await harness.reads.rounds(player, PageRequest(5, newer_than=(EPOCH, 0) if newer else None))]
    while pages[-1].has_more:
        last = pages[-1].items[0 if newer else -1]
        at = (last.last_at, last.last_seq)
        page = PageRequest(5, newer_than=at) if newer else PageRequest(5, older_than=at)
        pages.append(await harness.reads.rounds(player, page))
    found = [[each.reference for each in page.items] for page in pages]

    assert [name for page in (found[::-1] if newer else found) for name in page] == names


@pytest.mark.parametrize("wallet", ["real", "bonus"])
async def test_the_balance_of_any_past_moment(harness: WalletsHarness, wallet: str) -> None:
    player = await harness.a_player(eur(100))
    bonus = await harness.bonus(player, eur(20))
    no = 0 if wallet == "real" else bonus
    for _ in range(3):
        await harness.bet(player, eur(40))
    page = await harness.reads.operations(player, PageRequest(10), OperationFilter(wallet_no=no))
    just_before = timedelta(microseconds=1)
    before = eur(0)

    for operation in reversed(page.items):
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

    assert await empty_harness.reads.pending_withdrawals("default", 10) == (withdrawal,)
    assert await empty_harness.reads.pending_adjustments("default", 10) == (pending,)
    assert await empty_harness.reads.pending_withdrawals("another", 10) == ()
    assert await empty_harness.reads.pending_adjustments("another", 10) == ()
    assert await empty_harness.reads.withdrawals(player, 10) == (withdrawal,)
    assert [deposit.amount for deposit in await empty_harness.reads.deposits(player, 10)] == [eur(100)]


KEPT = """
  select reference, game, opened_at, closed_at, last_at, last_seq, staked, won, operations
  from wallets.round where player_id = $1 order by opened_at
"""
SUMMED = """
  select max(round_reference), max(game), min(at), min(at) filter (where op = 5), max(at), max(seq),
         -coalesce(sum(amount) filter (where op in (2, 4)), 0),
         coalesce(sum(amount) filter (where op not in (2, 4)), 0), count(distinct at)
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

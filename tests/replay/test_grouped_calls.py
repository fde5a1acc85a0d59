"""Statements and commands of many callers at once: fewer round trips, and each gets what it would alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any

import asyncpg
import pytest

from adapters.postgres.command_runner import Call, CommandRunner
from adapters.postgres.database import connect
from adapters.postgres.grouped_calls import CallGroups
from adapters.postgres.grouped_commands import GroupedCommands
from adapters.postgres.grouped_statements import GroupedStatements
from adapters.postgres.wallets import statements
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.facts import Facts
from domain.shared.money import Money
from domain.wallets.deposits import DepositMoved, RecordDeposit, record_deposit
from domain.wallets.outcomes import IdempotencyConflict
from domain.wallets.play.bets import BetPlaced
from domain.wallets.withdrawals import (
    MoveWithdrawal,
    RequestWithdrawal,
    WithdrawalMoved,
    approve_withdrawal,
    pay_withdrawal,
    request_withdrawal,
)
from tests.statement_counter import count_statements
from tests.wallets.wallets_harness import BINDINGS, EUR, OPERATOR, WalletsHarness, an_id, eur, short_of

PLAYERS = 12


@pytest.fixture
async def harness(database_url: str) -> AsyncIterator[WalletsHarness]:
    """The wallets of the run's shared database, called by a provider of the test's own."""
    database = await connect(database_url, hot_max=8)
    yield WalletsHarness(database)
    await database.close()


@pytest.fixture
def grouped(harness: WalletsHarness) -> WalletsHarness:
    """The same, on statements that are grouped."""
    return replace(harness, database=replace(harness.database, grouped=GroupedStatements(harness.database)))


def a_deposit(player_id: Any, amount: Money, key: str | None = None) -> RecordDeposit:
    return RecordDeposit(player_id=player_id, key=key or an_id("dep"), amount=amount, method="card")


async def withdraw(harness: WalletsHarness, player_id: Any, amount: Money) -> Any:
    """Request, approve and pay."""
    request = RequestWithdrawal(player_id=player_id, key=an_id("out"), amount=amount, method="card")
    outcome = await harness.run(request_withdrawal, request)
    for step in (approve_withdrawal, pay_withdrawal):
        if not isinstance(outcome, WithdrawalMoved):
            return outcome
        move = MoveWithdrawal(
            player_id=player_id, key=an_id("out"), withdrawal_id=outcome.withdrawal.id, authorisation="a"
        )
        outcome = await harness.run(step, move)
    return outcome


async def test_each_caller_gets_its_own_answer_in_fewer_statements(
    harness: WalletsHarness, grouped: WalletsHarness
) -> None:
    players = [await harness.a_player() for _ in range(PLAYERS)]
    async with count_statements(harness.database) as sent:
        deposits = await asyncio.gather(
            *(grouped.run(record_deposit, a_deposit(each, eur(10 + at))) for at, each in enumerate(players))
        )
        withdrawals = await asyncio.gather(*(withdraw(grouped, each, eur(15)) for each in players))
        bets = await asyncio.gather(*(grouped.bet(each, eur(1)) for each in players))

    assert [each.deposit.amount for each in deposits] == [eur(10 + at) for at in range(PLAYERS)]
    for at, each in enumerate(withdrawals[:5]):
        assert each == short_of(eur(10 + at), eur(5 - at))
    assert all(isinstance(each, WithdrawalMoved) for each in withdrawals[5:])
    assert bets[5] == short_of(eur(0), eur(1))
    assert all(isinstance(each, BetPlaced) for at, each in enumerate(bets) if at != 5)
    left = [10 + at - 15 * (at >= 5) - (at != 5) for at in range(PLAYERS)]
    assert [await harness.balances(each) for each in players] == [[each * 100] for each in left]
    for each in players:
        await harness.assert_ledger_consistent(each)
    assert len(sent) < 3 * PLAYERS, sent


async def test_one_call_that_fails_costs_the_others_nothing(
    harness: WalletsHarness, grouped: WalletsHarness
) -> None:
    players = [await harness.a_player(eur(1)) for _ in range(PLAYERS)]
    amounts = [Money(2**63 - 1, EUR) if at == 7 else eur(2) for at in range(PLAYERS)]
    commands = [a_deposit(each, amount) for each, amount in zip(players, amounts, strict=True)]

    found = await asyncio.gather(
        *(grouped.run(record_deposit, each) for each in commands), return_exceptions=True
    )

    assert isinstance(found.pop(7), BadInput)
    assert all(isinstance(each, DepositMoved) and not each.replayed for each in found)
    assert [await harness.balances(each) for each in players] == [
        [1_00 if at == 7 else 3_00] for at in range(PLAYERS)
    ]


async def test_the_same_command_again_is_answered_by_what_it_did(
    harness: WalletsHarness, grouped: WalletsHarness
) -> None:
    players = [await harness.a_player() for _ in range(PLAYERS)]
    commands = [a_deposit(each, eur(2)) for each in players]
    for replayed in (False, True):
        found = await asyncio.gather(*(grouped.run(record_deposit, each) for each in commands))
        assert [each.replayed for each in found] == [replayed] * PLAYERS
    others = [replace(each, amount=eur(3)) for each in commands]
    found = await asyncio.gather(*(grouped.run(record_deposit, each) for each in others))
    assert all(isinstance(each, IdempotencyConflict) for each in found)


async def test_a_group_whose_connection_was_lost_is_sent_again_and_counts_once(
    harness: WalletsHarness, grouped: WalletsHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "PAUSES_SECONDS", (0.0,) * len(statements.PAUSES_SECONDS))
    together, losses = GroupedStatements._together, [True, False]

    async def lose(self: Any, statement: Any, calls: Sequence[Any]) -> Any:
        answers = await together(self, statement, calls)
        if losses and losses.pop(0):
            raise asyncpg.ConnectionDoesNotExistError
        return answers

    players = [await harness.a_player() for _ in range(PLAYERS)]
    monkeypatch.setattr(GroupedStatements, "_together", lose)
    grouped = replace(
        harness, database=replace(harness.database, grouped=GroupedStatements(harness.database))
    )
    found = await asyncio.gather(*(grouped.run(record_deposit, a_deposit(each, eur(2))) for each in players))

    assert not losses
    assert all(each.replayed for each in found)
    assert [await harness.balances(each) for each in players] == [[2_00]] * PLAYERS


async def test_every_kind_of_argument_arrives_as_it_does_alone(harness: WalletsHarness) -> None:
    text = (
        "select $1::uuid a, $2::bigint[] b, $3::timestamptz c, $4::inet d, $5::text e, $6::boolean f,"
        " $7::bigint g"
    )
    groups = GroupedStatements(harness.database)
    alone = harness.database.statements_for("default")
    ids = [row["id"] for row in await alone.fetch("select gen_random_uuid() id from generate_series(1, 3)")]
    now = (await alone.fetch("select clock_timestamp() now"))[0]["now"]
    arguments = [
        (ids[0], [1, -(2**63)], now, "192.0.2.7", 'quote " and \\ \u20ac $1', True, 2**63 - 1),
        (ids[1], [], None, "2001:db8::1", "", False, -5),
        (ids[2], None, now, None, None, None, None),
    ]

    found = await asyncio.gather(*(groups.fetch("default", text, each) for each in arguments))

    names = "abcdefg"
    for each, rows in zip(arguments, found, strict=True):
        (row,), (expected,) = rows, await alone.fetch(text, *each)
        assert [row[name] for name in names] == [expected[name] for name in names]


ENTRIES = "select count(*) from compliance.audit where subject = any($1::uuid[]) and outcome = 'DepositMoved'"


async def test_commands_in_one_transaction_have_an_entry_each_in_the_audit_log_or_none_counts(
    harness: WalletsHarness,
) -> None:
    runner = CommandRunner(harness.database, BINDINGS)
    players = [await harness.a_player(eur(1)) for _ in range(3)]
    amounts = [eur(2), eur(3), Money(2**63 - 1, EUR)]
    calls = [
        Call(record_deposit, a_deposit(each, amount), OPERATOR)
        for each, amount in zip(players, amounts, strict=True)
    ]
    read = harness.database.statements_for("default")

    with pytest.raises(BadInput):
        await runner.run_together(calls)
    assert await read.fetchval(ENTRIES, players) == 0
    assert [await harness.balances(each) for each in players] == [[1_00]] * 3

    found = await runner.run_together(calls[:2])
    assert [each.deposit.amount for each in found] == amounts[:2]
    assert await read.fetchval(ENTRIES, players) == 2
    assert [await harness.balances(each) for each in players] == [[3_00], [4_00], [1_00]]


async def test_commands_that_need_a_transaction_share_one_and_others_do_not(harness: WalletsHarness) -> None:
    groups: list[list[str]] = []

    class Recorder(CommandRunner):
        async def run_together(self, calls: Sequence[Call]) -> list[Any]:
            groups.append([each.command for each in calls])
            return await super().run_together(calls)

    async def in_transaction(command: str, facts: Facts) -> str:
        if command == "c":
            raise ValueError(command)
        return command.upper()

    async def reads(command: str, clock: Clock) -> str:
        return command.upper()

    commands = GroupedCommands(Recorder(harness.database, BINDINGS))
    works = ((reads if each == "a" else in_transaction, each) for each in "abcd")
    found = await asyncio.gather(*(commands.run(*each, OPERATOR) for each in works), return_exceptions=True)

    assert isinstance(found.pop(2), ValueError)
    assert found == ["A", "B", "D"]
    assert groups == [["b", "c", "d"], ["b"], ["c"], ["d"]]


async def in_groups(
    groups_max: int, calls_max: int, *, fail: int | None = None
) -> tuple[list[Any], list[Any]]:
    """Twelve calls at once: what each got, and the groups in which they were carried out."""
    carried_out: list[Any] = []

    async def together(kind: str, calls: Sequence[int]) -> list[int]:
        carried_out.append(list(calls))
        await asyncio.sleep(0)
        if fail in calls:
            raise ValueError("the group")
        return [each * 10 for each in calls]

    async def alone(kind: str, call: int) -> int:
        carried_out.append(call)
        await asyncio.sleep(0)
        if call == fail:
            raise ValueError("the call")
        return call * 10

    groups: CallGroups[str, int, int] = CallGroups(together, alone, groups_max, calls_max)
    async with asyncio.timeout(10):
        calls = (groups.answer("kind", each) for each in range(12))
        answers = await asyncio.gather(*calls, return_exceptions=True)
    return answers, carried_out


@pytest.mark.parametrize(
    ("groups_max", "calls_max", "expected"),
    [
        (1, 100, [list(range(12))]),
        (1, 5, [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11]]),
        (2, 11, [list(range(11)), 11]),
    ],
)
async def test_calls_at_once_go_together_up_to_a_number(
    groups_max: int, calls_max: int, expected: list[Any]
) -> None:
    answers, carried_out = await in_groups(groups_max, calls_max)

    assert answers == [each * 10 for each in range(12)]
    assert carried_out == expected


async def test_a_group_that_fails_is_repeated_one_by_one() -> None:
    answers, carried_out = await in_groups(1, 4, fail=6)

    assert carried_out == [[0, 1, 2, 3], [4, 5, 6, 7], 4, 5, 6, 7, [8, 9, 10, 11]]
    assert isinstance(answers.pop(6), ValueError)
    assert answers == [each * 10 for each in range(12) if each != 6]


async def test_a_caller_that_has_gone_is_not_waited_for_nor_carried_out() -> None:
    begun, wanted = asyncio.Event(), asyncio.Event()
    carried_out: list[Any] = []

    async def together(kind: str, calls: Sequence[int]) -> list[int]:
        carried_out.append(list(calls))
        return list(calls)

    async def alone(kind: str, call: int) -> int:
        carried_out.append(call)
        begun.set()
        await wanted.wait()
        return call

    groups: CallGroups[str, int, int] = CallGroups(together, alone, 1)
    tasks = [asyncio.create_task(groups.answer("kind", 0))]
    async with asyncio.timeout(10):
        await begun.wait()
        tasks += [asyncio.create_task(groups.answer("kind", each)) for each in (1, 2, 3)]
        await asyncio.sleep(0)
        tasks[2].cancel()
        wanted.set()
        found = await asyncio.gather(*tasks, return_exceptions=True)
    assert isinstance(found.pop(2), asyncio.CancelledError)
    assert found == [0, 1, 3]
    assert carried_out == [0, [1, 3]]

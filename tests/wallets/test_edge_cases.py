"""Every edge case of game providers' calls, one row each: the call, what comes of it, what has moved."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.shared.errors import BadInput
from domain.shared.money import Money
from domain.shared.pages import Window
from domain.wallets.kinds import BarReason, WinKind
from domain.wallets.outcomes import (
    BetRefused,
    CurrencyMismatch,
    IdempotencyConflict,
    InsufficientFunds,
    PaymentRefused,
    WalletNotFound,
)
from domain.wallets.play.bets import AlreadyRolledBack, BetPlaced, SessionExpired, UnknownBet
from domain.wallets.play.rollbacks import BetAlreadySettled, RollbackNoted, RolledBack
from domain.wallets.play.rounds import RoundClosed, RoundIsClosed, UnknownRound
from domain.wallets.play.wins import BetAndWinDone, WinPaid
from domain.wallets.withdrawals import WithdrawalMoved
from tests.wallets import edge_cases_players as players
from tests.wallets import edge_cases_rounds as rounds
from tests.wallets.wallets_harness import EUR, WalletsHarness, eur, short_of

Act = Callable[[WalletsHarness, UUID], Awaitable[Any]]


# Every player starts with a deposit of 100.00: one operation.
CASES: list[tuple[Act, type, int, int]] = [
    # what is called, what comes of it, the real balance in cents and the number of operations afterwards
    (rounds.bet_above_funds, InsufficientFunds, 100_00, 1),
    (rounds.bet_of_everything, BetPlaced, 0, 2),
    (rounds.bet_of_nothing, BetPlaced, 100_00, 2),
    (rounds.same_bet_of_nothing_again, BetPlaced, 100_00, 2),
    (rounds.bet_of_something_under_the_key_of_a_bet_of_nothing, IdempotencyConflict, 100_00, 2),
    (rounds.bet_of_nothing_by_a_player_without_funds, BetPlaced, 0, 3),
    (rounds.win_of_a_free_round, WinPaid, 115_00, 3),
    (rounds.win_of_a_free_round_by_its_round, WinPaid, 115_00, 5),
    (rounds.close_of_a_free_round, RoundClosed, 100_00, 3),
    (rounds.rollback_of_a_bet_of_nothing, RolledBack, 100_00, 3),
    (players.bet_of_nothing_by_an_excluded_player, BetRefused, 90_00, 2),
    (players.bet_and_win_of_a_free_round, BetAndWinDone, 115_00, 3),
    (rounds.same_bet_again, BetPlaced, 90_00, 2),
    (rounds.same_bet_other_amount, IdempotencyConflict, 90_00, 2),
    (rounds.same_bet_other_round, IdempotencyConflict, 90_00, 2),
    (rounds.same_bet_other_game, IdempotencyConflict, 90_00, 2),
    (rounds.same_bet_other_provider, IdempotencyConflict, 90_00, 2),
    (rounds.same_bet_other_funding, IdempotencyConflict, 90_00, 2),
    (rounds.same_bet_other_moment, IdempotencyConflict, 90_00, 2),
    (rounds.same_bet_same_moment_elsewhere, BetPlaced, 90_00, 2),
    (rounds.same_bet_of_the_provider_that_is_the_caller, BetPlaced, 90_00, 2),
    (rounds.same_win_now_closing_its_round, IdempotencyConflict, 95_00, 3),
    (rounds.same_bet_other_player, IdempotencyConflict, 100_00, 1),
    (rounds.same_id_of_another_caller, BetPlaced, 80_00, 3),
    (rounds.win_of_an_id_used_by_a_bet, IdempotencyConflict, 90_00, 2),
    (rounds.refused_bet_again_after_a_deposit, InsufficientFunds, 200_00, 2),
    (rounds.win_without_its_bet, UnknownBet, 100_00, 1),
    (rounds.win_retried_once_the_bet_is_there, WinPaid, 120_00, 3),
    (rounds.win_of_a_refused_bet, UnknownBet, 100_00, 1),
    (rounds.promotional_win, WinPaid, 105_00, 2),
    (rounds.jackpot, WinPaid, 105_00, 2),
    (rounds.tournament_prize, WinPaid, 105_00, 2),
    (rounds.win_of_nothing, WinPaid, 90_00, 3),
    (rounds.win_of_nothing_closes_the_round, RoundIsClosed, 90_00, 3),
    (rounds.bets_and_wins_in_a_round, WinPaid, 82_00, 7),
    (rounds.win_after_rollback, AlreadyRolledBack, 100_00, 3),
    (rounds.win_by_round_after_rollback, AlreadyRolledBack, 100_00, 3),
    (rounds.late_win, RoundIsClosed, 90_00, 3),
    (rounds.late_win_where_allowed, WinPaid, 100_00, 4),
    (rounds.bet_on_a_closed_round, RoundIsClosed, 90_00, 3),
    (rounds.close_twice, RoundClosed, 90_00, 3),
    (rounds.close_unknown, UnknownRound, 100_00, 1),
    (rounds.rollback, RolledBack, 100_00, 3),
    (rounds.rollback_again, RolledBack, 100_00, 3),
    (rounds.second_rollback, AlreadyRolledBack, 100_00, 3),
    (rounds.early_rollback, RollbackNoted, 100_00, 2),
    (rounds.early_rollback_again, RollbackNoted, 100_00, 2),
    (rounds.bet_after_its_rollback, AlreadyRolledBack, 100_00, 2),
    (rounds.rollback_of_a_refused_bet, RollbackNoted, 100_00, 2),
    (rounds.rollback_after_win, BetAlreadySettled, 110_00, 3),
    (rounds.rollback_after_win_by_round, BetAlreadySettled, 110_00, 3),
    (rounds.rollback_of_a_win, UnknownBet, 110_00, 3),
    (players.bet_in_an_ended_session, SessionExpired, 90_00, 2),
    (players.win_in_an_ended_session, WinPaid, 110_00, 3),
    (players.rollback_in_an_ended_session, RolledBack, 100_00, 3),
    (players.bet_of_an_excluded_player, BetRefused, 90_00, 2),
    (players.win_of_an_excluded_player, WinPaid, 110_00, 3),
    (players.rollback_of_an_excluded_player, RolledBack, 100_00, 3),
    (players.withdrawal_of_an_excluded_player, WithdrawalMoved, 90_00, 3),
    (players.deposit_of_an_excluded_player, PaymentRefused, 90_00, 2),
    (players.bet_in_another_currency, CurrencyMismatch, 100_00, 1),
    (players.bet_in_another_currency_than_the_session, CurrencyMismatch, 100_00, 1),
    (players.win_in_another_currency_than_the_bet, CurrencyMismatch, 90_00, 2),
    (players.bet_and_win, BetAndWinDone, 115_00, 3),
    (players.bet_and_win_again, BetAndWinDone, 115_00, 3),
    (players.bet_and_win_above_funds, InsufficientFunds, 100_00, 1),
    (players.bet_known_and_win_new, BetAndWinDone, 115_00, 3),
    (players.bet_new_and_win_conflicting, IdempotencyConflict, 101_00, 2),
    (players.deposit_while_a_withdrawal_is_pending, InsufficientFunds, 130_00, 3),
    (players.bet_of_what_is_not_reserved, BetPlaced, 80_00, 3),
    (players.bet_of_an_unknown_player, WalletNotFound, 100_00, 1),
    (players.bet_on_a_wallet_that_is_not_there, WalletNotFound, 100_00, 1),
]


@pytest.mark.parametrize(("act", "outcome", "cents", "operations"), CASES)
async def test_edge_case(
    harness: WalletsHarness, act: Act, outcome: type, cents: int, operations: int
) -> None:
    player = await harness.a_player(eur(100))

    came_of_it = await act(harness, player)

    assert type(came_of_it) is outcome, came_of_it
    assert (await harness.balances(player))[0] == cents
    assert await harness.posted(player) == operations
    await harness.assert_ledger_consistent(player)


async def test_a_refusal_for_funds_has_the_balance_and_the_missing_amount(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))

    assert await harness.bet(player, eur(100, 1)) == short_of(eur(100), eur(0, 1))


async def test_a_refusal_for_funds_keeps_its_amounts_under_its_key(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    await harness.bonus(player, eur(20))
    await players.withdraw(harness, player, eur(30))
    refused = InsufficientFunds(balance=eur(120), available=eur(90), reserved=eur(30), short_by=eur(10))
    assert await harness.bet(player, eur(100), "b") == refused

    await harness.deposit(player, eur(1))
    await players.withdraw(harness, player, eur(5))
    assert await harness.bet(player, eur(100), "b") == refused


async def test_a_refusal_for_standing_has_its_reason(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    await players.bar_player(harness, player)

    assert await harness.bet(player, eur(10)) == BetRefused(BarReason.SELF_EXCLUDED)


async def test_an_unmatched_win_waits_until_it_is_paid(empty_harness: WalletsHarness) -> None:
    player = await empty_harness.a_player(eur(100))
    await empty_harness.win(player, eur(30), "w", bet="b")
    ((_, waiting),) = (await empty_harness.reads.unmatched_wins("default").page(Window(10))).rows
    assert (waiting.player_id, waiting.reference, waiting.amount) == (player, "w", eur(30))

    await empty_harness.bet(player, eur(10), "b")
    await empty_harness.win(player, eur(30), "w", bet="b")

    assert await empty_harness.reads.unmatched_wins("default").count() == 0


@pytest.mark.parametrize(
    "amount",
    [-1, Decimal("NaN"), Decimal("Infinity"), Decimal("0.001"), Decimal("1e300"), Decimal("-0.01")],
)
async def test_amounts_invalid_for_bets_are_bad_input(harness: WalletsHarness, amount: Decimal | int) -> None:
    player = await harness.a_player(eur(100))

    with pytest.raises(BadInput):
        await harness.bet(player, Money.of(amount, EUR))


@pytest.mark.parametrize(
    ("what", "call"),
    [
        ("a win below zero", lambda harness, player: harness.win(player, eur(-1), bet="b")),
        ("a win of neither bet nor round", lambda harness, player: harness.win(player, eur(1))),
        ("a promotion of nothing", lambda harness, player: harness.win(player, eur(0), kind=WinKind.PROMO)),
        ("an empty id", lambda harness, player: harness.bet(player, eur(1), " ")),
        ("an id of 256 characters", lambda harness, player: harness.bet(player, eur(1), "x" * 256)),
        ("an id with a zero byte", lambda harness, player: harness.bet(player, eur(1), "a\0b")),
        ("a rollback under the id of its bet", lambda harness, player: harness.rollback(player, "b", "b")),
        (
            "a win that closes no round",
            lambda harness, player: harness.win(player, eur(1), bet="b", closes_round=True),
        ),
    ],
)
async def test_bad_input_never_reaches_the_ledger(harness: WalletsHarness, what: str, call: Act) -> None:
    player = await harness.a_player(eur(100))

    with pytest.raises(BadInput):
        await call(harness, player)
    assert await harness.posted(player) == 1, what


async def test_the_longest_id_is_accepted(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))

    assert isinstance(await harness.bet(player, eur(1), "x" * 255), BetPlaced)

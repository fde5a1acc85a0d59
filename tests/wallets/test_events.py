"""What SQL writes to the outbox is what ``domain/wallets/event_types.py`` says, and whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from adapters.postgres.database import EVERY_BRAND
from domain.shared.money import Money
from domain.wallets import events
from domain.wallets.adjustments import Adjust, DecideAdjustment, adjust, approve_adjustment, reject_adjustment
from domain.wallets.awards import ConvertBonus, ForfeitFunds, Redeem, convert_bonus, forfeit_funds, redeem
from domain.wallets.corrections import (
    ChargeBack,
    Reverse,
    TakeCommission,
    charge_back,
    reverse,
    take_commission,
)
from domain.wallets.deposits import (
    InitiateDeposit,
    MoveDeposit,
    RecordDeposit,
    authorise_deposit,
    decline_deposit,
    initiate_deposit,
    record_deposit,
    settle_deposit,
)
from domain.wallets.event_types import EVENT_TYPES
from domain.wallets.holds.changes import (
    AddWithdrawalHold,
    LiftWithdrawalHold,
    RecordWithdrawalReview,
    add_withdrawal_hold,
    lift_withdrawal_hold,
    record_withdrawal_review,
)
from domain.wallets.holds.model import HoldReason, ReviewDecision
from domain.wallets.kinds import BarReason, WalletKind
from domain.wallets.limits.approvals import DecideMoneyApproval, approve_money_operation
from domain.wallets.model import Standing
from domain.wallets.opening import OpenWallet, UnlockWallet, open_wallet, unlock_wallet
from domain.wallets.play.rounds import CloseRound, close_round
from domain.wallets.standing import ChangeStanding, change_standing
from domain.wallets.withdrawals import (
    MoveWithdrawal,
    RequestWithdrawal,
    approve_withdrawal,
    cancel_withdrawal,
    hold_withdrawal,
    pay_withdrawal,
    reject_withdrawal,
    request_withdrawal,
)
from tests.events.strict_payloads import faults
from tests.wallets.wallets_harness import (
    OPERATOR,
    SECOND_OPERATOR,
    USD,
    WalletsHarness,
    an_id,
    eur,
)

FACTS = "select name, payload from outbox.event where player_id = $1 order by id"


PLAYED = {events.BET_PLACED, events.WIN_PAID, events.ROLLED_BACK}
NAMES = {value for value in vars(events).values() if isinstance(value, str) and value.startswith("wallet.")}


async def play(harness: WalletsHarness, player: UUID) -> None:
    """Bets, wins, rollbacks and rounds, on either path."""
    await harness.bet(player, eur(1), "a", round="r", game="g")
    await harness.win(player, eur(2), "won", bet="a", round="r")
    await harness.bet(player, eur(1), "b", round="s")
    await harness.rollback(player, "b")
    await harness.rollback(player, "never placed")
    await harness.close(player, "r")
    overdue = CloseRound(player_id=player, key=an_id(), round="s", overdue=True)
    await harness.run(close_round, overdue)
    await harness.bet(player, eur(2), "a")
    await harness.win(player, eur(2), bet="unknown")
    grant = await harness.bonus(player, eur(10))
    await harness.bet(player, eur(95), "with bonus")
    await harness.run(
        convert_bonus,
        ConvertBonus(player_id=player, key=an_id(), wallet_no=grant, amount=eur(1), closes=True),
    )
    other = await harness.bonus(player, eur(10))
    await harness.run(
        forfeit_funds, ForfeitFunds(player_id=player, key=an_id(), wallet_no=other, reason="over")
    )
    points = await harness.bonus(player, eur(10), kind=WalletKind.POINTS, grant_id=None)
    await harness.run(
        redeem, Redeem(player_id=player, key=an_id(), wallet_no=points, amount=eur(1), reason="a gift")
    )


async def pay(harness: WalletsHarness, player: UUID) -> None:
    """Deposits and withdrawals through every state, in the second currency, too."""
    await harness.run(open_wallet, OpenWallet(player_id=player, currency=USD))

    async def start(amount: Money) -> UUID:
        deposit = InitiateDeposit(player_id=player, key=an_id(), amount=amount, method="card")
        return (await harness.run(initiate_deposit, deposit)).deposit.id

    async def move(carry_out: Callable[..., Any], deposit: UUID, **more: str) -> None:
        await harness.run(carry_out, MoveDeposit(player_id=player, key=an_id(), deposit_id=deposit, **more))

    async def withdraw(*steps: Callable[..., Any]) -> None:
        request = RequestWithdrawal(player_id=player, key=an_id(), amount=eur(1), method="bank")
        withdrawal = (await harness.run(request_withdrawal, request)).withdrawal.id
        for step in steps:
            await harness.run(
                step,
                MoveWithdrawal(
                    player_id=player,
                    key=an_id(),
                    withdrawal_id=withdrawal,
                    authorisation="1",
                    reason="checked",
                ),
                OPERATOR,
            )

    await move(decline_deposit, await start(Money(500, USD)), reason="no funds")
    settled = await start(eur(400))
    await move(authorise_deposit, settled, authorisation="1")
    await move(settle_deposit, settled)
    await withdraw(approve_withdrawal, hold_withdrawal, pay_withdrawal)
    await withdraw(reject_withdrawal)
    await withdraw(cancel_withdrawal)
    await hold_and_check(harness, player)
    await harness.bet(player, eur(300), "spent")
    await harness.run(
        charge_back, ChargeBack(player_id=player, key=an_id(), deposit_id=settled, reason="fraud")
    )
    await harness.deposit(player, eur(500))
    await harness.run(unlock_wallet, UnlockWallet(player_id=player, wallet_no=0, reason="paid"), OPERATOR)


async def hold_and_check(harness: WalletsHarness, player: UUID) -> None:
    """A withdrawal that is held, checked twice and rejected."""
    request = RequestWithdrawal(player_id=player, key=an_id(), amount=eur(1), method="bank")
    id = (await harness.run(request_withdrawal, request)).withdrawal.id
    asked: dict[str, Any] = {"player_id": player, "withdrawal_id": id}
    hold = AddWithdrawalHold(key=an_id(), reason=HoldReason.IDENTITY, **asked)
    held = (await harness.run(add_withdrawal_hold, hold, OPERATOR)).hold.id
    for decision in ReviewDecision:
        review = RecordWithdrawalReview(key=an_id(), decision=decision, note="seen", **asked)
        await harness.run(record_withdrawal_review, review, OPERATOR)
    lift = LiftWithdrawalHold(player_id=player, key=an_id(), hold_id=held, note="proved")
    await harness.run(lift_withdrawal_hold, lift, OPERATOR)
    move = MoveWithdrawal(key=an_id(), reason="checked", **asked)
    await harness.run(reject_withdrawal, move, OPERATOR)


async def correct(harness: WalletsHarness, player: UUID) -> None:
    """Adjustments of both sizes, commission, a reversal, standing."""

    async def ask(amount: Money) -> Any:
        adjustment = Adjust(player_id=player, key=an_id(), amount=amount, reason="goodwill")
        return await harness.run(adjust, adjustment, OPERATOR)

    await ask(eur(1))
    for decide in (approve_adjustment, reject_adjustment):
        asked = (await ask(eur(500))).adjustment.id
        decision = DecideAdjustment(player_id=player, key=an_id(), adjustment_id=asked, reason="seen")
        await harness.run(decide, decision, SECOND_OPERATOR)
    alone = RecordDeposit(player_id=player, key=an_id(), amount=eur(500), method="bank")
    asked = (await harness.run(record_deposit, alone, OPERATOR)).approval_id
    approval = DecideMoneyApproval(player_id=player, approval_id=asked)
    await harness.run(approve_money_operation, approval, SECOND_OPERATOR)
    commission = TakeCommission(player_id=player, key=an_id(), amount=eur(1), reason="fee")
    taken = await harness.run(take_commission, commission, OPERATOR)
    undo = Reverse(player_id=player, key=an_id(), seq=taken.operation.seq, reason="by mistake")
    await harness.run(reverse, undo, OPERATOR)
    barred = Standing(may_bet=False, may_deposit=True, reason=BarReason.SUSPENDED)
    for standing in (barred, Standing(may_bet=True, may_deposit=True, reason=None)):
        await harness.run(change_standing, ChangeStanding(player_id=player, standing=standing))


async def facts(harness: WalletsHarness) -> list[tuple[str, Any]]:
    """All that one player's every kind of operation leaves."""
    player = await harness.a_player(eur(100))
    await play(harness, player)
    await pay(harness, player)
    await correct(harness, player)
    await harness.assert_ledger_consistent(player)
    rows = await harness.database.statements_for(EVERY_BRAND).fetch(FACTS, player)
    return [(row["name"], row["payload"]) for row in rows]


async def test_every_fact_is_written_as_it_is_described(harness: WalletsHarness) -> None:
    written = await facts(harness)

    assert [fault for name, payload in written for fault in faults(name, payload)] == []
    assert {name for name, _ in written} == NAMES == {each.name for each in EVENT_TYPES}


async def test_a_step_of_a_payment_names_its_own_currency(harness: WalletsHarness) -> None:
    written = await facts(harness)

    currencies = {payload["currency"] for name, payload in written if name == events.DEPOSIT_DECLINED}
    assert currencies == {"USD"}


async def test_a_fact_of_an_operation_says_on_which_day_and_in_which_game_to_book_it(
    harness: WalletsHarness,
) -> None:
    player = await harness.a_player(eur(100))
    then = datetime(2026, 1, 2, 3, 4, 5, 678900, tzinfo=UTC)
    await harness.bet(player, eur(1), "one", round="r", game="roulette", occurred_at=then)
    await harness.win(player, eur(2), "won", bet="one", round="r")
    await harness.bet(player, eur(3), "two", round="s", game='the "quoted" \\ game')
    await harness.rollback(player, "two")
    rows = await harness.database.statements_for(EVERY_BRAND).fetch(FACTS, player)
    ledger = await harness.database.statements_for(EVERY_BRAND).fetch(
        "select seq, at from wallets.entry where player_id = $1", player
    )
    at = {row["seq"]: row["at"] for row in ledger}
    bet, win, second, undone = (row["payload"] for row in rows if row["name"] in PLAYED)

    assert [datetime.fromisoformat(each["at"]) for each in (bet, win, second, undone)] == [
        at[seq] for seq in (2, 3, 4, 5)
    ]
    assert datetime.fromisoformat(bet["occurredAt"]) == then
    assert (bet["game"], win["game"]) == ("roulette", "roulette")
    assert second["game"] == undone["game"] == 'the "quoted" \\ game'
    assert {each["provider"] for each in (bet, win, second, undone)} == {harness.provider.actor.name}
    assert (win["refSeq"], datetime.fromisoformat(win["refAt"])) == (2, at[2])
    assert (undone["refSeq"], datetime.fromisoformat(undone["refAt"])) == (4, at[4])


@pytest.mark.parametrize(
    ("payload", "described"),
    [
        ({"no": 0, "cause": "CHARGEBACK"}, True),
        ({"no": "0", "cause": "CHARGEBACK"}, False),
        ({"no": True, "cause": "CHARGEBACK"}, False),
        ({"no": 0}, False),
        ({"no": 0, "cause": "CHARGEBACK", "more": 1}, False),
        ({"no": 0, "cause": None}, False),
        ({"no": 0, "cause": "THEFT"}, False),
    ],
)
def test_a_planted_difference_is_found(payload: Any, *, described: bool) -> None:
    assert (faults(events.LOCKED, payload) == []) is described


def test_wallets_within_a_payload_are_compared() -> None:
    (bet,) = (each.example for each in EVENT_TYPES if each.name == events.BET_PLACED)
    wallet: Any = bet["wallets"][0]  # type: ignore[index, call-overload]

    assert faults(events.BET_PLACED, bet) == []
    assert faults(events.BET_PLACED, {**bet, "wallets": [wallet | {"balance": 1}]})
    assert faults(events.BET_PLACED, {**bet, "at": "yesterday"})

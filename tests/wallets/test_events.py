"""What SQL writes to the outbox is what ``domain/wallets/events.py`` says."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict
from uuid import UUID

import pytest

from adapters.postgres.database import EVERY_BRAND
from domain.shared.ids import new_id
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
from domain.wallets.events import PAYLOADS
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
from tests.wallets.wallets_harness import (
    EUR,
    OPERATOR,
    SECOND_OPERATOR,
    USD,
    WalletsHarness,
    an_id,
    eur,
)

FACTS = "select name, payload from outbox.event where player_id = $1 order by id"


NAMES = {value for value in vars(events).values() if isinstance(value, str) and value.startswith("wallet.")}


def is_of(value: object, hint: Any) -> bool:
    """Whether a JSON value is what the type says: exactly its keys, exactly their types."""
    if get_origin(hint) in (Union, types.UnionType):
        return any(is_of(value, each) for each in get_args(hint))
    if get_origin(hint) is list:
        return isinstance(value, list) and all(is_of(each, *get_args(hint)) for each in value)
    if is_typeddict(hint):
        hints = get_type_hints(hint)
        return (
            isinstance(value, dict)
            and value.keys() == hints.keys()
            and all(is_of(value[key], of) for key, of in hints.items())
        )
    return type(value) is hint


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
    await harness.bet(player, eur(300), "spent")
    await harness.run(
        charge_back, ChargeBack(player_id=player, key=an_id(), deposit_id=settled, reason="fraud")
    )
    await harness.deposit(player, eur(500))
    await harness.run(unlock_wallet, UnlockWallet(player_id=player, wallet_no=0, reason="paid"), OPERATOR)


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

    assert [(name, payload) for name, payload in written if not is_of(payload, PAYLOADS[name])] == []
    assert {name for name, _ in written} == PAYLOADS.keys() == NAMES


async def test_a_step_of_a_payment_names_its_own_currency(harness: WalletsHarness) -> None:
    written = await facts(harness)

    currencies = {payload["currency"] for name, payload in written if name == events.DEPOSIT_DECLINED}
    assert currencies == {"USD"}


@pytest.mark.parametrize(
    ("payload", "described"),
    [
        ({"no": 0, "cause": "CHARGEBACK"}, True),
        ({"no": "0", "cause": "CHARGEBACK"}, False),
        ({"no": True, "cause": "CHARGEBACK"}, False),
        ({"no": 0}, False),
        ({"no": 0, "cause": "CHARGEBACK", "more": 1}, False),
        ({"no": 0, "cause": None}, False),
    ],
)
def test_a_planted_difference_is_found(payload: Any, *, described: bool) -> None:
    assert is_of(payload, events.LockedPayload) is described


def test_wallets_within_a_payload_are_compared() -> None:
    wallet = {"no": 0, "kind": "REAL", "currency": EUR.code, "balance": "1", "reserved": "0", "amount": "1"}
    payload = {"kind": "BET", "amount": "1", "round": str(new_id()), "subject": None, "refSeq": None}

    assert is_of({**payload, "wallets": [wallet]}, events.OperationPayload)
    assert not is_of({**payload, "wallets": [wallet | {"balance": 1}]}, events.OperationPayload)

"""Every step of a payment asks for the state of wallet and player anew: a table of states and steps."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest

from domain.wallets import corrections, deposits, withdrawals
from domain.wallets.awards import ConvertBonus, Redeem, convert_bonus, redeem
from domain.wallets.corrections import ChargeBack, ChargedBack
from domain.wallets.deposits import DepositMoved, InitiateDeposit, MoveDeposit, RecordDeposit
from domain.wallets.kinds import BarReason, WalletKind, WalletState
from domain.wallets.model import Standing
from domain.wallets.opening import UnlockWallet, WalletOpened, unlock_wallet
from domain.wallets.outcomes import InsufficientFunds, PaymentRefused
from domain.wallets.standing import ChangeStanding, change_standing
from domain.wallets.withdrawals import MoveWithdrawal, RequestWithdrawal, WithdrawalMoved
from tests.wallets.wallets_harness import OPERATOR, WalletsHarness, an_id, eur

Payment = Callable[[WalletsHarness, UUID], Awaitable[UUID]]
State = Callable[[WalletsHarness, UUID], Awaitable[Any]]


async def set_state(harness: WalletsHarness, player: UUID, state: WalletState, no: int = 0) -> None:
    """Put a wallet into a state, by SQL: of some wallets no operation leads there."""
    async with harness.database.pool.acquire() as connection, connection.transaction():
        await connection.execute("set local role none")
        change = "update wallets.wallet set state = $3 where player_id = $1 and wallet_no = $2"
        assert await connection.execute(change, player, no, state.value) == "UPDATE 1"


async def stand(harness: WalletsHarness, player: UUID, standing: Standing) -> None:
    await harness.run(change_standing, ChangeStanding(player_id=player, standing=standing))


async def initiated(harness: WalletsHarness, player: UUID) -> UUID:
    command = InitiateDeposit(player_id=player, key=an_id(), amount=eur(10), method="card")
    started: DepositMoved = await harness.run(deposits.initiate_deposit, command)
    return started.deposit.id


async def authorised(harness: WalletsHarness, player: UUID) -> UUID:
    id = await initiated(harness, player)
    await move_deposit("authorise")(harness, player, id)
    return id


async def settled(harness: WalletsHarness, player: UUID) -> UUID:
    return await harness.deposit(player, eur(10))


async def requested(harness: WalletsHarness, player: UUID) -> UUID:
    command = RequestWithdrawal(player_id=player, key=an_id(), amount=eur(10), method="card")
    started: WithdrawalMoved = await harness.run(withdrawals.request_withdrawal, command)
    return started.withdrawal.id


async def approved(harness: WalletsHarness, player: UUID) -> UUID:
    id = await requested(harness, player)
    await move_withdrawal("approve")(harness, player, id)
    return id


async def in_doubt(harness: WalletsHarness, player: UUID) -> UUID:
    id = await approved(harness, player)
    await move_withdrawal("hold")(harness, player, id)
    return id


async def nothing(_harness: WalletsHarness, player: UUID) -> UUID:
    return player


def move_deposit(name: str) -> Callable[..., Awaitable[Any]]:
    async def move(harness: WalletsHarness, player: UUID, id: UUID) -> Any:
        command = MoveDeposit(
            player_id=player, key=an_id(), deposit_id=id, authorisation="auth-1", reason="told so"
        )
        return await harness.run(getattr(deposits, f"{name}_deposit"), command)

    return move


def move_withdrawal(name: str) -> Callable[..., Awaitable[Any]]:
    async def move(harness: WalletsHarness, player: UUID, id: UUID) -> Any:
        command = MoveWithdrawal(
            player_id=player, key=an_id(), withdrawal_id=id, authorisation="auth-1", reason="told so"
        )
        return await harness.run(getattr(withdrawals, f"{name}_withdrawal"), command)

    return move


async def initiate(harness: WalletsHarness, player: UUID, _id: UUID) -> Any:
    command = InitiateDeposit(player_id=player, key=an_id(), amount=eur(10), method="card")
    return await harness.run(deposits.initiate_deposit, command)


async def record(harness: WalletsHarness, player: UUID, _id: UUID) -> Any:
    command = RecordDeposit(player_id=player, key=an_id(), amount=eur(10), method="card")
    return await harness.run(deposits.record_deposit, command)


async def charge_back(harness: WalletsHarness, player: UUID, id: UUID) -> Any:
    command = ChargeBack(player_id=player, key=an_id(), deposit_id=id, reason="the bank")
    return await harness.run(corrections.charge_back, command)


async def request(harness: WalletsHarness, player: UUID, _id: UUID) -> Any:
    command = RequestWithdrawal(player_id=player, key=an_id(), amount=eur(10), method="card")
    return await harness.run(withdrawals.request_withdrawal, command)


STEPS: dict[str, tuple[Payment, Callable[..., Awaitable[Any]], type]] = {
    "initiate": (nothing, initiate, DepositMoved),
    "record": (nothing, record, DepositMoved),
    "authorise": (initiated, move_deposit("authorise"), DepositMoved),
    "settle": (authorised, move_deposit("settle"), DepositMoved),
    "decline": (authorised, move_deposit("decline"), DepositMoved),
    "charge back": (settled, charge_back, ChargedBack),
    "request": (nothing, request, WithdrawalMoved),
    "approve": (requested, move_withdrawal("approve"), WithdrawalMoved),
    "pay": (approved, move_withdrawal("pay"), WithdrawalMoved),
    "pay what was in doubt": (in_doubt, move_withdrawal("pay"), WithdrawalMoved),
    "hold": (approved, move_withdrawal("hold"), WithdrawalMoved),
    "reject": (approved, move_withdrawal("reject"), WithdrawalMoved),
    "cancel": (requested, move_withdrawal("cancel"), WithdrawalMoved),
}
"""Step -> the payment it moves, the step itself, and what it answers where nothing forbids it."""

DEBITS = {"request", "approve", "pay", "pay what was in doubt"}
CREDITS = {"initiate", "record", "authorise", "settle"}

STATES: dict[str, tuple[State, set[str], BarReason | None]] = {
    "open": (lambda harness, player: set_state(harness, player, WalletState.OPEN), set(), None),
    "locked": (
        lambda harness, player: set_state(harness, player, WalletState.LOCKED),
        DEBITS,
        BarReason.WALLET_LOCKED,
    ),
    "closed": (
        lambda harness, player: set_state(harness, player, WalletState.CLOSED),
        DEBITS | CREDITS,
        BarReason.WALLET_CLOSED,
    ),
    "a player who may not deposit": (
        lambda harness, player: stand(
            harness, player, Standing(may_bet=True, may_deposit=False, reason=BarReason.LIMIT_REACHED)
        ),
        CREDITS,
        BarReason.LIMIT_REACHED,
    ),
    "a player who may do neither": (
        lambda harness, player: stand(
            harness, player, Standing(may_bet=False, may_deposit=False, reason=BarReason.SELF_EXCLUDED)
        ),
        CREDITS,
        BarReason.SELF_EXCLUDED,
    ),
    "a player who may not bet": (
        lambda harness, player: stand(
            harness, player, Standing(may_bet=False, may_deposit=True, reason=BarReason.SUSPENDED)
        ),
        set(),
        None,
    ),
}
"""State -> how it comes about, the steps it forbids, and the reason these give."""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", STATES)
async def test_each_step_asks_for_the_state_anew(harness: WalletsHarness, state: str, step: str) -> None:
    player = await harness.a_player(eur(100))
    (payment, move, done), (reach, forbidden, reason) = STEPS[step], STATES[state]
    id = await payment(harness, player)
    await reach(harness, player)
    before = await harness.balances(player)

    outcome = await move(harness, player, id)

    if step in forbidden:
        assert outcome == PaymentRefused(reason)
        assert await harness.balances(player) == before
    else:
        assert type(outcome) is done
    await harness.assert_ledger_consistent(player)


async def test_a_refused_step_is_taken_once_the_state_allows_it(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    command = MoveWithdrawal(player_id=player, key=an_id(), withdrawal_id=await requested(harness, player))
    await set_state(harness, player, WalletState.LOCKED)
    assert isinstance(await harness.run(withdrawals.approve_withdrawal, command), PaymentRefused)

    await set_state(harness, player, WalletState.OPEN)
    assert isinstance(await harness.run(withdrawals.approve_withdrawal, command), WithdrawalMoved)


async def test_no_money_leaves_after_a_chargeback(harness: WalletsHarness) -> None:
    player = await harness.a_player()
    deposit = await harness.deposit(player, eur(100))
    request = RequestWithdrawal(player_id=player, key=an_id(), amount=eur(100), method="bank")
    withdrawal = (await harness.run(withdrawals.request_withdrawal, request)).withdrawal.id
    await move_withdrawal("approve")(harness, player, withdrawal)
    await charge_back(harness, player, deposit)

    assert await move_withdrawal("pay")(harness, player, withdrawal) == PaymentRefused(
        BarReason.WALLET_LOCKED
    )
    assert await harness.balances(player) == [0]
    unlock = UnlockWallet(player_id=player, wallet_no=0, reason="looked at")
    assert await harness.run(unlock_wallet, unlock, OPERATOR) == InsufficientFunds(
        balance=eur(0), available=eur(-100), reserved=eur(100), short_by=eur(100)
    )

    await move_withdrawal("reject")(harness, player, withdrawal)
    assert isinstance(await harness.run(unlock_wallet, unlock, OPERATOR), WalletOpened)


@pytest.mark.parametrize(
    ("state", "reason"),
    [(WalletState.LOCKED, BarReason.WALLET_LOCKED), (WalletState.CLOSED, BarReason.WALLET_CLOSED)],
)
async def test_nothing_is_converted_or_redeemed_from_a_wallet_that_is_not_open(
    harness: WalletsHarness, state: WalletState, reason: BarReason
) -> None:
    player = await harness.a_player(eur(100))
    bonus = await harness.bonus(player, eur(20))
    chips = await harness.bonus(player, eur(20), kind=WalletKind.TOURNAMENT, grant_id=None)
    for no in (bonus, chips):
        await set_state(harness, player, state, no)

    conversion = ConvertBonus(player_id=player, key=an_id(), wallet_no=bonus, amount=eur(5))
    assert await harness.run(convert_bonus, conversion) == PaymentRefused(reason)
    redemption = Redeem(player_id=player, key=an_id(), wallet_no=chips, amount=eur(5), reason="a cap")
    assert await harness.run(redeem, redemption) == PaymentRefused(reason)
    assert await harness.balances(player) == [100_00, 20_00, 20_00]

"""Inputs and mutations of withdrawals."""

from datetime import datetime

import strawberry

from domain.wallets import withdrawals as do
from resolvers.context import Info
from resolvers.ids import player_id_of, uuid_pair_of
from resolvers.money import MoneyInput
from resolvers.wallets.descriptions import KEY


@strawberry.input
class RequestWithdrawalInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput
    method: str
    occurred_at: datetime | None = None

    def command(self) -> do.RequestWithdrawal:
        return do.RequestWithdrawal(
            player_id=player_id_of(self.player_id, "playerId"),
            key=self.key,
            amount=self.amount.money(),
            method=self.method,
            occurred_at=self.occurred_at,
        )


@strawberry.input
class MoveWithdrawalInput:
    withdrawal_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    authorisation: str | None = strawberry.field(default=None, description="Required for a payment")
    reason: str | None = strawberry.field(default=None, description="Required for a rejection or a hold")
    occurred_at: datetime | None = None

    def command(self) -> do.MoveWithdrawal:
        player_id, withdrawal_id = uuid_pair_of("wdr", self.withdrawal_id, "withdrawalId")
        return do.MoveWithdrawal(
            player_id=player_id,
            key=self.key,
            withdrawal_id=withdrawal_id,
            authorisation=self.authorisation,
            reason=self.reason,
            occurred_at=self.occurred_at,
        )


async def request_withdrawal(info: Info, input: RequestWithdrawalInput) -> do.WithdrawalOutcome:
    return await info.context.run(do.request_withdrawal, input.command())


async def approve_withdrawal(info: Info, input: MoveWithdrawalInput) -> do.WithdrawalOutcome:
    return await info.context.run(do.approve_withdrawal, input.command())


async def hold_withdrawal(info: Info, input: MoveWithdrawalInput) -> do.WithdrawalOutcome:
    return await info.context.run(do.hold_withdrawal, input.command())


async def pay_withdrawal(info: Info, input: MoveWithdrawalInput) -> do.WithdrawalOutcome:
    return await info.context.run(do.pay_withdrawal, input.command())


async def reject_withdrawal(info: Info, input: MoveWithdrawalInput) -> do.WithdrawalOutcome:
    return await info.context.run(do.reject_withdrawal, input.command())


async def cancel_withdrawal(info: Info, input: MoveWithdrawalInput) -> do.WithdrawalOutcome:
    return await info.context.run(do.cancel_withdrawal, input.command())

"""Inputs and mutations of corrections."""

from datetime import datetime

import strawberry

from domain.wallets import corrections as do
from resolvers.context import Info
from resolvers.ids import player_id_of, uuid_and_number_of, uuid_pair_of
from resolvers.money import MoneyInput
from resolvers.wallets.descriptions import KEY


@strawberry.input
class TakeCommissionInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput
    reason: str
    tax: bool = strawberry.field(default=False, description="Book it as a tax instead")
    occurred_at: datetime | None = None

    def command(self) -> do.TakeCommission:
        return do.TakeCommission(
            player_id=player_id_of(self.player_id, "playerId"),
            key=self.key,
            amount=self.amount.money(),
            reason=self.reason,
            tax=self.tax,
            occurred_at=self.occurred_at,
        )


@strawberry.input
class ChargeBackInput:
    deposit_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    reason: str

    def command(self) -> do.ChargeBack:
        player_id, deposit_id = uuid_pair_of("dep", self.deposit_id, "depositId")
        return do.ChargeBack(player_id=player_id, key=self.key, deposit_id=deposit_id, reason=self.reason)


@strawberry.input
class ReverseTransactionInput:
    transaction_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    reason: str
    may_overdraw: bool = strawberry.field(
        default=False, description="Let the wallet go below zero, and lock it, where the money is gone"
    )

    def command(self) -> do.Reverse:
        player_id, seq = uuid_and_number_of("txn", self.transaction_id, "transactionId")
        return do.Reverse(
            player_id=player_id, key=self.key, seq=seq, reason=self.reason, may_overdraw=self.may_overdraw
        )


async def take_commission(info: Info, input: TakeCommissionInput) -> do.CommissionOutcome:
    return await info.context.run(do.take_commission, input.command())


async def charge_back(info: Info, input: ChargeBackInput) -> do.ChargebackOutcome:
    return await info.context.run(do.charge_back, input.command())


async def reverse_transaction(info: Info, input: ReverseTransactionInput) -> do.ReversalOutcome:
    return await info.context.run(do.reverse, input.command())

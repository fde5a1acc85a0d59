"""Inputs and mutations of adjustments."""

import strawberry

from domain.wallets import adjustments as do
from resolvers.context import Info
from resolvers.ids import uuid_pair_of, wallet_of
from resolvers.money import MoneyInput
from resolvers.wallets.descriptions import KEY


@strawberry.input
class AdjustBalanceInput:
    wallet_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput = strawberry.field(description="Negative to debit")
    reason: str

    def command(self) -> do.Adjust:
        player_id, no = wallet_of(self.wallet_id, "walletId")
        return do.Adjust(
            player_id=player_id, key=self.key, amount=self.amount.money(), reason=self.reason, wallet_no=no
        )


@strawberry.input
class DecideAdjustmentInput:
    adjustment_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    reason: str | None = strawberry.field(default=None, description="Required for a rejection")

    def command(self) -> do.DecideAdjustment:
        player_id, adjustment_id = uuid_pair_of("adj", self.adjustment_id, "adjustmentId")
        return do.DecideAdjustment(
            player_id=player_id, key=self.key, adjustment_id=adjustment_id, reason=self.reason
        )


async def adjust_balance(info: Info, input: AdjustBalanceInput) -> do.AdjustmentOutcome:
    return await info.context.run(do.adjust, input.command())


async def approve_adjustment(info: Info, input: DecideAdjustmentInput) -> do.ApprovalOutcome:
    return await info.context.run(do.approve_adjustment, input.command())


async def reject_adjustment(info: Info, input: DecideAdjustmentInput) -> do.ApprovalOutcome:
    return await info.context.run(do.reject_adjustment, input.command())

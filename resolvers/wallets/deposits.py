"""Inputs and mutations of deposits."""

from datetime import datetime

import strawberry

from domain.wallets import deposits as do
from resolvers.context import Info
from resolvers.ids import player_id_of, uuid_pair_of
from resolvers.money import MoneyInput
from resolvers.wallets.descriptions import KEY


@strawberry.input
class InitiateDepositInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput
    method: str = strawberry.field(description="Name of the payment method or provider")

    def command(self) -> do.InitiateDeposit:
        return do.InitiateDeposit(
            player_id=player_id_of(self.player_id, "playerId"),
            key=self.key,
            amount=self.amount.money(),
            method=self.method,
        )


@strawberry.input
class MoveDepositInput:
    deposit_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    authorisation: str | None = strawberry.field(default=None, description="The payment provider's number")
    reason: str | None = strawberry.field(default=None, description="Required for a decline")

    def command(self) -> do.MoveDeposit:
        player_id, deposit_id = uuid_pair_of("dep", self.deposit_id, "depositId")
        return do.MoveDeposit(
            player_id=player_id,
            key=self.key,
            deposit_id=deposit_id,
            authorisation=self.authorisation,
            reason=self.reason,
        )


@strawberry.input
class RecordDepositInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput
    method: str
    authorisation: str | None = strawberry.field(
        default=None, description="The payment provider's number of the payment"
    )
    reason: str | None = None
    occurred_at: datetime | None = None

    def command(self) -> do.RecordDeposit:
        return do.RecordDeposit(
            player_id=player_id_of(self.player_id, "playerId"),
            key=self.key,
            amount=self.amount.money(),
            method=self.method,
            authorisation=self.authorisation,
            reason=self.reason,
            occurred_at=self.occurred_at,
        )


async def initiate_deposit(info: Info, input: InitiateDepositInput) -> do.DepositOutcome:
    return await info.context.run(do.initiate_deposit, input.command())


async def authorise_deposit(info: Info, input: MoveDepositInput) -> do.DepositOutcome:
    return await info.context.run(do.authorise_deposit, input.command())


async def settle_deposit(info: Info, input: MoveDepositInput) -> do.DepositOutcome:
    return await info.context.run(do.settle_deposit, input.command())


async def decline_deposit(info: Info, input: MoveDepositInput) -> do.DepositOutcome:
    return await info.context.run(do.decline_deposit, input.command())


async def record_deposit(info: Info, input: RecordDepositInput) -> do.DepositOutcome:
    return await info.context.run(do.record_deposit, input.command())

"""What payment teams and cashiers send: deposits and withdrawals."""

from datetime import datetime

import strawberry

from domain.wallets import commands as do
from resolvers.ids import uuid_of, uuid_pair_of
from resolvers.money import MoneyInput
from resolvers.wallets.game_inputs import KEY


@strawberry.input
class InitiateDepositInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput
    method: str = strawberry.field(description="Name of the payment method or provider")

    def command(self) -> do.InitiateDeposit:
        """The domain's command."""
        return do.InitiateDeposit(
            player_id=uuid_of("plr", self.player_id, "playerId"),
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
        """The domain's command."""
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
    authorisation: str | None = None
    reason: str | None = None
    occurred_at: datetime | None = None

    def command(self) -> do.RecordDeposit:
        """The domain's command."""
        return do.RecordDeposit(
            player_id=uuid_of("plr", self.player_id, "playerId"),
            key=self.key,
            amount=self.amount.money(),
            method=self.method,
            authorisation=self.authorisation,
            reason=self.reason,
            occurred_at=self.occurred_at,
        )


@strawberry.input
class RequestWithdrawalInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput
    method: str
    occurred_at: datetime | None = None

    def command(self) -> do.RequestWithdrawal:
        """The domain's command."""
        return do.RequestWithdrawal(
            player_id=uuid_of("plr", self.player_id, "playerId"),
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
        """The domain's command."""
        player_id, withdrawal_id = uuid_pair_of("wdr", self.withdrawal_id, "withdrawalId")
        return do.MoveWithdrawal(
            player_id=player_id,
            key=self.key,
            withdrawal_id=withdrawal_id,
            authorisation=self.authorisation,
            reason=self.reason,
            occurred_at=self.occurred_at,
        )

"""What operators send: adjustments, commission, chargebacks, reversals, grants."""

from datetime import datetime
from uuid import UUID

import strawberry

from domain.wallets import commands as do
from domain.wallets.kinds import WalletKind
from resolvers.ids import uuid_and_number_of, uuid_of, uuid_pair_of, wallet_of
from resolvers.money import MoneyInput
from resolvers.wallets.game_inputs import KEY


@strawberry.input
class AdjustBalanceInput:
    wallet_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput = strawberry.field(description="Negative to debit")
    reason: str

    def command(self) -> do.Adjust:
        """The domain's command."""
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
        """The domain's command."""
        player_id, adjustment_id = uuid_pair_of("adj", self.adjustment_id, "adjustmentId")
        return do.DecideAdjustment(
            player_id=player_id, key=self.key, adjustment_id=adjustment_id, reason=self.reason
        )


@strawberry.input
class TakeCommissionInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput
    reason: str
    tax: bool = strawberry.field(default=False, description="Book it as a tax instead")
    occurred_at: datetime | None = None

    def command(self) -> do.TakeCommission:
        """The domain's command."""
        return do.TakeCommission(
            player_id=uuid_of("plr", self.player_id, "playerId"),
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
        """The domain's command."""
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
        """The domain's command."""
        player_id, seq = uuid_and_number_of("txn", self.transaction_id, "transactionId")
        return do.Reverse(
            player_id=player_id, key=self.key, seq=seq, reason=self.reason, may_overdraw=self.may_overdraw
        )


@strawberry.input
class UnlockWalletInput:
    wallet_id: strawberry.ID
    reason: str

    def command(self) -> do.UnlockWallet:
        """The domain's command."""
        player_id, no = wallet_of(self.wallet_id, "walletId")
        return do.UnlockWallet(player_id=player_id, wallet_no=no, reason=self.reason)


@strawberry.input
class GrantFundsInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    kind: WalletKind
    amount: MoneyInput
    grant_id: UUID | None = strawberry.field(
        default=None, description="BONUS and FREE_SPINS: one wallet per grant"
    )
    unit: MoneyInput | None = strawberry.field(default=None, description="FREE_SPINS: the stake of one spin")
    reason: str | None = None

    def command(self) -> do.GrantFunds:
        """The domain's command."""
        return do.GrantFunds(
            player_id=uuid_of("plr", self.player_id, "playerId"),
            key=self.key,
            kind=self.kind,
            amount=self.amount.money(),
            grant_id=self.grant_id,
            unit=self.unit.money() if self.unit else None,
            reason=self.reason,
        )


@strawberry.input
class ForfeitFundsInput:
    wallet_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    reason: str

    def command(self) -> do.ForfeitFunds:
        """The domain's command."""
        player_id, no = wallet_of(self.wallet_id, "walletId")
        return do.ForfeitFunds(player_id=player_id, key=self.key, wallet_no=no, reason=self.reason)


@strawberry.input
class ConvertBonusInput:
    wallet_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput
    closes: bool = strawberry.field(default=False, description="Forfeit what is left")
    reason: str | None = None

    def command(self) -> do.ConvertBonus:
        """The domain's command."""
        player_id, no = wallet_of(self.wallet_id, "walletId")
        return do.ConvertBonus(
            player_id=player_id,
            key=self.key,
            wallet_no=no,
            amount=self.amount.money(),
            closes=self.closes,
            reason=self.reason,
        )


@strawberry.input
class RedeemInput:
    wallet_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput
    reason: str

    def command(self) -> do.Redeem:
        """The domain's command."""
        player_id, no = wallet_of(self.wallet_id, "walletId")
        return do.Redeem(
            player_id=player_id, key=self.key, wallet_no=no, amount=self.amount.money(), reason=self.reason
        )

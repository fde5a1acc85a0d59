"""Inputs and mutations of granted funds."""

from uuid import UUID

import strawberry

from domain.wallets import awards as do
from domain.wallets.kinds import WalletKind
from resolvers.context import Info
from resolvers.ids import player_id_of, wallet_of
from resolvers.money import MoneyInput
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets.descriptions import KEY


@strawberry.input
class GrantFundsInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    kind: WalletKind = strawberry.field(description="What is granted: any kind but REAL")
    amount: MoneyInput
    grant_id: UUID | None = strawberry.field(
        default=None, description="BONUS and FREE_SPINS: one wallet per grant"
    )
    unit: MoneyInput | None = strawberry.field(default=None, description="FREE_SPINS: the stake of one spin")
    reason: str | None = None

    def command(self) -> do.GrantFunds:
        return do.GrantFunds(
            player_id=player_id_of(self.player_id, "playerId"),
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
        player_id, no = wallet_of(self.wallet_id, "walletId")
        return do.Redeem(
            player_id=player_id, key=self.key, wallet_no=no, amount=self.amount.money(), reason=self.reason
        )


async def grant_funds(info: Info, input: GrantFundsInput) -> do.GrantOutcome:
    return await info.context.run(do.grant_funds, input.command())


async def forfeit_funds(info: Info, input: ForfeitFundsInput) -> do.ForfeitOutcome:
    return await info.context.run(do.forfeit_funds, input.command())


async def convert_bonus(info: Info, input: ConvertBonusInput) -> do.ConversionOutcome:
    return await info.context.run(do.convert_bonus, input.command())


async def redeem(info: Info, input: RedeemInput) -> do.RedemptionOutcome:
    return await info.context.run(do.redeem, input.command())

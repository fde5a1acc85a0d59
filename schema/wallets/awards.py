"""Granted funds in the graph."""

from typing import Annotated

import strawberry

from domain.wallets import awards
from resolvers.wallets import awards as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.wallets import outcomes as o
from schema.wallets.limits import SecondPersonNeeded


@publishes(awards.FundsGranted)
@strawberry.type(description="The funds are in the grant's wallet")
class FundsGranted(o.Posted): ...


@publishes(awards.FundsForfeited)
@strawberry.type(description="The rest of the grant was taken back")
class FundsForfeited(o.Posted): ...


@publishes(awards.BonusConverted)
@strawberry.type(description="Bonus money became real money")
class BonusConverted(o.Posted): ...


@publishes(awards.Redeemed)
@strawberry.type(description="Points or chips were spent")
class Redeemed(o.Posted): ...


GrantFundsResult = Annotated[
    FundsGranted | SecondPersonNeeded | o.CurrencyMismatch | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("GrantFundsResult"),
]

ForfeitFundsResult = Annotated[
    FundsForfeited | SecondPersonNeeded | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("ForfeitFundsResult"),
]

ConvertBonusResult = Annotated[
    BonusConverted
    | SecondPersonNeeded
    | o.InsufficientFunds
    | o.PaymentRefused
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("ConvertBonusResult"),
]

RedeemResult = Annotated[
    Redeemed
    | SecondPersonNeeded
    | o.InsufficientFunds
    | o.PaymentRefused
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("RedeemResult"),
]


@adds_to("Mutation", order=120)
@strawberry.type
class AwardMutations:
    """Granted funds."""

    grant_funds: GrantFundsResult | None = resolved_by(
        run.grant_funds, description="Give bonus money, free spins, chips or points"
    )
    forfeit_funds: ForfeitFundsResult | None = resolved_by(run.forfeit_funds, description="Take a grant back")
    convert_bonus: ConvertBonusResult | None = resolved_by(
        run.convert_bonus, description="Make bonus money real"
    )
    redeem: RedeemResult | None = resolved_by(run.redeem, description="Spend points or chips")

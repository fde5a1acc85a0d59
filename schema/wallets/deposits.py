"""Deposits in the graph."""

from typing import Annotated

import strawberry

from domain.wallets import deposits
from resolvers.wallets import deposits as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.wallets import outcomes as o
from schema.wallets.limits import SecondPersonNeeded
from schema.wallets.types import Deposit, Wallet


@publishes(deposits.DepositMoved)
@strawberry.type(description="The deposit is in the state it shows; the wallet was credited only on SETTLED")
class DepositMoved:
    deposit: Deposit = strawberry.field(description="The deposit, in its new state")
    wallet: Wallet
    replayed: bool = strawberry.field(description=o.REPLAYED)


DepositResult = Annotated[
    DepositMoved
    | SecondPersonNeeded
    | o.PaymentRefused
    | o.DepositMoveRefused
    | o.PaymentNotFound
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("DepositResult"),
]


@adds_to("Mutation", order=70)
@strawberry.type
class DepositMutations:
    """Deposits."""

    initiate_deposit: DepositResult | None = resolved_by(
        run.initiate_deposit, description="Start a deposit; no money moves yet"
    )
    authorise_deposit: DepositResult | None = resolved_by(
        run.authorise_deposit, description="The payment provider has promised the money"
    )
    settle_deposit: DepositResult | None = resolved_by(
        run.settle_deposit, description="The money is there: credit the wallet"
    )
    decline_deposit: DepositResult | None = resolved_by(
        run.decline_deposit, description="The payment provider refused"
    )
    record_deposit: DepositResult | None = resolved_by(
        run.record_deposit, description="Credit a deposit that has settled already"
    )

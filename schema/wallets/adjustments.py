"""Adjustments in the graph."""

from typing import Annotated

import strawberry

from domain.wallets import adjustments
from resolvers.wallets import adjustments as run
from schema.authority import AuthorityLost
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.wallets import outcomes as o
from schema.wallets.types import Adjustment


@publishes(adjustments.Adjusted)
@strawberry.type(description="The correction was applied")
class Adjusted(o.Posted): ...


@publishes(adjustments.ApprovalNeeded)
@strawberry.type(description="Pending: above the threshold, so another operator decides; no money moved yet")
class ApprovalNeeded:
    adjustment: Adjustment
    replayed: bool = strawberry.field(description=o.REPLAYED)


@publishes(adjustments.AdjustmentRejected)
@strawberry.type(description="The second operator rejected it: no money moved")
class AdjustmentRejected:
    adjustment: Adjustment
    replayed: bool = strawberry.field(description=o.REPLAYED)


AdjustBalanceResult = Annotated[
    Adjusted
    | ApprovalNeeded
    | o.InsufficientFunds
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("AdjustBalanceResult"),
]

DecideAdjustmentResult = Annotated[
    Adjusted
    | AdjustmentRejected
    | o.SameOperator
    | AuthorityLost
    | o.AdjustmentMoveRefused
    | o.PaymentNotFound
    | o.InsufficientFunds
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("DecideAdjustmentResult"),
]


@adds_to("Mutation", order=90)
@strawberry.type
class AdjustmentMutations:
    """Adjustments."""

    adjust_balance: AdjustBalanceResult | None = resolved_by(
        run.adjust_balance,
        description="Correct a balance by hand; above the threshold another operator has to approve",
    )
    approve_adjustment: DecideAdjustmentResult | None = resolved_by(
        run.approve_adjustment, description="Apply a pending adjustment that another operator made"
    )
    reject_adjustment: DecideAdjustmentResult | None = resolved_by(
        run.reject_adjustment, description="Drop a pending adjustment"
    )

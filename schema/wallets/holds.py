"""Holds of withdrawals, and risk's checks, in the graph."""

from typing import Annotated

import strawberry

from domain.wallets.holds import changes
from domain.wallets.states import WithdrawalState
from resolvers.wallets import holds as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.refusals import Refusal
from schema.wallets import outcomes as o
from schema.wallets.types import Withdrawal, WithdrawalHold, WithdrawalReview

REPLAYED = "This key was used before: the earlier answer, and nothing changed"


@publishes(changes.WithdrawalHoldAdded)
@strawberry.type(description="The withdrawal is held")
class WithdrawalHoldAdded:
    hold: WithdrawalHold = strawberry.field(description="The hold that stands now")
    withdrawal: Withdrawal = strawberry.field(description="The withdrawal that is held")
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(changes.WithdrawalHoldLifted)
@strawberry.type(description="The hold is lifted; others may still stand")
class WithdrawalHoldLifted:
    hold: WithdrawalHold = strawberry.field(description="The hold, as it is now")
    withdrawal: Withdrawal = strawberry.field(description="The withdrawal that was held")
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(changes.WithdrawalReviewed)
@strawberry.type(description="The check is a step of the withdrawal")
class WithdrawalReviewed:
    review: WithdrawalReview = strawberry.field(description="The check")
    withdrawal: Withdrawal = strawberry.field(description="The withdrawal that was checked")
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(changes.WithdrawalHeld)
@strawberry.type(description="The withdrawal is held, and neither approved nor paid before that is lifted")
class WithdrawalHeld(Refusal):
    holds: list[WithdrawalHold] | None = strawberry.field(description="The holds that stand, the first first")


@publishes(changes.WithdrawalEnded)
@strawberry.type(description="The withdrawal is paid, rejected or cancelled, and waits for nothing")
class WithdrawalEnded(Refusal):
    state: WithdrawalState = strawberry.field(description=o.STATE_NOW)


@publishes(changes.HoldNotOpen)
@strawberry.type(description="The hold was lifted before")
class HoldNotOpen(Refusal):
    hold: WithdrawalHold = strawberry.field(description="The hold, as it is now")


@publishes(changes.HoldOwnedByRisk)
@strawberry.type(description="Risk stands behind the hold, and lifts it")
class HoldOwnedByRisk(Refusal): ...


AddWithdrawalHoldResult = Annotated[
    WithdrawalHoldAdded | WithdrawalEnded | o.PaymentNotFound | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("AddWithdrawalHoldResult"),
]

LiftWithdrawalHoldResult = Annotated[
    WithdrawalHoldLifted
    | HoldNotOpen
    | HoldOwnedByRisk
    | o.PaymentNotFound
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("LiftWithdrawalHoldResult"),
]

RecordWithdrawalReviewResult = Annotated[
    WithdrawalReviewed | WithdrawalEnded | o.PaymentNotFound | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("RecordWithdrawalReviewResult"),
]


@adds_to("Mutation", order=80)
@strawberry.type
class WithdrawalHoldMutations:
    """Holds and checks of withdrawals."""

    add_withdrawal_hold: AddWithdrawalHoldResult | None = resolved_by(
        run.add, description="Keep a withdrawal from being approved and paid, for a reason"
    )
    lift_withdrawal_hold: LiftWithdrawalHoldResult | None = resolved_by(
        run.lift, description="Lift a hold; those of risk are lifted by risk"
    )
    record_withdrawal_review: RecordWithdrawalReviewResult | None = resolved_by(
        run.record_review, description="Record what risk found when it looked at a withdrawal"
    )

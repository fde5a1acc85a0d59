"""Commission, chargebacks and reversals in the graph."""

from typing import Annotated

import strawberry

from domain.wallets import corrections
from resolvers.wallets import corrections as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.refusals import Refusal
from schema.wallets import outcomes as o
from schema.wallets.limits import SecondPersonNeeded


@publishes(corrections.CommissionTaken)
@strawberry.type(description="The commission or tax was debited")
class CommissionTaken(o.Posted): ...


@publishes(corrections.ChargedBack)
@strawberry.type(description="The deposit was taken back; below zero, the wallet is locked")
class ChargedBack(o.Posted): ...


@publishes(corrections.Reversed)
@strawberry.type(description="A new transaction undid the earlier one")
class Reversed(o.Posted): ...


@publishes(corrections.OperationNotFound)
@strawberry.type(description="There is no such transaction", name="TransactionNotFound")
class OperationNotFound(Refusal):
    seq: int


@publishes(corrections.NotReversible)
@strawberry.type(description="This transaction moved nothing, is a correction itself, or was undone before")
class NotReversible(Refusal):
    seq: int


TakeCommissionResult = Annotated[
    CommissionTaken
    | SecondPersonNeeded
    | o.InsufficientFunds
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("TakeCommissionResult"),
]

ChargeBackResult = Annotated[
    ChargedBack
    | SecondPersonNeeded
    | o.DepositMoveRefused
    | o.PaymentNotFound
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("ChargeBackResult"),
]

ReverseTransactionResult = Annotated[
    Reversed
    | SecondPersonNeeded
    | OperationNotFound
    | NotReversible
    | o.InsufficientFunds
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("ReverseTransactionResult"),
]


@adds_to("Mutation", order=100)
@strawberry.type
class CorrectionMutations:
    """Corrections."""

    take_commission: TakeCommissionResult | None = resolved_by(
        run.take_commission, description="Debit a commission or a tax"
    )
    charge_back: ChargeBackResult | None = resolved_by(
        run.charge_back, description="A bank took a settled deposit back"
    )
    reverse_transaction: ReverseTransactionResult | None = resolved_by(
        run.reverse_transaction, description="Undo a transaction by a new one, once"
    )

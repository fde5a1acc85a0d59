"""Withdrawals in the graph."""

from typing import Annotated
from uuid import UUID

import strawberry

from domain.wallets import withdrawals
from resolvers.wallets import withdrawals as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.refusals import Refusal
from schema.wallets import outcomes as o
from schema.wallets.holds import WithdrawalHeld
from schema.wallets.limits import SecondPersonNeeded
from schema.wallets.types import Wallet, Withdrawal


@publishes(withdrawals.WithdrawalMoved)
@strawberry.type(description="The withdrawal is in the state it shows")
class WithdrawalMoved:
    withdrawal: Withdrawal = strawberry.field(description="The withdrawal, in its new state")
    wallet: Wallet
    replayed: bool = strawberry.field(description=o.REPLAYED)


@publishes(withdrawals.WageringUnfinished)
@strawberry.type(
    description="A bonus allows no withdrawal before its wagering is finished; nothing was forfeited"
)
class WageringUnfinished(Refusal):
    grant_id: UUID = strawberry.field(description="The grant of the bonus, as `Wallet.grantId` has it")


WithdrawalResult = Annotated[
    WithdrawalMoved
    | SecondPersonNeeded
    | o.InsufficientFunds
    | WageringUnfinished
    | o.PaymentRefused
    | WithdrawalHeld
    | o.WithdrawalMoveRefused
    | o.PaymentNotFound
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("WithdrawalResult"),
]


@adds_to("Mutation", order=80)
@strawberry.type
class WithdrawalMutations:
    """Withdrawals."""

    request_withdrawal: WithdrawalResult | None = resolved_by(
        run.request_withdrawal, description="Reserve funds for a payment to the player"
    )
    approve_withdrawal: WithdrawalResult | None = resolved_by(
        run.approve_withdrawal, description="Let a withdrawal go out"
    )
    hold_withdrawal: WithdrawalResult | None = resolved_by(
        run.hold_withdrawal, description="The provider's answer is unknown: the funds stay reserved"
    )
    pay_withdrawal: WithdrawalResult | None = resolved_by(
        run.pay_withdrawal, description="The provider has paid: the reserved funds leave the wallet"
    )
    reject_withdrawal: WithdrawalResult | None = resolved_by(
        run.reject_withdrawal, description="Refuse a withdrawal: the funds can be played again"
    )
    cancel_withdrawal: WithdrawalResult | None = resolved_by(
        run.cancel_withdrawal, description="The player takes a withdrawal back"
    )

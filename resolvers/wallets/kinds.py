"""Enums of wallets in GraphQL."""

import strawberry

from domain.wallets import corrections, kinds, states
from domain.wallets.books import withdrawal_steps
from domain.wallets.holds import model as holds
from domain.wallets.limits import model as limits

for _enum, _name in (
    (kinds.WalletKind, "WalletKind"),
    (kinds.WalletState, "WalletState"),
    (kinds.OperationKind, "TransactionKind"),
    (kinds.HouseAccount, "HouseAccount"),
    (kinds.WinKind, "WinKind"),
    (kinds.Funding, "Funding"),
    (kinds.BalanceView, "BalanceView"),
    (kinds.BarReason, "BarReason"),
    (states.DepositState, "DepositState"),
    (states.WithdrawalState, "WithdrawalState"),
    (withdrawal_steps.WithdrawalStepKind, "WithdrawalStepKind"),
    (holds.HoldReason, "WithdrawalHoldReason"),
    (holds.HoldOwner, "WithdrawalHoldOwner"),
    (holds.HoldSubject, "WithdrawalHoldSubject"),
    (holds.ReviewDecision, "WithdrawalReviewDecision"),
    (states.AdjustmentState, "AdjustmentState"),
    (states.ApprovalState, "MoneyApprovalState"),
    (corrections.TransactionMove, "TransactionMove"),
    (limits.LimitScope, "MoneyLimitScope"),
):
    strawberry.enum(_enum, name=_name)

"""Enums of wallets in GraphQL."""

import strawberry

from domain.wallets import kinds, states
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
    (states.AdjustmentState, "AdjustmentState"),
    (states.ApprovalState, "MoneyApprovalState"),
    (limits.LimitScope, "MoneyLimitScope"),
):
    strawberry.enum(_enum, name=_name)

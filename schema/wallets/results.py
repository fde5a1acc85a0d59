"""The result unions of the wallets mutations: what may come back from each."""

from typing import Annotated

import strawberry

from schema.wallets import outcomes as o

PlaceBetResult = Annotated[
    o.BetPlaced
    | o.InsufficientFunds
    | o.BetRefused
    | o.RoundIsClosed
    | o.AlreadyRolledBack
    | o.SessionExpired
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("PlaceBetResult"),
]

PayWinResult = Annotated[
    o.WinPaid
    | o.UnknownBet
    | o.AlreadyRolledBack
    | o.RoundIsClosed
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("PayWinResult"),
]

RollbackBetResult = Annotated[
    o.RolledBack
    | o.RollbackNoted
    | o.AlreadyRolledBack
    | o.BetAlreadySettled
    | o.UnknownBet
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("RollbackBetResult"),
]

CloseRoundResult = Annotated[
    o.RoundClosed | o.UnknownRound | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("CloseRoundResult"),
]

BetAndWinResult = Annotated[
    o.BetAndWinDone
    | o.InsufficientFunds
    | o.BetRefused
    | o.RoundIsClosed
    | o.AlreadyRolledBack
    | o.SessionExpired
    | o.UnknownBet
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("BetAndWinResult"),
]

DepositResult = Annotated[
    o.DepositMoved
    | o.PaymentRefused
    | o.MoveRefused
    | o.PaymentNotFound
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("DepositResult"),
]

WithdrawalResult = Annotated[
    o.WithdrawalMoved
    | o.InsufficientFunds
    | o.PaymentRefused
    | o.MoveRefused
    | o.PaymentNotFound
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("WithdrawalResult"),
]

AdjustBalanceResult = Annotated[
    o.Adjusted
    | o.ApprovalNeeded
    | o.InsufficientFunds
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("AdjustBalanceResult"),
]

DecideAdjustmentResult = Annotated[
    o.Adjusted
    | o.AdjustmentRejected
    | o.SameOperator
    | o.MoveRefused
    | o.PaymentNotFound
    | o.InsufficientFunds
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("DecideAdjustmentResult"),
]

TakeCommissionResult = Annotated[
    o.CommissionTaken | o.InsufficientFunds | o.CurrencyMismatch | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("TakeCommissionResult"),
]

ChargeBackResult = Annotated[
    o.ChargedBack | o.MoveRefused | o.PaymentNotFound | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("ChargeBackResult"),
]

ReverseTransactionResult = Annotated[
    o.Reversed
    | o.OperationNotFound
    | o.NotReversible
    | o.InsufficientFunds
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("ReverseTransactionResult"),
]

GrantFundsResult = Annotated[
    o.FundsGranted | o.CurrencyMismatch | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("GrantFundsResult"),
]

ForfeitFundsResult = Annotated[
    o.FundsForfeited | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("ForfeitFundsResult"),
]

ConvertBonusResult = Annotated[
    o.BonusConverted | o.InsufficientFunds | o.CurrencyMismatch | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("ConvertBonusResult"),
]

RedeemResult = Annotated[
    o.Redeemed | o.InsufficientFunds | o.CurrencyMismatch | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("RedeemResult"),
]

OpenGameSessionResult = Annotated[
    o.GameSessionOpened | o.WalletNotFound | o.BetRefused | o.CurrencyMismatch,
    strawberry.union("OpenGameSessionResult"),
]

EndGameSessionResult = Annotated[
    o.GameSessionEnded | o.SessionNotFound,
    strawberry.union("EndGameSessionResult"),
]

UnlockWalletResult = Annotated[
    o.WalletOpened | o.InsufficientFunds | o.WalletNotFound, strawberry.union("UnlockWalletResult")
]

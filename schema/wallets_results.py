"""The result unions of the wallets mutations: what may come back from each."""

from typing import Annotated, Union

import strawberry

from schema import wallets_outcomes as o

PlaceBetResult = Annotated[
    Union[
        o.BetPlaced,
        o.InsufficientFunds,
        o.BetRefused,
        o.RoundIsClosed,
        o.AlreadyRolledBack,
        o.SessionExpired,
        o.CurrencyMismatch,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("PlaceBetResult"),
]

PayWinResult = Annotated[
    Union[
        o.WinPaid,
        o.UnknownBet,
        o.AlreadyRolledBack,
        o.RoundIsClosed,
        o.CurrencyMismatch,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("PayWinResult"),
]

RollbackBetResult = Annotated[
    Union[
        o.RolledBack,
        o.RollbackNoted,
        o.AlreadyRolledBack,
        o.BetAlreadySettled,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("RollbackBetResult"),
]

CloseRoundResult = Annotated[
    Union[
        o.RoundClosed,
        o.UnknownRound,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("CloseRoundResult"),
]

BetAndWinResult = Annotated[
    Union[
        o.BetAndWinDone,
        o.InsufficientFunds,
        o.BetRefused,
        o.RoundIsClosed,
        o.AlreadyRolledBack,
        o.SessionExpired,
        o.UnknownBet,
        o.CurrencyMismatch,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("BetAndWinResult"),
]

DepositResult = Annotated[
    Union[
        o.DepositMoved,
        o.PaymentRefused,
        o.MoveRefused,
        o.PaymentNotFound,
        o.CurrencyMismatch,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("DepositResult"),
]

WithdrawalResult = Annotated[
    Union[
        o.WithdrawalMoved,
        o.InsufficientFunds,
        o.PaymentRefused,
        o.MoveRefused,
        o.PaymentNotFound,
        o.CurrencyMismatch,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("WithdrawalResult"),
]

AdjustBalanceResult = Annotated[
    Union[
        o.Adjusted,
        o.ApprovalNeeded,
        o.InsufficientFunds,
        o.CurrencyMismatch,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("AdjustBalanceResult"),
]

DecideAdjustmentResult = Annotated[
    Union[
        o.Adjusted,
        o.AdjustmentRejected,
        o.SameOperator,
        o.MoveRefused,
        o.PaymentNotFound,
        o.InsufficientFunds,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("DecideAdjustmentResult"),
]

TakeCommissionResult = Annotated[
    Union[
        o.CommissionTaken,
        o.InsufficientFunds,
        o.CurrencyMismatch,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("TakeCommissionResult"),
]

ChargeBackResult = Annotated[
    Union[
        o.ChargedBack,
        o.MoveRefused,
        o.PaymentNotFound,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("ChargeBackResult"),
]

ReverseTransactionResult = Annotated[
    Union[
        o.Reversed,
        o.OperationNotFound,
        o.NotReversible,
        o.InsufficientFunds,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("ReverseTransactionResult"),
]

GrantFundsResult = Annotated[
    Union[
        o.FundsGranted,
        o.CurrencyMismatch,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("GrantFundsResult"),
]

ForfeitFundsResult = Annotated[
    Union[
        o.FundsForfeited,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("ForfeitFundsResult"),
]

ConvertBonusResult = Annotated[
    Union[
        o.BonusConverted,
        o.InsufficientFunds,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("ConvertBonusResult"),
]

RedeemResult = Annotated[
    Union[
        o.Redeemed,
        o.InsufficientFunds,
        o.CurrencyMismatch,
        o.WalletNotFound,
        o.IdempotencyConflict,
    ],
    strawberry.union("RedeemResult"),
]

OpenGameSessionResult = Annotated[
    Union[
        o.GameSessionOpened,
        o.WalletNotFound,
        o.BetRefused,
        o.CurrencyMismatch,
    ],
    strawberry.union("OpenGameSessionResult"),
]

EndGameSessionResult = Annotated[
    Union[
        o.GameSessionEnded,
        o.SessionNotFound,
    ],
    strawberry.union("EndGameSessionResult"),
]

UnlockWalletResult = Annotated[
    Union[o.WalletOpened, o.WalletNotFound], strawberry.union("UnlockWalletResult")
]

"""What a statement calls things for people. Files for programs keep the names of the schema."""

from collections.abc import Mapping
from typing import Final

from domain.wallets.kinds import OperationKind, WalletKind

OPERATIONS: Final[Mapping[OperationKind, str]] = {
    OperationKind.DEPOSIT: "Deposit",
    OperationKind.BET: "Bet",
    OperationKind.WIN: "Win",
    OperationKind.ROLLBACK: "Bet cancelled",
    OperationKind.ROUND_CLOSE: "Round closed",
    OperationKind.TOMBSTONE: "Bet not taken",
    OperationKind.WITHDRAWAL_REQUEST: "Withdrawal requested",
    OperationKind.WITHDRAWAL_PAID: "Withdrawal paid",
    OperationKind.WITHDRAWAL_RELEASE: "Withdrawal cancelled",
    OperationKind.ADJUSTMENT: "Correction",
    OperationKind.COMMISSION: "Commission",
    OperationKind.CHARGEBACK: "Chargeback",
    OperationKind.REVERSAL: "Reversal",
    OperationKind.BONUS_GRANT: "Bonus granted",
    OperationKind.BONUS_FORFEIT: "Bonus forfeited",
    OperationKind.BONUS_CONVERSION: "Bonus converted",
    OperationKind.AWARD: "Award",
    OperationKind.PROMO_WIN: "Promotion win",
    OperationKind.JACKPOT_WIN: "Jackpot win",
    OperationKind.TOURNAMENT_WIN: "Tournament prize",
    OperationKind.TAX: "Tax",
    OperationKind.REDEMPTION: "Redemption",
}
WALLETS: Final[Mapping[WalletKind, str]] = {
    WalletKind.REAL: "Real money",
    WalletKind.BONUS: "Bonus",
    WalletKind.FREE_SPINS: "Free spins",
    WalletKind.TOURNAMENT: "Tournament",
    WalletKind.POINTS: "Points",
}
_OPERATIONS_BY_NAME: Final = {kind.name: words for kind, words in OPERATIONS.items()}
_WALLETS_BY_NAME: Final = {kind.name: words for kind, words in WALLETS.items()}


def operation_words(name: str) -> str:
    """The words for a kind of transaction by its name; empty where it is hidden."""
    return _OPERATIONS_BY_NAME[name] if name else ""


def wallet_words(name: str | None) -> str:
    """The words for a kind of wallet by its name; empty where it is hidden."""
    return _WALLETS_BY_NAME[name] if name else ""

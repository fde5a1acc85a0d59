"""Numbers of the ledger and their names; ``migrations/sql/wallets/codes.sql`` has the same, a test says."""

from collections.abc import Mapping
from enum import Enum, IntEnum
from typing import Final

from domain.wallets.holds.model import HoldReason
from domain.wallets.kinds import (
    BalanceView,
    BarReason,
    Funding,
    HouseAccount,
    OperationKind,
    WalletKind,
    WalletState,
)
from domain.wallets.limits.model import LimitScope
from domain.wallets.states import AdjustmentState, ApprovalState, DepositState, WithdrawalState


class Status(IntEnum):
    """The values of ``wallets.answer.status``."""

    DONE = 0
    INSUFFICIENT_FUNDS = 1
    BARRED = 2
    ROUND_CLOSED = 3
    NO_WALLET = 4
    CURRENCY_MISMATCH = 5
    ROLLED_BACK = 6
    SETTLED = 7
    UNKNOWN_BET = 8
    KEY_CONFLICT = 9
    SESSION_EXPIRED = 10
    ROLLBACK_NOTED = 11
    UNKNOWN_ROUND = 12
    NO_PAYMENT = 13
    MOVE_REFUSED = 14
    SAME_OPERATOR = 15
    NO_OPERATION = 16
    NOT_REVERSIBLE = 17
    APPROVAL_NEEDED = 18
    ADJUSTMENT_REJECTED = 19
    SECOND_PERSON_NEEDED = 20
    WITHDRAWAL_HELD = 21
    HOLD_NOT_OPEN = 22
    HOLD_OF_RISK = 23
    WITHDRAWAL_ENDED = 24
    MAX_BET_EXCEEDED = 25
    WAGERING_UNFINISHED = 26
    NO_GRANT = 27


class GrantStateCode(IntEnum):
    """``wallets.wagering.state``: those of ``GrantState`` in which a grant has a wallet."""

    ACTIVE = 1
    COMPLETING = 2
    PAUSED = 3
    COMPLETED = 4
    LOST = 5
    EXPIRED = 6
    FORFEITED = 7
    CANCELLED = 8
    VOIDED = 9


class StakeOrderCode(IntEnum):
    """``wallets.wagering.stake_order``; the first three are those of ``Funding``."""

    REAL_FIRST = 0
    BONUS_FIRST = 1
    REAL_ONLY = 2
    PROPORTIONAL = 4


class CountingCode(IntEnum):
    """``wallets.wagering.counting``."""

    ALL = 0
    BONUS_ONLY = 1


class LateWinsCode(IntEnum):
    """``wallets.wagering.late_wins``."""

    FORFEIT_LATE = 0
    HONOUR = 1


class OnWithdrawalCode(IntEnum):
    """``wallets.wagering.on_withdrawal``."""

    FORFEIT = 0
    REFUSE = 1
    KEEP = 2


class StandingBit(IntEnum):
    """Bits of ``wallets.wallet.standing`` on a player's first wallet."""

    NO_BETS = 1
    NO_DEPOSITS = 2


class KeyOutcome(IntEnum):
    """``wallets.operation_key.outcome``: what became of an operation later."""

    NONE = 0
    SETTLED = 1
    ROLLED_BACK = 2
    REVERSED = 3


LISTS: Final[Mapping[str, type[Enum]]] = {
    "status": Status,
    "operation": OperationKind,
    "wallet_kind": WalletKind,
    "wallet_state": WalletState,
    "house": HouseAccount,
    "funding": Funding,
    "grant_state": GrantStateCode,
    "stake_order": StakeOrderCode,
    "counting": CountingCode,
    "late_wins": LateWinsCode,
    "on_withdrawal": OnWithdrawalCode,
    "view": BalanceView,
    "barred": BarReason,
    "standing": StandingBit,
    "outcome": KeyOutcome,
    "deposit": DepositState,
    "withdrawal": WithdrawalState,
    "adjustment": AdjustmentState,
    "approval": ApprovalState,
    "limit_scope": LimitScope,
    "hold_reason": HoldReason,
}
"""The name of a list in SQL -> its names and numbers here."""

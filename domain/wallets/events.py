"""Facts about wallets that other contexts may use. The ledger writes them to the outbox with the operation.

``PAYLOADS`` is the list: a fact's name and what its payload holds. A test carries out every operation and
compares. Amounts are minor units as text, ids are text. ``seq`` of an operation's fact is the operation's
own, contiguous per player; facts that move nothing carry the ``seq`` of the player's last operation.
"""

from collections.abc import Mapping
from typing import Final, TypedDict

OPENED: Final = "wallet.opened"
BET_PLACED: Final = "wallet.bet_placed"
WIN_PAID: Final = "wallet.win_paid"
ROLLED_BACK: Final = "wallet.rolled_back"
ROLLBACK_NOTED: Final = "wallet.rollback_noted"
ROUND_CLOSED: Final = "wallet.round_closed"
ROUND_EXPIRED: Final = "wallet.round_expired"
"""A job closed it, because its caller did not within the limit."""
DEPOSIT_INITIATED: Final = "wallet.deposit_initiated"
DEPOSIT_AUTHORISED: Final = "wallet.deposit_authorised"
DEPOSITED: Final = "wallet.deposited"
DEPOSIT_DECLINED: Final = "wallet.deposit_declined"
WITHDRAWAL_REQUESTED: Final = "wallet.withdrawal_requested"
WITHDRAWAL_APPROVED: Final = "wallet.withdrawal_approved"
WITHDRAWAL_IN_DOUBT: Final = "wallet.withdrawal_in_doubt"
WITHDRAWN: Final = "wallet.withdrawn"
WITHDRAWAL_REJECTED: Final = "wallet.withdrawal_rejected"
WITHDRAWAL_CANCELLED: Final = "wallet.withdrawal_cancelled"
ADJUSTED: Final = "wallet.adjusted"
ADJUSTMENT_PENDING: Final = "wallet.adjustment_pending"
ADJUSTMENT_REJECTED: Final = "wallet.adjustment_rejected"
APPROVAL_PENDING: Final = "wallet.approval_pending"
APPROVAL_DECIDED: Final = "wallet.approval_decided"
COMMISSION_TAKEN: Final = "wallet.commission_taken"
CHARGED_BACK: Final = "wallet.charged_back"
REVERSED: Final = "wallet.reversed"
FUNDS_GRANTED: Final = "wallet.funds_granted"
FUNDS_FORFEITED: Final = "wallet.funds_forfeited"
BONUS_CONVERTED: Final = "wallet.bonus_converted"
REDEEMED: Final = "wallet.redeemed"
LOCKED: Final = "wallet.locked"
"""A wallet went below zero by an exception path and takes no bets until it is unlocked."""
UNLOCKED: Final = "wallet.unlocked"
KEY_CONFLICT: Final = "wallet.key_conflict"
"""An operation id came again for something else."""
WIN_UNMATCHED: Final = "wallet.win_unmatched"
STANDING_CHANGED: Final = "wallet.standing_changed"


class WalletInFact(TypedDict):
    """A wallet after the operation. ``amount`` is what the operation changed; ``kind`` a ``WalletKind``."""

    no: int
    kind: str
    currency: str
    balance: str
    reserved: str
    amount: str


class OperationPayload(TypedDict):
    """What an operation did. ``kind`` is an ``OperationKind``, ``amount`` the sum over the wallets.

    ``round`` is the round's id; ``subject`` the deposit, withdrawal, adjustment or grant it was about;
    ``refSeq`` the operation it answers: the bet of a win, what was rolled back or reversed.
    """

    kind: str
    amount: str
    round: str | None
    subject: str | None
    refSeq: int | None
    wallets: list[WalletInFact]


class OpenedPayload(TypedDict):
    """A new wallet."""

    no: int
    opened: WalletInFact


class PaymentStepPayload(TypedDict):
    """A step of a deposit or withdrawal (``subject``) that moves no money."""

    subject: str
    amount: str
    currency: str
    method: str
    reason: str | None


class AdjustmentPendingPayload(TypedDict):
    """An adjustment (``subject``) that waits for a second operator."""

    subject: str
    amount: str
    no: int
    maker: str


class AdjustmentRejectedPayload(TypedDict):
    """An adjustment (``subject``) that was dropped."""

    subject: str
    checker: str
    reason: str


class ApprovalPendingPayload(TypedDict):
    """An operation (``subject``) above its maker's limit; ``kind`` is its ``OperationKind``."""

    subject: str
    kind: str
    amount: str
    maker: str


class ApprovalDecidedPayload(TypedDict):
    """The second person's decision on it."""

    subject: str
    checker: str
    approved: bool
    reason: str | None


class LockedPayload(TypedDict):
    """``cause`` is the ``OperationKind`` that took more than there was."""

    no: int
    cause: str


class UnlockedPayload(TypedDict):
    """Who unlocked a wallet, and why."""

    no: int
    actor: str
    reason: str


class KeyConflictPayload(TypedDict):
    """The caller, and the operation id as it wrote it."""

    reference: str
    caller: str


class WinUnmatchedPayload(TypedDict):
    """A win that waits for its bet: operation ids as the caller wrote them."""

    reference: str
    bet: str | None
    caller: str
    amount: str


class StandingChangedPayload(TypedDict):
    """``barred`` is the number of a ``BarReason``."""

    mayBet: bool
    mayDeposit: bool
    barred: int | None


_OPERATIONS: Final = (
    BET_PLACED,
    WIN_PAID,
    ROLLED_BACK,
    ROLLBACK_NOTED,
    ROUND_CLOSED,
    ROUND_EXPIRED,
    DEPOSITED,
    WITHDRAWAL_REQUESTED,
    WITHDRAWN,
    WITHDRAWAL_REJECTED,
    WITHDRAWAL_CANCELLED,
    ADJUSTED,
    COMMISSION_TAKEN,
    CHARGED_BACK,
    REVERSED,
    FUNDS_GRANTED,
    FUNDS_FORFEITED,
    BONUS_CONVERTED,
    REDEEMED,
)
_PAYMENT_STEPS: Final = (
    DEPOSIT_INITIATED,
    DEPOSIT_AUTHORISED,
    DEPOSIT_DECLINED,
    WITHDRAWAL_APPROVED,
    WITHDRAWAL_IN_DOUBT,
)

PAYLOADS: Final[Mapping[str, type]] = {
    **dict.fromkeys(_OPERATIONS, OperationPayload),
    **dict.fromkeys(_PAYMENT_STEPS, PaymentStepPayload),
    OPENED: OpenedPayload,
    ADJUSTMENT_PENDING: AdjustmentPendingPayload,
    ADJUSTMENT_REJECTED: AdjustmentRejectedPayload,
    APPROVAL_PENDING: ApprovalPendingPayload,
    APPROVAL_DECIDED: ApprovalDecidedPayload,
    LOCKED: LockedPayload,
    UNLOCKED: UnlockedPayload,
    KEY_CONFLICT: KeyConflictPayload,
    WIN_UNMATCHED: WinUnmatchedPayload,
    STANDING_CHANGED: StandingChangedPayload,
}

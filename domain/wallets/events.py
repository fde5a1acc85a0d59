"""Facts about wallets that other contexts may use. The ledger writes them to the outbox with the operation.

What each of them means, and who may receive it, is in ``event_types.py``. A test carries out every operation
and compares. Amounts are minor units as text, ids are text. ``seq`` of an operation's fact is the
operation's own, contiguous per player; facts that move nothing carry the ``seq`` of the player's last
operation.
"""

from typing import Annotated, Final, NotRequired, TypedDict

from domain.shared.event_types import Amount, EventField, Id, Moment
from domain.wallets.holds.model import HoldReason
from domain.wallets.kinds import BarReason, OperationKind, WalletKind

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
WITHDRAWAL_HOLD_ADDED: Final = "wallet.withdrawal_hold_added"
WITHDRAWAL_HOLD_LIFTED: Final = "wallet.withdrawal_hold_lifted"
WITHDRAWAL_REVIEWED: Final = "wallet.withdrawal_reviewed"
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
GRANT_MOVED: Final = "wallet.grant_moved"
"""A bonus changed its state: its target is reached, it completed, was lost, ended, paused or came back."""
REDEEMED: Final = "wallet.redeemed"
LOCKED: Final = "wallet.locked"
"""A wallet went below zero by an exception path and takes no bets until it is unlocked."""
UNLOCKED: Final = "wallet.unlocked"
KEY_CONFLICT: Final = "wallet.key_conflict"
"""An operation id came again for something else."""
WIN_UNMATCHED: Final = "wallet.win_unmatched"
STANDING_CHANGED: Final = "wallet.standing_changed"


class WalletInFact(TypedDict):
    """A wallet after the operation."""

    no: Annotated[int, EventField("The wallet's number, of the player's", "Leg.walletNo")]
    kind: Annotated[str, EventField("What kind of wallet it is", "Leg.walletKind", of=WalletKind)]
    currency: Annotated[str, EventField("The currency of all its amounts", "Wallet.currency")]
    balance: Annotated[Amount, EventField("The balance afterwards", "Leg.balanceAfter")]
    reserved: Annotated[Amount, EventField("What of it is reserved afterwards", "Leg.reservedAfter")]
    amount: Annotated[Amount, EventField("What the operation changed of the balance", "Leg.amount")]
    reservedDelta: Annotated[Amount, EventField("What it changed of the reserved part", "Leg.reservedDelta")]


class OpenedWallet(TypedDict):
    """A wallet that is new; it has the fields of one in an operation."""

    no: Annotated[int, EventField("The wallet's number, of the player's", "Wallet.no")]
    kind: Annotated[str, EventField("What kind of wallet it is", "Wallet.kind", of=WalletKind)]
    currency: Annotated[str, EventField("The currency of all its amounts", "Wallet.currency")]
    balance: Annotated[Amount, EventField("The balance", "Wallet.balance")]
    reserved: Annotated[Amount, EventField("What of it is reserved", "Wallet.reserved")]
    amount: Annotated[Amount, EventField("Zero", "Wallet.balance")]
    reservedDelta: Annotated[Amount, EventField("Zero", "Wallet.reserved")]


class WageringInFact(TypedDict):
    """The bonus that a bet counted for. Progress and target are thousandths of a minor unit."""

    grant: Annotated[Id, EventField("The grant")]
    counted: Annotated[Amount | None, EventField("What the bet counted")]
    progress: Annotated[Amount, EventField("What has been counted so far")]
    target: Annotated[Amount, EventField("What has to be reached")]


class OperationPayload(TypedDict):
    """What an operation did: all it takes to book it, and on which day."""

    kind: Annotated[str, EventField("The kind of operation", "Transaction.kind", of=OperationKind)]
    amount: Annotated[Amount, EventField("The sum over its wallets", "Transaction.amount")]
    at: Annotated[Moment, EventField("When the ledger recorded it: it belongs to this day", "Transaction.at")]
    occurredAt: Annotated[
        Moment | None, EventField("When its caller says it happened", "Transaction.occurredAt")
    ]
    provider: Annotated[
        str | None,
        EventField(
            "The provider's program that sent it; null where a person or Croupier itself did it",
            "Transaction.actor",
        ),
    ]
    game: Annotated[
        str | None, EventField("The game: as this call, or its round, named it", "Transaction.game")
    ]
    round: Annotated[Id | None, EventField("The game round", "Transaction.round", "Round.id")]
    subject: Annotated[Id | None, EventField("The deposit, withdrawal, adjustment or grant it is about")]
    refSeq: Annotated[
        int | None,
        EventField(
            "The number of the operation it answers: the bet of a win, what was rolled back or reversed",
            "Transaction.betSeq",
            "Transaction.reversalOf",
        ),
    ]
    refAt: Annotated[
        Moment | None,
        EventField(
            "When the ledger recorded that one", "Transaction.bet", "Transaction.reverses", "Transaction.at"
        ),
    ]
    wallets: Annotated[
        list[WalletInFact], EventField("Every wallet that took part, as it is afterwards", "Transaction.legs")
    ]
    wagering: NotRequired[Annotated[WageringInFact, EventField("The bonus that the bet counted for")]]


class OpenedPayload(TypedDict):
    """A new wallet."""

    no: Annotated[int, EventField("The wallet's number, of the player's", "Wallet.no")]
    opened: Annotated[OpenedWallet, EventField("The wallet", "Player.wallets")]


class DepositStepPayload(TypedDict):
    """A step of a deposit that moves no money."""

    subject: Annotated[Id, EventField("The deposit", "Deposit.id")]
    amount: Annotated[Amount, EventField("Its amount", "Deposit.amount")]
    currency: Annotated[str, EventField("The currency of the amount", "Deposit.wallet", "Wallet.currency")]
    method: Annotated[str, EventField("The payment method", "Deposit.method")]
    reason: Annotated[str | None, EventField("Why, in words", "Deposit.reason")]


class WithdrawalStepPayload(TypedDict):
    """A step of a withdrawal that moves no money."""

    subject: Annotated[Id, EventField("The withdrawal", "Withdrawal.id")]
    amount: Annotated[Amount, EventField("Its amount", "Withdrawal.amount")]
    currency: Annotated[str, EventField("The currency of the amount", "Withdrawal.wallet", "Wallet.currency")]
    method: Annotated[str, EventField("The payment method", "Withdrawal.method")]
    reason: Annotated[str | None, EventField("Why, in words", "Withdrawal.reason")]


class WithdrawalHoldPayload(TypedDict):
    """A hold of a withdrawal. Which reason it has must not reach the player: see ``HoldSubject``."""

    subject: Annotated[Id, EventField("The withdrawal", "Withdrawal.id")]
    hold: Annotated[Id, EventField("The hold", "WithdrawalHold.id")]
    reason: Annotated[str, EventField("Why it is held", "WithdrawalHold.reason", of=HoldReason)]
    actor: Annotated[
        str, EventField("Who put or lifted it", "WithdrawalHold.putBy", "WithdrawalHold.liftedBy")
    ]


class WithdrawalReviewedPayload(TypedDict):
    """Risk's check of a withdrawal; what it found must not reach the player."""

    subject: Annotated[Id, EventField("The withdrawal", "Withdrawal.id")]
    passed: Annotated[bool, EventField("Whether it was passed", "WithdrawalReview.decision")]
    actor: Annotated[str, EventField("Who checked", "WithdrawalReview.actor")]


class AdjustmentPendingPayload(TypedDict):
    """An adjustment that waits for a second operator."""

    subject: Annotated[Id, EventField("The adjustment", "Adjustment.id")]
    amount: Annotated[Amount, EventField("What would change of the balance", "Adjustment.amount")]
    currency: Annotated[str, EventField("The currency of the amount", "Adjustment.wallet", "Wallet.currency")]
    no: Annotated[int, EventField("The wallet's number, of the player's", "Adjustment.walletNo")]
    maker: Annotated[str, EventField("Who asked for it", "Adjustment.maker")]


class AdjustmentRejectedPayload(TypedDict):
    """An adjustment that was dropped."""

    subject: Annotated[Id, EventField("The adjustment", "Adjustment.id")]
    checker: Annotated[str, EventField("Who dropped it", "Adjustment.checker")]
    reason: Annotated[str, EventField("Why, in words", "Adjustment.reason")]


class ApprovalPendingPayload(TypedDict):
    """An operation above its maker's limit."""

    subject: Annotated[Id, EventField("The request for approval", "MoneyApproval.id")]
    kind: Annotated[str, EventField("The kind of operation", "MoneyApproval.kind", of=OperationKind)]
    amount: Annotated[Amount, EventField("The amount", "MoneyApproval.amount")]
    currency: Annotated[
        str | None,
        EventField("Its currency; null where the player has no wallet in it", "MoneyApproval.amount"),
    ]
    maker: Annotated[str, EventField("Who asked for it", "MoneyApproval.maker")]


class ApprovalDecidedPayload(TypedDict):
    """The second person's decision on it."""

    subject: Annotated[Id, EventField("The request for approval", "MoneyApproval.id")]
    checker: Annotated[str, EventField("Who decided", "MoneyApproval.checker")]
    approved: Annotated[bool, EventField("Whether it was approved", "MoneyApproval.state")]
    reason: Annotated[str | None, EventField("Why, in words", "MoneyApproval.decision")]


class GrantMovedPayload(TypedDict):
    """A bonus in another state."""

    grant: Annotated[Id, EventField("The grant")]
    no: Annotated[int, EventField("The number of its wallet, of the player's", "Wallet.no")]
    before: Annotated[str, EventField("The state before")]
    state: Annotated[str, EventField("The state now")]
    reason: Annotated[str | None, EventField("Why it ended")]
    progress: Annotated[Amount, EventField("What has been counted so far")]
    target: Annotated[Amount, EventField("What has to be reached")]
    actor: Annotated[str, EventField("Whose operation it was")]


class LockedPayload(TypedDict):
    """A wallet that is locked."""

    no: Annotated[int, EventField("The wallet's number, of the player's", "Wallet.no")]
    cause: Annotated[
        str,
        EventField("The operation that took more than there was", "Transaction.kind", of=OperationKind),
    ]


class UnlockedPayload(TypedDict):
    """Who unlocked a wallet, and why."""

    no: Annotated[int, EventField("The wallet's number, of the player's", "Wallet.no")]
    actor: Annotated[str, EventField("Who unlocked it", "Query.auditEntries", "AuditEntry.actor")]
    reason: Annotated[str, EventField("Why, in words", "Query.auditEntries", "AuditEntry.details")]


class KeyConflictPayload(TypedDict):
    """The caller, and the operation id as it wrote it."""

    reference: Annotated[str, EventField("The operation id")]
    caller: Annotated[str, EventField("The caller")]


class WinUnmatchedPayload(TypedDict):
    """A win that waits for its bet."""

    reference: Annotated[str, EventField("The win's operation id, as it was sent", "UnmatchedWin.reference")]
    bet: Annotated[
        str | None, EventField("The bet's operation id, as it was sent", "UnmatchedWin.betReference")
    ]
    caller: Annotated[str, EventField("The program that sent it", "UnmatchedWin.caller")]
    amount: Annotated[Amount, EventField("The amount", "UnmatchedWin.amount")]
    currency: Annotated[
        str | None,
        EventField("Its currency; null where the player has no wallet in it", "UnmatchedWin.amount"),
    ]


class StandingChangedPayload(TypedDict):
    """What a player may do with money now."""

    mayBet: Annotated[bool, EventField("Whether they may bet", "Standing.mayBet")]
    mayDeposit: Annotated[bool, EventField("Whether they may deposit", "Standing.mayDeposit")]
    barred: Annotated[str | None, EventField("Why not", "Standing.reason", of=BarReason)]

"""Facts others may use. The ledger writes them to the outbox in the statement that moves the money.

Names, and what ``payload`` holds beside them (amounts are minor units as text, ids are text):

* every operation: ``operation`` (kind), ``amount``, ``currency``, ``at``, ``reference``, ``roundId``,
  ``game``, and ``wallets``: [{``no``, ``kind``, ``currency``, ``balance``, ``reserved``}] after it.
  ``seq`` is the operation's own, contiguous per player.
* facts that move nothing (a conflict, a queued win, a changed standing, a payment's progress) carry
  the ``seq`` of the player's last operation and no ``wallets``.
"""

from typing import Final

OPENED: Final = "wallet.opened"
BET_PLACED: Final = "wallet.bet_placed"
WIN_PAID: Final = "wallet.win_paid"
ROLLED_BACK: Final = "wallet.rolled_back"
ROLLBACK_NOTED: Final = "wallet.rollback_noted"
ROUND_CLOSED: Final = "wallet.round_closed"
ROUND_EXPIRED: Final = "wallet.round_expired"
"""Its caller did not close it within the caller's limit, so a job did."""
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

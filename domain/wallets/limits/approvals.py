"""Decisions on operations that wait for a second person."""

from dataclasses import dataclass
from typing import Final, Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.authority import Authorities, AuthorityLost, Participant, approver, authority_lost
from domain.shared.ids import PlayerId
from domain.shared.outcomes import Success
from domain.wallets import rules
from domain.wallets.kinds import OperationKind
from domain.wallets.limits.model import MoneyApproval
from domain.wallets.outcomes import ApprovalMoveRefused, PaymentNotFound, SameOperator


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideMoneyApproval:
    """The second operator's decision; a rejection needs a reason."""

    player_id: PlayerId
    approval_id: UUID
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class MoneyApprovalDecided(Success):
    """Approved, the maker sends the same request under the same key again, within 24 hours."""

    approval: MoneyApproval


ApprovalDecision = MoneyApprovalDecided | SameOperator | AuthorityLost | ApprovalMoveRefused | PaymentNotFound

_K = OperationKind
MADE_BY: Final = {
    _K.DEPOSIT: ("recordDeposit", "settleDeposit"),
    _K.WITHDRAWAL_REQUEST: ("approveWithdrawal",),
    _K.WITHDRAWAL_PAID: ("payWithdrawal",),
    _K.ADJUSTMENT: ("adjustBalance",),
    _K.COMMISSION: ("takeCommission",),
    _K.TAX: ("takeCommission",),
    _K.CHARGEBACK: ("chargeBack",),
    _K.REVERSAL: ("reverseTransaction",),
    _K.BONUS_GRANT: ("grantFunds",),
    _K.AWARD: ("grantFunds",),
    _K.BONUS_FORFEIT: ("forfeitFunds",),
    _K.BONUS_CONVERSION: ("convertBonus",),
    _K.REDEMPTION: ("redeem",),
}
"""Operations above a limit, and the mutations by which a person makes them."""


class MoneyApprovals(Protocol):
    """Stores decisions on operations."""

    async def waiting(self, decision: DecideMoneyApproval) -> MoneyApproval | None:
        """The operation, while it waits for a decision."""

    async def decide(
        self, decision: DecideMoneyApproval, origin: Origin, *, approve: bool
    ) -> ApprovalDecision:
        """Store the decision; nothing is posted."""


async def approve_money_operation(
    decision: DecideMoneyApproval, approvals: MoneyApprovals, authorities: Authorities, origin: Origin
) -> ApprovalDecision:
    """Approve an operation that another operator made, and still may make."""
    if decision.reason is not None:
        rules.checked_reason(decision.reason)
    waiting = await approvals.waiting(decision)
    if waiting is not None and (
        lost := await authority_lost(
            authorities,
            Participant(waiting.maker, MADE_BY[waiting.kind]),
            approver(origin.actor, "approveMoneyOperation"),
        )
    ):
        return lost
    return await approvals.decide(decision, origin, approve=True)


async def reject_money_operation(
    decision: DecideMoneyApproval, approvals: MoneyApprovals, origin: Origin
) -> ApprovalDecision:
    """Reject an operation; its maker may, too."""
    rules.checked_reason(decision.reason or "")
    return await approvals.decide(decision, origin, approve=False)

"""Decisions on operations that wait for a second person."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.ids import PlayerId
from domain.shared.outcomes import Success
from domain.wallets import rules
from domain.wallets.limits.model import MoneyApproval
from domain.wallets.outcomes import MoveRefused, PaymentNotFound, SameOperator


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


ApprovalDecision = MoneyApprovalDecided | SameOperator | MoveRefused | PaymentNotFound


class MoneyApprovals(Protocol):
    """Stores decisions on operations."""

    async def decide(
        self, decision: DecideMoneyApproval, origin: Origin, *, approve: bool
    ) -> ApprovalDecision:
        """Store the decision; nothing is posted."""


async def approve_money_operation(
    decision: DecideMoneyApproval, approvals: MoneyApprovals, origin: Origin
) -> ApprovalDecision:
    """Approve an operation that another operator made."""
    if decision.reason is not None:
        rules.checked_reason(decision.reason)
    return await approvals.decide(decision, origin, approve=True)


async def reject_money_operation(
    decision: DecideMoneyApproval, approvals: MoneyApprovals, origin: Origin
) -> ApprovalDecision:
    """Reject an operation; its maker may, too."""
    rules.checked_reason(decision.reason or "")
    return await approvals.decide(decision, origin, approve=False)

"""Decisions on operations above a limit: implements ``MoneyApprovals``."""

from typing import Final

from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.limits.rows import APPROVAL, approval_of
from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.actor import Origin
from domain.wallets.limits.approvals import ApprovalDecision, DecideMoneyApproval, MoneyApprovalDecided
from domain.wallets.limits.model import MoneyApproval
from domain.wallets.outcomes import ApprovalMoveRefused, PaymentNotFound, SameOperator
from domain.wallets.states import APPROVAL_MOVES, ApprovalState, in_order

_DECIDE: Final = "select * from wallets.decide_approval($1,$2,$3,$4,$5,$6)"


class PostgresMoneyApprovals:
    """The decision is one statement; the approval is read after it."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def waiting(self, decision: DecideMoneyApproval) -> MoneyApproval | None:
        found = await self._statements.rows(APPROVAL, decision.player_id, decision.approval_id)
        approvals = (approval_of(row) for row in found)
        return next((each for each in approvals if each.state is ApprovalState.PENDING), None)

    async def decide(
        self, decision: DecideMoneyApproval, origin: Origin, *, approve: bool
    ) -> ApprovalDecision:
        actor, id = str(origin.actor), decision.approval_id
        row = await self._statements.row(
            _DECIDE, decision.player_id, id, approve, actor, decision.reason, origin.correlation_id
        )
        if row["status"] == Status.NO_PAYMENT:
            return PaymentNotFound(id)
        if row["status"] == Status.SAME_OPERATOR:
            return SameOperator(actor)
        approval = approval_of(await self._statements.row(APPROVAL, decision.player_id, id))
        if row["status"] == Status.MOVE_REFUSED:
            return ApprovalMoveRefused(approval.state, in_order(APPROVAL_MOVES[approval.state]))
        return MoneyApprovalDecided(approval)

"""What happened to a player's wallets and withdrawals, in the order of time."""

from typing import Protocol

from domain.shared.timeline import TimelineItem, TimelineSpan
from domain.wallets.holds.model import WithdrawalHold
from domain.wallets.kinds import OperationKind
from domain.wallets.limits.model import MoneyApproval
from domain.wallets.model import Operation


class WalletTimeline(Protocol):
    """Each is one statement; the rows come in the span's order of reading."""

    async def operations(
        self, span: TimelineSpan, kinds: frozenset[OperationKind] | None
    ) -> list[TimelineItem[Operation]]:
        """Operations of these kinds; None: of all."""
        ...

    async def approvals_requested(self, span: TimelineSpan) -> list[TimelineItem[MoneyApproval]]:
        """Operations that take two people, when the first one wanted them."""
        ...

    async def approvals_decided(self, span: TimelineSpan) -> list[TimelineItem[MoneyApproval]]:
        """Operations that take two people, when the second one decided."""
        ...

    async def holds_put(self, span: TimelineSpan) -> list[TimelineItem[WithdrawalHold]]:
        """Holds of withdrawals, when they were put."""
        ...

    async def holds_lifted(self, span: TimelineSpan) -> list[TimelineItem[WithdrawalHold]]:
        """Holds of withdrawals, when they were lifted."""
        ...

"""The queues whose items can be claimed: where an item is found, and whether it still waits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import strawberry

from domain.access.policy_changes import ChangeStatus, PolicyChange
from domain.access.roles import RoleAssignment
from domain.identity.factor_resets.model import FactorReset, FactorResetState
from domain.oauth.clients import Client
from domain.players.brands.model import BrandChange, BrandChangeState
from domain.players.corrections.model import Correction, CorrectionState
from domain.shared.ids import PlayerId
from domain.wallets.limits.model import MoneyApproval, MoneyLimitChange
from domain.wallets.queries import UnmatchedWin
from domain.wallets.states import Adjustment, AdjustmentState, ApprovalState, Withdrawal
from domain.workplace.claims.model import WorkItemKind, WorkItemRef
from resolvers.authorization.levels import AccessTable
from resolvers.context import Info
from resolvers.ids import public_id, uuid_of, uuid_pair_of
from resolvers.node import node

Claimable = (
    Withdrawal
    | Adjustment
    | MoneyApproval
    | Correction
    | FactorReset
    | PolicyChange
    | Client
    | RoleAssignment
    | BrandChange
    | MoneyLimitChange
    | UnmatchedWin
)


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue. ``prefix`` is that of its items' ids, ``list_field`` the coordinate of its list.

    ``owned``: the ids have the player in front. ``waits``: whether an item has something to decide.
    """

    prefix: str
    list_field: str
    waits: Callable[[Any], bool]
    owned: bool = True

    def item(self, kind: WorkItemKind, public: str, field: str) -> WorkItemRef:
        """An item by its public id.

        Raises:
            BadInput: not an id of this queue's items.
        """
        if self.owned:
            return WorkItemRef(kind, public, uuid_pair_of(self.prefix, public, field)[0])
        uuid_of(self.prefix, public, field)
        return WorkItemRef(kind, public)


QUEUES: Final[Mapping[WorkItemKind, Queue]] = {
    WorkItemKind.WITHDRAWAL: Queue("wdr", "Query.pendingWithdrawals", lambda one: bool(one.allowed_moves)),
    WorkItemKind.ADJUSTMENT: Queue(
        "adj", "Query.pendingAdjustments", lambda one: one.state is AdjustmentState.PENDING
    ),
    WorkItemKind.MONEY_APPROVAL: Queue(
        "apv", "Query.pendingMoneyApprovals", lambda one: one.state is ApprovalState.PENDING
    ),
    WorkItemKind.CORRECTION: Queue(
        "cor", "Query.pendingCorrections", lambda one: one.state is CorrectionState.PENDING
    ),
    WorkItemKind.FACTOR_RESET: Queue(
        "frs",
        "Query.factorResets",
        lambda one: one.state in {FactorResetState.PENDING, FactorResetState.WAITING},
        owned=False,
    ),
    WorkItemKind.POLICY_CHANGE: Queue(
        "pch", "Query.policyChanges", lambda one: one.status is ChangeStatus.PENDING, owned=False
    ),
    WorkItemKind.CLIENT: Queue(
        "cli", "Query.clients", lambda one: one.waits and one.disabled_at is None, owned=False
    ),
    WorkItemKind.ROLE_ASSIGNMENT: Queue(
        "ras", "Query.roleAssignments", lambda one: one.status is ChangeStatus.PENDING, owned=False
    ),
    WorkItemKind.BRAND_CHANGE: Queue(
        "brc", "Query.brandChanges", lambda one: one.state is BrandChangeState.PENDING, owned=False
    ),
    WorkItemKind.MONEY_LIMIT_CHANGE: Queue(
        "mlc", "Query.moneyLimitChanges", lambda one: one.state is ApprovalState.PENDING, owned=False
    ),
    WorkItemKind.UNMATCHED_WIN: Queue("umw", "Query.unmatchedWins", lambda _one: True),
}

_KINDS: Final[Mapping[type, WorkItemKind]] = {
    Withdrawal: WorkItemKind.WITHDRAWAL,
    Adjustment: WorkItemKind.ADJUSTMENT,
    MoneyApproval: WorkItemKind.MONEY_APPROVAL,
    Correction: WorkItemKind.CORRECTION,
    FactorReset: WorkItemKind.FACTOR_RESET,
    PolicyChange: WorkItemKind.POLICY_CHANGE,
    Client: WorkItemKind.CLIENT,
    RoleAssignment: WorkItemKind.ROLE_ASSIGNMENT,
    BrandChange: WorkItemKind.BRAND_CHANGE,
    MoneyLimitChange: WorkItemKind.MONEY_LIMIT_CHANGE,
    UnmatchedWin: WorkItemKind.UNMATCHED_WIN,
}


async def found(info: Info, item: WorkItemRef) -> object | None:
    """The item; None where there is none in the viewer's reach, or its list is not for them."""
    if not info.context.access.allows(QUEUES[item.kind].list_field):
        return None
    return await node(info, strawberry.ID(item.id))


def visible_kinds(access: AccessTable) -> frozenset[WorkItemKind]:
    """The kinds of items whose list a caller may read."""
    return frozenset(kind for kind, queue in QUEUES.items() if access.allows(queue.list_field))


def waiting_id(shown: Claimable) -> str | None:
    """The public id of an item that waits; None where it is decided."""
    queue = QUEUES[_KINDS[type(shown)]]
    if not queue.waits(shown):
        return None
    if not queue.owned:
        return public_id(queue.prefix, shown.id)  # type: ignore[union-attr]
    owner: PlayerId = shown.player_id  # type: ignore[union-attr]
    key: UUID = shown.key if isinstance(shown, UnmatchedWin) else shown.id
    return public_id(queue.prefix, owner, key)

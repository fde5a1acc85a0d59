"""Money limits and approvals in the graph."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.wallets import outcomes
from domain.wallets.kinds import OperationKind
from domain.wallets.limits import approvals, changes, model
from domain.wallets.limits.model import LimitScope
from domain.wallets.states import ApprovalState
from resolvers.wallets import limits as run
from resolvers.wallets import reads as resolve
from schema.authority import AuthorityLost
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.money import Money
from schema.node import Node
from schema.pages import Connection
from schema.refusals import Refusal
from schema.wallets import outcomes as o
from schema.wallets.types import Owner


@publishes(model.MoneyApproval)
@strawberry.type(description="An operation above what its maker may move alone within 24 hours")
class MoneyApproval(Node):
    id: strawberry.ID = resolved_by(run.approval_id)
    kind: OperationKind = strawberry.field(description="WITHDRAWAL_REQUEST: the approval of a withdrawal")
    scope: LimitScope
    amount: Money = strawberry.field(description="What the operation moves")
    reference: str = strawberry.field(description="The maker's key of the operation")
    reason: str | None
    state: ApprovalState
    maker: str
    checker: str | None
    decision: str | None = strawberry.field(description="The checker's reason")
    created_at: datetime
    decided_at: datetime | None
    player: Owner | None = resolved_by(resolve.owner)


@publishes(model.MoneyLimit)
@strawberry.type(description="What one person may move alone within 24 hours; above it takes two")
class MoneyLimit:
    scope: LimitScope
    per_player: Money = strawberry.field(description="Of one player's money")
    per_maker: Money = strawberry.field(description="Of all players' money")
    is_default: bool = strawberry.field(description="The brand has no limit of its own")


@publishes(model.MoneyLimitChange)
@strawberry.type(description="A limit that one operator asked for and another decides on")
class MoneyLimitChange(Node):
    id: strawberry.ID = resolved_by(run.change_id)
    scope: LimitScope
    per_player: Money = strawberry.field(description="Of one player's money, within 24 hours")
    per_maker: Money = strawberry.field(description="Of all players' money, within 24 hours")
    reason: str
    state: ApprovalState
    maker: str
    checker: str | None
    created_at: datetime
    decided_at: datetime | None


@publishes(outcomes.SecondPersonNeeded)
@strawberry.type(
    description="Pending: above what you may move alone within 24 hours, and nothing moved. Another operator"
    " approves it by approveMoneyOperation, then you send the same request with the same key again, within"
    " 24 hours"
)
class SecondPersonNeeded:
    approval: MoneyApproval = resolved_by(run.approval_of)


@publishes(approvals.MoneyApprovalDecided)
@strawberry.type(description="Approved, it is carried out when its maker sends it again under the same key")
class MoneyApprovalDecided:
    approval: MoneyApproval


@publishes(changes.MoneyLimitRequested)
@strawberry.type(description="Pending: the limit waits for another operator")
class MoneyLimitRequested:
    change: MoneyLimitChange


@publishes(changes.MoneyLimitDecided)
@strawberry.type(description="The limit is in force, or rejected")
class MoneyLimitDecided:
    change: MoneyLimitChange


@publishes(changes.MoneyLimitChangeNotFound)
@strawberry.type(description="There is no such change in your brand")
class MoneyLimitChangeNotFound(Refusal): ...


DecideMoneyOperationResult = Annotated[
    MoneyApprovalDecided | o.SameOperator | AuthorityLost | o.ApprovalMoveRefused | o.PaymentNotFound,
    strawberry.union("DecideMoneyOperationResult"),
]

DecideMoneyLimitResult = Annotated[
    MoneyLimitDecided | o.SameOperator | AuthorityLost | o.ApprovalMoveRefused | MoneyLimitChangeNotFound,
    strawberry.union("DecideMoneyLimitResult"),
]


@adds_to("Query", order=35)
@strawberry.type
class MoneyLimitQueries:
    """Limits, and what waits for a second person."""

    pending_money_approvals: Connection[MoneyApproval] | None = resolved_by(
        run.pending_approvals,
        description="The brand's operations that wait for a second operator, oldest first",
    )
    money_limits: list[MoneyLimit] | None = resolved_by(
        run.money_limits, description="What one person may move alone in your brand"
    )
    money_limit_changes: Connection[MoneyLimitChange] | None = resolved_by(
        run.limit_changes, description="The changes of limits asked for in your brand, newest first"
    )


@adds_to("Mutation", order=95)
@strawberry.type
class MoneyLimitMutations:
    """Decisions of the second person, and changes of limits."""

    approve_money_operation: DecideMoneyOperationResult | None = resolved_by(
        run.approve, description="Let another operator carry out an operation above their limit"
    )
    reject_money_operation: DecideMoneyOperationResult | None = resolved_by(
        run.reject, description="Refuse an operation that waits for a second person"
    )
    request_money_limit: MoneyLimitRequested | None = resolved_by(
        run.request_limit, description="Ask for another limit in your brand; another operator decides"
    )
    approve_money_limit: DecideMoneyLimitResult | None = resolved_by(
        run.approve_limit, description="Put a limit in force that another operator asked for"
    )
    reject_money_limit: DecideMoneyLimitResult | None = resolved_by(
        run.reject_limit, description="Refuse a change of a limit"
    )

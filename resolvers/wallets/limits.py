"""Money limits and approvals: inputs, mutations, queries and fields."""

import strawberry

from domain.shared.errors import Broken
from domain.wallets.limits import approvals, changes
from domain.wallets.limits.model import LimitScope, MoneyApproval, MoneyLimit, MoneyLimitChange
from domain.wallets.outcomes import SecondPersonNeeded
from domain.wallets.queries import WalletReads
from resolvers.context import Info
from resolvers.ids import public_id, uuid_of, uuid_pair_of
from resolvers.money import MoneyInput
from resolvers.pages import Listing, Page, read_page
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets.lists import MOMENT_AND_ID


@strawberry.input
class DecideMoneyOperationInput:
    approval_id: strawberry.ID
    reason: str | None = strawberry.field(default=None, description="Required for a rejection")

    def command(self) -> approvals.DecideMoneyApproval:
        player_id, approval_id = uuid_pair_of("apv", self.approval_id, "approvalId")
        return approvals.DecideMoneyApproval(player_id=player_id, approval_id=approval_id, reason=self.reason)


@strawberry.input(description="A limit for your brand; zero: every operation takes two")
class RequestMoneyLimitInput:
    scope: LimitScope
    per_player: MoneyInput = strawberry.field(description="Of one player's money")
    per_maker: MoneyInput = strawberry.field(description="Of all players' money")
    reason: str

    def command(self) -> changes.RequestMoneyLimit:
        return changes.RequestMoneyLimit(
            self.scope, self.per_player.money(), self.per_maker.money(), self.reason
        )


@strawberry.input
class MoneyLimitChangeInput:
    id: strawberry.ID = strawberry.field(description="The change: `MoneyLimitChange.id`")

    def command(self) -> changes.DecideMoneyLimit:
        return changes.DecideMoneyLimit(uuid_of("mlc", self.id))


def approval_id(root: strawberry.Parent[MoneyApproval]) -> strawberry.ID:
    """``apv_<player>_<approval>``."""
    return strawberry.ID(public_id("apv", root.player_id, root.id))


def change_id(root: strawberry.Parent[MoneyLimitChange]) -> strawberry.ID:
    """``mlc_<uuid>``."""
    return strawberry.ID(public_id("mlc", root.id))


async def approval_of(root: strawberry.Parent[SecondPersonNeeded], info: Info) -> MoneyApproval:
    """The operation as it waits."""
    found = await info.context.read(WalletReads).money_approval(root.player_id, root.approval_id)
    if found is None:
        raise Broken("an approval was stored and cannot be read")
    return found


async def approve(info: Info, input: DecideMoneyOperationInput) -> approvals.ApprovalDecision:
    return await info.context.run(approvals.approve_money_operation, input.command())


async def reject(info: Info, input: DecideMoneyOperationInput) -> approvals.ApprovalDecision:
    return await info.context.run(approvals.reject_money_operation, input.command())


async def request_limit(info: Info, input: RequestMoneyLimitInput) -> changes.LimitRequestOutcome:
    return await info.context.run(changes.request_money_limit, input.command())


async def approve_limit(info: Info, input: MoneyLimitChangeInput) -> changes.LimitDecision:
    return await info.context.run(changes.approve_money_limit, input.command())


async def reject_limit(info: Info, input: MoneyLimitChangeInput) -> changes.LimitDecision:
    return await info.context.run(changes.reject_money_limit, input.command())


async def pending_approvals(
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[MoneyApproval] | None:
    """The brand's operations that wait for a second person, oldest first."""
    brand = info.context.viewer.brand
    listing = Listing("pendingMoneyApprovals", brand, MOMENT_AND_ID)
    rows = info.context.read(WalletReads).pending_approvals(brand)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


async def money_limits(info: Info) -> list[MoneyLimit] | None:
    """What one person may move alone in the brand, by currency and scope."""
    return list(await info.context.read(WalletReads).money_limits(info.context.viewer.brand))


async def limit_changes(
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[MoneyLimitChange] | None:
    """Changes of the brand's limits, newest first, decided ones too."""
    brand = info.context.viewer.brand
    listing = Listing("moneyLimitChanges", brand, MOMENT_AND_ID)
    rows = info.context.read(WalletReads).money_limit_changes(brand)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)

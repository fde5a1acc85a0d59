"""Resolvers of work queues: how many wait, now and as it changes."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import Any, Final

import strawberry

from domain.workplace.queues import QueueCount, QueueKind, QueueReads
from resolvers.context import Context, Info
from resolvers.live import COALESCED_SECONDS, any_news_for
from resolvers.workplace.look_up_rights import may_use

strawberry.enum(QueueKind)

RIGHTS_SECONDS: Final = 2.0
"""After so long without news a subscription looks whether the viewer may still read the same lists."""

LISTS: Final[Mapping[QueueKind, tuple[str, ...]]] = {
    QueueKind.WITHDRAWALS: ("Query.pendingWithdrawals",),
    QueueKind.HELD_WITHDRAWALS: (
        *("Query.pendingWithdrawals", "Query.pendingWithdrawals(filter)"),
        "PendingWithdrawalFilter.held",
    ),
    QueueKind.ADJUSTMENTS: ("Query.pendingAdjustments",),
    QueueKind.MONEY_APPROVALS: ("Query.pendingMoneyApprovals",),
    QueueKind.UNMATCHED_WINS: ("Query.unmatchedWins",),
    QueueKind.CORRECTIONS: ("Query.pendingCorrections",),
    QueueKind.FACTOR_RESETS: ("Query.factorResets",),
    QueueKind.MONEY_LIMITS: ("Query.moneyLimitChanges",),
    QueueKind.BRAND_CHANGES: ("Query.brandChanges",),
    QueueKind.POLICY_CHANGES: ("Query.policyChanges",),
    QueueKind.ROLE_ASSIGNMENTS: ("Query.roleAssignments",),
    QueueKind.CLIENTS: ("Query.clients",),
}
"""Queue -> the list that it is, or is a part of: who may read that may know how many wait."""


async def queue_counts(info: Info) -> list[QueueCount] | None:
    """The queues whose lists the viewer may read."""
    return await _counts(info.context, _readable(info.context))


async def queue_counts_changed(info: Info) -> AsyncGenerator[list[QueueCount], None]:
    """The same, and then again whenever it is different; at most twice a second."""
    context, pushed = info.context, None
    async with context.process.live.watch_queues(context.viewer.brand) as news:
        while True:
            kinds = _readable(context.fresh())
            counts = await _counts(context, kinds)
            if counts != pushed:
                pushed = counts
                yield counts
            if not await any_news_for(news, COALESCED_SECONDS):
                await _news_or_other_rights(news, context, kinds)


async def _counts(context: Context, kinds: frozenset[QueueKind]) -> list[QueueCount]:
    return list(await context.read(QueueReads).counts(kinds))


def _readable(context: Context) -> frozenset[QueueKind]:
    return frozenset(kind for kind, coordinates in LISTS.items() if may_use(context, *coordinates))


async def _news_or_other_rights(
    news: AsyncIterator[Any], context: Context, kinds: frozenset[QueueKind]
) -> None:
    """Wait until a queue may have changed, or what the viewer may read."""
    while _readable(context.fresh()) == kinds:
        try:
            async with asyncio.timeout(RIGHTS_SECONDS):
                await anext(news)
                return
        except TimeoutError:
            continue

"""The subscription to claims: those that stand first, then each change.

A message says only that there is a change: the claims that stand are few, and are read again. A claim that
ends by itself makes no message; the watcher wakes for it.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping
from typing import Annotated

import strawberry

from domain.workplace.claims.model import WorkItemClaim, WorkItemKind, WorkItemsChange, change_of
from domain.workplace.claims.ports import WorkItemClaimReads
from resolvers.context import Context, Info
from resolvers.live import COALESCED_SECONDS, Coalesce
from resolvers.workplace.claims.queues import visible_kinds

KINDS = "Of these kinds alone; left out, of all that you may see"


async def work_items_changed(
    info: Info,
    kinds: Annotated[list[WorkItemKind] | None, strawberry.argument(description=KINDS)] = None,
    *,
    coalesce: Coalesce = False,
) -> AsyncGenerator[WorkItemsChange, None]:
    """The claims of the brand's work items, and then each change of them."""
    context, shown = info.context, None
    async with context.process.live.watch_claims(context.viewer.brand) as news:
        while True:
            standing = await _standing(context, WorkItemKind if kinds is None else kinds)
            change = change_of(shown, standing)
            shown = standing
            if change:
                yield change
                await asyncio.sleep(COALESCED_SECONDS if coalesce else 0)
            await _next_change(news, context, standing.values())


async def _standing(context: Context, kinds: Iterable[WorkItemKind]) -> Mapping[str, WorkItemClaim]:
    """By id, of the kinds whose list the viewer may still read."""
    allowed = visible_kinds(context.fresh().access)
    asked = [kind for kind in kinds if kind in allowed]
    return {claim.item_id: claim for claim in await context.read(WorkItemClaimReads).standing(asked)}


async def _next_change(
    news: AsyncIterator[object], context: Context, standing: Iterable[WorkItemClaim]
) -> None:
    """Wait until claims have changed, or the first of those that stand has ended."""
    ends = min((claim.until for claim in standing), default=None)
    seconds = None if ends is None else max(0.0, (ends - context.process.clock.now()).total_seconds())
    try:
        async with asyncio.timeout(seconds):
            await anext(news)
    except TimeoutError:
        return

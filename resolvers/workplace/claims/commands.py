"""Claiming, taking over and releasing: inputs and mutations."""

import strawberry

from domain.workplace.claims import commands as do
from domain.workplace.claims import model
from domain.workplace.claims.model import TakeOverCode, WorkItemKind, WorkItemRef
from resolvers.context import Info
from resolvers.workplace.claims.queues import QUEUES, found

strawberry.enum(WorkItemKind, description="What waits for an operator")
strawberry.enum(TakeOverCode, description="Why an item is taken from the operator who holds it")


@strawberry.input(description="An item of a work queue")
class WorkItemInput:
    kind: WorkItemKind = strawberry.field(description="What it is")
    id: strawberry.ID = strawberry.field(description="Its id, as its list shows it")

    def item(self) -> WorkItemRef:
        return QUEUES[self.kind].item(self.kind, self.id, "item.id")


@strawberry.input(description="Why the item is taken over; the former holder is told")
class TakeOverReasonInput:
    code: TakeOverCode = strawberry.field(description="The reason, for programs and the audit log")
    words: str | None = strawberry.field(
        default=None, description="The reason, for people, up to 500 characters; OTHER takes it"
    )


@strawberry.input(description="The item to claim, or to keep for longer")
class ClaimWorkItemInput:
    item: WorkItemInput = strawberry.field(description="An item that waits for an operator")


@strawberry.input(description="The item to take from the operator who holds it")
class TakeOverWorkItemInput:
    item: WorkItemInput = strawberry.field(description="An item that waits for an operator")
    holder: str = strawberry.field(
        description="WorkItemClaim.holder as you saw it; from another operator it is not taken"
    )
    reason: TakeOverReasonInput = strawberry.field(description="Why")

    def command(self) -> do.TakeOverWorkItem:
        reason = model.take_over_reason(self.reason.code, self.reason.words)
        holder = model.holder_name(self.holder)
        return do.TakeOverWorkItem(self.item.item(), holder, reason)


@strawberry.input(description="The item to give up")
class ReleaseWorkItemInput:
    item: WorkItemInput = strawberry.field(description="An item that you hold")


async def claim(info: Info, input: ClaimWorkItemInput) -> do.ClaimOutcome | do.Missing:
    """Claim what the viewer's queues show; what they do not show is not found."""
    command = do.ClaimWorkItem(input.item.item())
    return await _missing(info, command.item) or await do.claim_and_notify(info.context.run, command)


async def take_over(info: Info, input: TakeOverWorkItemInput) -> do.TakeOverOutcome | do.Missing:
    """Take over what the viewer's queues show; what they do not show is not found."""
    command = input.command()
    return await _missing(info, command.item) or await do.take_over_and_notify(info.context.run, command)


async def release(info: Info, input: ReleaseWorkItemInput) -> do.ReleaseOutcome:
    return await do.release_and_notify(info.context.run, do.ReleaseWorkItem(input.item.item()))


async def _missing(info: Info, item: WorkItemRef) -> do.Missing | None:
    """Why an item cannot be claimed; None where it can."""
    there = await found(info, item)
    if there is None:
        return do.WorkItemNotFound()
    return None if QUEUES[item.kind].waits(there) else do.WorkItemDecided()

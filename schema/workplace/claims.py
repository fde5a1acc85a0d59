"""Claims of work items: types, mutations, the subscription, and the claim of each item."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from domain.workplace.claims import commands, model
from domain.workplace.claims.model import TakeOverCode, WorkItemKind
from resolvers.workplace.claims import commands as run
from resolvers.workplace.claims import fields as resolve
from resolvers.workplace.claims import live
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.refusals import Refusal

# Any, like resolved_by(): the field's annotation is the type that its resolver yields.
_pushed_by: Any = strawberry.subscription


@publishes(model.WorkItemClaim)
@strawberry.type(
    description="An operator has an item of a work queue in hand. It bars nothing: others can still decide it"
)
class WorkItemClaim:
    kind: WorkItemKind = strawberry.field(description="What the item is")
    item_id: strawberry.ID = strawberry.field(description="The id of the item")
    holder: str = strawberry.field(description="Who has it in hand, such as `operator:anna`")
    mine: bool = resolved_by(resolve.mine, description="It is you")
    since: datetime = strawberry.field(description="Since when")
    until: datetime = strawberry.field(description="The claim ends then unless its holder renews it")
    taken_from: str | None = strawberry.field(
        description="Who held it until the holder took it over; null where it was free"
    )
    taken_for: TakeOverCode | None = resolved_by(
        resolve.taken_for, description="Why it was taken over; null where it was free"
    )
    taken_words: str | None = resolved_by(
        resolve.taken_words, description="The same for people; null where nothing was written"
    )


@publishes(model.WorkItem)
@strawberry.type(description="An item of a work queue, and who has it in hand")
class WorkItem:
    kind: WorkItemKind = strawberry.field(description="What it is")
    item_id: strawberry.ID = strawberry.field(description="Its id, as its list shows it")
    claim: WorkItemClaim | None = strawberry.field(description="Who has it in hand; null: it is free")


@publishes(model.WorkItemsChange)
@strawberry.type(description="Items whose claim has changed")
class WorkItemsChange:
    fresh: bool = strawberry.field(
        description="True: all that are claimed, forget what you knew. False: only these have changed"
    )
    items: list[WorkItem] | None = strawberry.field(
        description="The items that are claimed, or those whose claim has changed or ended: see `fresh`"
    )


@publishes(commands.WorkItemClaimed)
@strawberry.type(description="You hold the item, which was free; or you hold it for longer")
class WorkItemClaimed:
    claim: WorkItemClaim = strawberry.field(description="Until when, unless you claim it again")


@publishes(commands.WorkItemTakenOver)
@strawberry.type(description="You hold the item, which another operator held")
class WorkItemTakenOver:
    claim: WorkItemClaim = strawberry.field(description="Until when, unless you claim it again")


@publishes(commands.WorkItemReleased)
@strawberry.type(description="The item is free")
class WorkItemReleased:
    claim: WorkItemClaim = strawberry.field(description="Your claim, which has ended")


@publishes(commands.WorkItemHeld)
@strawberry.type(description="Another operator has the item in hand")
class WorkItemHeld(Refusal):
    claim: WorkItemClaim = strawberry.field(description="Who, and until when")


@publishes(commands.WorkItemTaken)
@strawberry.type(description="You held the item until another operator took it over from you")
class WorkItemTaken(Refusal):
    claim: WorkItemClaim = strawberry.field(description="Who, why, and until when")


@publishes(commands.WorkItemClaimNotFound)
@strawberry.type(description="You do not hold this item")
class WorkItemClaimNotFound(Refusal): ...


@publishes(commands.WorkItemNotFound)
@strawberry.type(description="There is no such item in a queue that you may see")
class WorkItemNotFound(Refusal): ...


@publishes(commands.WorkItemDecided)
@strawberry.type(description="The item no longer waits for an operator")
class WorkItemDecided(Refusal): ...


@publishes(commands.TooManyWorkItems)
@strawberry.type(description="You hold as many items as you may")
class TooManyWorkItems(Refusal):
    most: int = strawberry.field(description="How many there may be")


ClaimWorkItemResult = Annotated[
    WorkItemClaimed | WorkItemHeld | WorkItemTaken | WorkItemNotFound | WorkItemDecided | TooManyWorkItems,
    strawberry.union("ClaimWorkItemResult"),
]
TakeOverWorkItemResult = Annotated[
    WorkItemTakenOver
    | WorkItemClaimed
    | WorkItemHeld
    | WorkItemNotFound
    | WorkItemDecided
    | TooManyWorkItems,
    strawberry.union("TakeOverWorkItemResult"),
]
ReleaseWorkItemResult = Annotated[
    WorkItemReleased | WorkItemClaimNotFound, strawberry.union("ReleaseWorkItemResult")
]


@adds_to("Withdrawal")
@adds_to("Adjustment")
@adds_to("MoneyApproval")
@adds_to("PlayerCorrection")
@adds_to("FactorReset")
@adds_to("PolicyChange")
@adds_to("Client")
@adds_to("RoleAssignment")
@adds_to("BrandChange")
@adds_to("MoneyLimitChange")
@adds_to("UnmatchedWin")
@strawberry.type
class ClaimedItem:
    """What can be claimed."""

    claim: WorkItemClaim | None = resolved_by(
        resolve.claim_of, description="Which operator has it in hand; null: none, or it is decided"
    )


@adds_to("Mutation")
@strawberry.type
class WorkItemMutations:
    """Claiming, taking over and releasing work items."""

    claim_work_item: ClaimWorkItemResult | None = resolved_by(
        run.claim,
        description="Take an item of a work queue in hand for some minutes; claim it again while it is open",
    )
    take_over_work_item: TakeOverWorkItemResult | None = resolved_by(
        run.take_over, description="Take an item from the operator who has it in hand, who is told"
    )
    release_work_item: ReleaseWorkItemResult | None = resolved_by(
        run.release, description="Give an item up that you hold"
    )


@adds_to("Subscription")
@strawberry.type
class WorkItemSubscriptions:
    """Following claims live."""

    work_items_changed: WorkItemsChange = _pushed_by(
        resolver=live.work_items_changed,
        description="The items of queues you may see that are claimed now, then what changes of that",
    )

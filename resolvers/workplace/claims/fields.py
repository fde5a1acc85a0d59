"""The claim of an item, and what the claim itself shows."""

import strawberry
from strawberry.dataloader import DataLoader

from domain.shared.actor import Actor
from domain.workplace.claims.model import TakeOverCode, WorkItemClaim, holder_of
from domain.workplace.claims.ports import WorkItemClaimReads
from resolvers.context import Info
from resolvers.read_models import Read
from resolvers.workplace.claims.queues import Claimable, waiting_id


class ClaimLoaders:
    """The claims of many items, by one statement."""

    def __init__(self, read: Read, _viewer: Actor) -> None:
        reads = read(WorkItemClaimReads)

        async def claims(ids: list[str]) -> list[WorkItemClaim | None]:
            found = await reads.of_items(ids)
            return [found.get(id) for id in ids]

        self.claim: DataLoader[str, WorkItemClaim | None] = DataLoader(load_fn=claims)


async def claim_of(root: strawberry.Parent[Claimable], info: Info) -> WorkItemClaim | None:
    """Who has the item in hand; None where it is free or decided."""
    id = waiting_id(root)
    return await info.context.loaders(ClaimLoaders).claim.load(id) if id else None


def mine(root: strawberry.Parent[WorkItemClaim], info: Info) -> bool:
    """Whether the viewer holds it."""
    return root.holder == holder_of(info.context.origin)


def taken_for(root: strawberry.Parent[WorkItemClaim]) -> TakeOverCode | None:
    """The code of the reason."""
    return root.reason.code if root.reason else None


def taken_words(root: strawberry.Parent[WorkItemClaim]) -> str | None:
    """The text of the reason."""
    return root.reason.words if root.reason else None

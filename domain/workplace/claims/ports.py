"""What the commands and reads of claims need."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.workplace.claims.model import TakeOverReason, WorkItemClaim, WorkItemKind, WorkItemRef


class WorkItemClaims(Protocol):
    """The claims of the command's brand. ``holder``: an operator's name in one spelling."""

    async def lock(self, holder: str) -> None:
        """Let the holder's commands take turns until the transaction ends."""
        ...

    async def others_of(self, holder: str, item: WorkItemRef, now: datetime) -> int:
        """How many other items than this one the holder has."""
        ...

    async def claim(self, item: WorkItemRef, holder: str, now: datetime) -> WorkItemClaim:
        """Give the item to ``holder`` if it is free or theirs; the claim that stands then. One statement."""
        ...

    async def take_over(
        self, item: WorkItemRef, holder: str, former: str, reason: TakeOverReason, now: datetime
    ) -> WorkItemClaim:
        """As ``claim``; and if ``former`` holds it, take it from them."""
        ...

    async def release(self, item: WorkItemRef, holder: str, now: datetime) -> WorkItemClaim | None:
        """End the holder's claim; None where they have none that stands."""
        ...


class WorkItemClaimReads(Protocol):
    """The claims that stand, as they are read."""

    async def of_items(self, ids: Sequence[str]) -> Mapping[str, WorkItemClaim]:
        """The claims of items by public id; those that are free are absent. One statement."""
        ...

    async def standing(self, kinds: Sequence[WorkItemKind]) -> Sequence[WorkItemClaim]:
        """All claims of these kinds in the brand."""
        ...


class ClaimNotices(Protocol):
    """Tells those who watch the claims of the command's brand that they have changed. Never raises."""

    async def changed(self) -> None:
        """Have them read again."""
        ...

"""Commands about claims of work items, and what comes of them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from domain.shared.actor import Origin, one_spelling
from domain.shared.clock import Clock
from domain.shared.ids import PlayerId
from domain.shared.outcomes import Refusal, Success
from domain.workplace.claims.model import CLAIMS_MAX, TakeOverReason, WorkItemClaim, WorkItemRef, holder_of
from domain.workplace.claims.ports import ClaimNotices, WorkItemClaims

Run = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]
"""Runs a command in a transaction of its own."""


class _AboutItem:
    """What the audit log takes from a command about an item: whose it is."""

    __slots__ = ()

    item: WorkItemRef

    @property
    def player_id(self) -> PlayerId | None:
        """The player whose item it is; None where it is no player's."""
        return self.item.player_id


@dataclass(frozen=True, slots=True)
class ClaimWorkItem(_AboutItem):
    """Take an item that is free in hand, or keep one's own for longer."""

    item: WorkItemRef


@dataclass(frozen=True, slots=True)
class TakeOverWorkItem(_AboutItem):
    """Take an item from its holder, whom the caller has seen to hold it."""

    item: WorkItemRef
    holder: str
    reason: TakeOverReason


@dataclass(frozen=True, slots=True)
class ReleaseWorkItem(_AboutItem):
    """Give one's own item up before the claim ends."""

    item: WorkItemRef


@dataclass(frozen=True, slots=True)
class ClaimsChanged:
    """Claims of the brand have changed."""


class _WithClaim:
    """What the audit log keeps of an outcome about an item."""

    __slots__ = ()

    claim: WorkItemClaim

    @property
    def recorded(self) -> Mapping[str, str]:
        """The item, and whose it was before where it was taken over."""
        item = {"kind": self.claim.kind.value, "item": self.claim.item_id}
        return item | {"holder": self.claim.taken_from} if self.claim.taken_from else item


@dataclass(frozen=True, slots=True)
class WorkItemClaimed(_WithClaim, Success):
    """The item was free, and the caller holds it; or they held it, and hold it for longer."""

    claim: WorkItemClaim


@dataclass(frozen=True, slots=True)
class WorkItemTakenOver(_WithClaim, Success):
    """The caller holds the item, which another operator held."""

    claim: WorkItemClaim


@dataclass(frozen=True, slots=True)
class WorkItemReleased(_WithClaim, Success):
    """The item is free; ``claim`` is the one that has ended."""

    claim: WorkItemClaim


@dataclass(frozen=True, slots=True)
class WorkItemHeld(_WithClaim, Refusal):
    """Another operator holds the item."""

    message: ClassVar[str] = "Another operator has this item in hand"

    claim: WorkItemClaim


@dataclass(frozen=True, slots=True)
class WorkItemTaken(_WithClaim, Refusal):
    """The caller held the item until the one who holds it now took it over."""

    message: ClassVar[str] = "Another operator has taken this item over from you"

    claim: WorkItemClaim


@dataclass(frozen=True, slots=True)
class WorkItemClaimNotFound(Refusal):
    """The caller does not hold such an item."""

    message: ClassVar[str] = "You do not hold this item"


@dataclass(frozen=True, slots=True)
class WorkItemNotFound(Refusal):
    """There is no such item in a queue that the caller may see."""

    message: ClassVar[str] = "There is no such item in a queue that you may see"


@dataclass(frozen=True, slots=True)
class WorkItemDecided(Refusal):
    """The item waits for no operator any more."""

    message: ClassVar[str] = "This item no longer waits for an operator"


@dataclass(frozen=True, slots=True)
class TooManyWorkItems(Refusal):
    """The caller holds as many items as one operator may."""

    message: ClassVar[str] = "You hold as many items as you may: release one first"

    most: int


Missing = WorkItemNotFound | WorkItemDecided
"""Why the caller cannot claim an item."""

ClaimOutcome = WorkItemClaimed | WorkItemHeld | WorkItemTaken | TooManyWorkItems
TakeOverOutcome = WorkItemTakenOver | WorkItemClaimed | WorkItemHeld | TooManyWorkItems
ReleaseOutcome = WorkItemReleased | WorkItemClaimNotFound


async def claim_and_notify(run: Run, asked: ClaimWorkItem) -> ClaimOutcome:
    """Claim an item; then those who watch are told."""
    outcome: ClaimOutcome = await run(claim_work_item, asked)
    await _notify(run, outcome)
    return outcome


async def take_over_and_notify(run: Run, asked: TakeOverWorkItem) -> TakeOverOutcome:
    """Take an item over; then those who watch are told, its former holder among them."""
    outcome: TakeOverOutcome = await run(take_over_work_item, asked)
    await _notify(run, outcome)
    return outcome


async def release_and_notify(run: Run, asked: ReleaseWorkItem) -> ReleaseOutcome:
    """Release an item; then those who watch are told."""
    outcome: ReleaseOutcome = await run(release_work_item, asked)
    await _notify(run, outcome)
    return outcome


async def claim_work_item(
    asked: ClaimWorkItem, claims: WorkItemClaims, clock: Clock, origin: Origin
) -> ClaimOutcome:
    """Take a free item in hand, or keep one's own for longer; another's stays theirs."""
    holder, now = holder_of(origin), clock.now()
    await claims.lock(holder)
    if await claims.others_of(holder, asked.item, now) >= CLAIMS_MAX:
        return TooManyWorkItems(CLAIMS_MAX)
    standing = await claims.claim(asked.item, holder, now)
    if standing.holder == holder:
        return WorkItemClaimed(standing)
    return WorkItemTaken(standing) if standing.taken_from == holder else WorkItemHeld(standing)


async def take_over_work_item(
    asked: TakeOverWorkItem, claims: WorkItemClaims, clock: Clock, origin: Origin
) -> TakeOverOutcome:
    """Take an item from the operator who was seen to hold it, and only from them."""
    holder, former, now = holder_of(origin), one_spelling(asked.holder), clock.now()
    await claims.lock(holder)
    if await claims.others_of(holder, asked.item, now) >= CLAIMS_MAX:
        return TooManyWorkItems(CLAIMS_MAX)
    standing = await claims.take_over(asked.item, holder, former, asked.reason, now)
    if standing.holder != holder:
        return WorkItemHeld(standing)
    taken_now = standing.taken_from == former and standing.since == now
    return WorkItemTakenOver(standing) if taken_now else WorkItemClaimed(standing)


async def release_work_item(
    asked: ReleaseWorkItem, claims: WorkItemClaims, clock: Clock, origin: Origin
) -> ReleaseOutcome:
    """Give one's own item up."""
    ended = await claims.release(asked.item, holder_of(origin), clock.now())
    return WorkItemReleased(ended) if ended else WorkItemClaimNotFound()


async def notify_of_claims(_asked: ClaimsChanged, notices: ClaimNotices) -> None:
    """Tell those who watch the brand's claims."""
    await notices.changed()


async def _notify(run: Run, outcome: object) -> None:
    if isinstance(outcome, Success):
        await run(notify_of_claims, ClaimsChanged())

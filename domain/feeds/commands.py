"""Commands about feeds: create, remove, and the end of a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from domain.feeds import outcomes as o
from domain.feeds.model import (
    FEEDS_MAX,
    Feed,
    FeedFormat,
    FeedKind,
    FeedSet,
    destination_of,
    feed_name,
)
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True)
class CreateFeed:
    """A new feed; see ``Feed``."""

    name: str
    kind: FeedKind
    format: FeedFormat
    role: str
    destination: str


@dataclass(frozen=True, slots=True)
class RemoveFeed:
    """Write a feed no more."""

    id: UUID


@dataclass(frozen=True, slots=True)
class CompleteFeedSet:
    """The files of a set are written, the manifest last. ``position``: where the next increment begins."""

    id: UUID
    written: FeedSet
    columns: tuple[str, ...]
    position: Mapping[str, Any]


class Feeds(Protocol):
    """The feeds of the command's brand."""

    async def lock(self) -> None:
        """Let commands about feeds of the brand take turns until the transaction ends."""
        ...

    async def count(self) -> int:
        """How many there are."""
        ...

    async def has_name(self, name: str) -> bool:
        """Whether one has this name."""
        ...

    async def add(self, feed: Feed) -> None:
        """Store a new one."""
        ...

    async def remove(self, id: UUID) -> Feed | None:
        """Delete one, which is answered; None: there is no such feed."""
        ...

    async def complete(self, id: UUID, written: FeedSet, position: Mapping[str, Any]) -> bool:
        """Store that its next set is written; False where that is not this one, or there is no such feed."""
        ...


class FeedRunLost(Exception):
    """The feed was removed, or another run wrote this set: nothing of this one counts."""


async def create_feed(asked: CreateFeed, feeds: Feeds, clock: Clock, origin: Origin) -> o.CreateOutcome:
    """Store a feed.

    Raises:
        BadInput: a name or destination that a feed cannot have.
    """
    name = feed_name(asked.name)
    destination_of(asked.destination)
    await feeds.lock()
    if await feeds.has_name(name):
        return o.FeedNameTaken()
    if await feeds.count() >= FEEDS_MAX:
        return o.TooManyFeeds(FEEDS_MAX)
    feed = Feed(
        id=new_id(),
        brand=origin.actor.brand,
        name=name,
        kind=asked.kind,
        format=asked.format,
        role=asked.role,
        destination=asked.destination,
        created_by=str(origin.actor),
        created_at=clock.now(),
    )
    await feeds.add(feed)
    return o.FeedCreated(feed, {"feed": str(feed.id), "role": feed.role})


async def remove_feed(asked: RemoveFeed, feeds: Feeds) -> o.RemoveOutcome:
    """Delete a feed."""
    await feeds.lock()
    feed = await feeds.remove(asked.id)
    return o.FeedRemoved(feed) if feed else o.FeedNotFound()


async def complete_feed_set(done: CompleteFeedSet, feeds: Feeds) -> o.FeedSetWritten:
    """Count a set of files as written.

    Raises:
        FeedRunLost: the feed was removed, or another run wrote this set.
    """
    if not await feeds.complete(done.id, done.written, done.position):
        raise FeedRunLost
    recorded = {"set": str(done.written.no), "rows": str(done.written.rows), "columns": done.columns}
    return o.FeedSetWritten(recorded)

"""Resolvers of feeds."""

from typing import Annotated

import strawberry

from domain.feeds import commands as do
from domain.feeds import outcomes as o
from domain.feeds.model import Feed, FeedKind
from domain.feeds.queries import FeedReads
from domain.jobs.commands import start_job
from domain.jobs.outcomes import StartOutcome
from domain.shared.actor import ActorKind
from resolvers.context import Context, Info
from resolvers.errors import BadUserInput, Forbidden
from resolvers.feeds import kinds as _enums  # noqa: F401 - registers the enums used by the schema
from resolvers.feeds.inputs import (
    CreateFeedInput,
    ImportMarketingListInput,
    RemoveFeedInput,
    RunFeedInput,
    feed_id_of,
)
from resolvers.feeds.rights import FeedRoles, coordinate_beyond, export_right
from resolvers.ids import public_id
from resolvers.jobs.bulk_changes import CHANGES
from resolvers.node import finds

FeedId = Annotated[strawberry.ID, strawberry.argument(description="fed_...")]


def feed_id(root: strawberry.Parent[Feed]) -> strawberry.ID:
    """``fed_<uuid>``."""
    return strawberry.ID(public_id("fed", root.id))


async def feeds(info: Info) -> list[Feed]:
    """The feeds of the brand, by name."""
    return list(await info.context.read(FeedReads).feeds())


@finds("fed", "Feed")
async def feed(info: Info, id: FeedId) -> Feed | None:
    """One of them; null where there is none."""
    return await info.context.read(FeedReads).by_id(feed_id_of(id, "id"))


async def create_feed(info: Info, input: CreateFeedInput) -> o.CreateOutcome:
    """Create a feed of what the viewer may export, and reads as much of as its role."""
    context, access, command = info.context, info.context.access, input.command()
    _require_export(context, input.kind)
    role = context.read(FeedRoles).of(input.role)
    if role is None:
        raise BadUserInput("There is no such role of operators or services", "role")
    if beyond := coordinate_beyond(input.kind, role, access):
        raise Forbidden(beyond)
    return await context.run(do.create_feed, command)


async def run_feed(info: Info, input: RunFeedInput) -> StartOutcome | o.FeedNotFound:
    """Start a job that writes the next set of files."""
    _require_operator(info.context, "Mutation.runFeed")
    command = input.command()
    feed = await info.context.read(FeedReads).by_id(feed_id_of(input.feed_id))
    if feed is None:
        return o.FeedNotFound()
    _require_export(info.context, feed.kind)
    return await info.context.run(start_job, command)


async def remove_feed(info: Info, input: RemoveFeedInput) -> o.RemoveOutcome:
    """Remove a feed of what the viewer may export."""
    if feed := await info.context.read(FeedReads).by_id(feed_id_of(input.feed_id)):
        _require_export(info.context, feed.kind)
    return await info.context.run(do.remove_feed, input.command())


async def import_marketing_list(info: Info, input: ImportMarketingListInput) -> StartOutcome:
    """Start a job that tags the players of a list, if the viewer may tag a player."""
    _require_operator(info.context, "Mutation.importMarketingList")
    command = input.command()
    needed = CHANGES[command.kind].coordinates(command.request)
    if denied := next((each for each in needed if not info.context.access.allows(each)), None):
        raise Forbidden(denied)
    return await info.context.run(start_job, command)


def _require_export(context: Context, kind: FeedKind) -> None:
    """Who may export these by hand may have a feed of them.

    Raises:
        Forbidden: the viewer may not.
    """
    needed = export_right(kind)
    if not context.access.allows(needed):
        raise Forbidden(needed)


def _require_operator(context: Context, mutation: str) -> None:
    """A job goes on as an operator whose rights are looked up while it runs.

    Raises:
        Forbidden: the viewer is none.
    """
    if context.viewer.kind is not ActorKind.OPERATOR:
        raise Forbidden(mutation)

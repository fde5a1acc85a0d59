"""Feeds: types, queries and mutations."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.feeds import model
from domain.feeds import outcomes as domain
from resolvers.feeds import feeds as resolve
from schema.binding import publishes, resolved_by
from schema.feeds import enums as _enums  # noqa: F401 - registers the enums used below
from schema.jobs.fields import JobKeyReused, JobStarted, StartJobResult, TooManyJobs, TooManyRows
from schema.mixins import adds_to
from schema.node import Node
from schema.refusals import Refusal


@publishes(model.FeedSet)
@strawberry.type(description="A set of files that a feed was written to")
class FeedSet:
    no: int = strawberry.field(description="1 for the first; part of the names of its files")
    at: datetime = strawberry.field(description="The moment at which its rows were read")
    rows: int = strawberry.field(description="How many rows it has")
    manifest: str = strawberry.field(description="Where its manifest is, which was written last")


@publishes(model.Feed)
@strawberry.type(description="Rows of one kind that are written to files for another system")
class Feed(Node):
    id: strawberry.ID = resolved_by(resolve.feed_id, description="Its id: fed_...")
    name: str = strawberry.field(description="Begins the names of its files")
    kind: model.FeedKind = strawberry.field(description="What rows it has")
    format: model.FeedFormat = strawberry.field(description="How its files are written")
    role: str = strawberry.field(description="What this role may not read is left out or masked")
    destination: str = strawberry.field(description="Where its files go")
    created_by: str = strawberry.field(description="Who created it, such as `operator:anna`")
    created_at: datetime = strawberry.field(description="When it was created")
    sets: int = strawberry.field(description="How many sets of files were written")
    last: FeedSet | None = strawberry.field(description="The newest set; null before the first")


@publishes(domain.FeedCreated)
@strawberry.type(description="The feed is written when it is run")
class FeedCreated:
    feed: Feed = strawberry.field(description="As it was stored")


@publishes(domain.FeedRemoved)
@strawberry.type(description="The feed is not written any more; its files stay")
class FeedRemoved:
    feed: Feed = strawberry.field(description="As it was")


@publishes(domain.FeedNotFound)
@strawberry.type(description="There is no such feed in the brand")
class FeedNotFound(Refusal):
    pass


@publishes(domain.FeedNameTaken)
@strawberry.type(description="Another feed of the brand has this name")
class FeedNameTaken(Refusal):
    pass


@publishes(domain.TooManyFeeds)
@strawberry.type(description="The brand has as many feeds as it may have")
class TooManyFeeds(Refusal):
    most: int = strawberry.field(description="How many there may be")


CreateFeedResult = Annotated[FeedCreated | FeedNameTaken | TooManyFeeds, strawberry.union("CreateFeedResult")]
RemoveFeedResult = Annotated[FeedRemoved | FeedNotFound, strawberry.union("RemoveFeedResult")]
_Run = JobStarted | TooManyJobs | TooManyRows | JobKeyReused | FeedNotFound
RunFeedResult = Annotated[_Run, strawberry.union("RunFeedResult")]


@adds_to("Query")
@strawberry.type
class FeedQueries:
    """Reading feeds."""

    feeds: list[Feed] | None = resolved_by(resolve.feeds, description="The brand's feeds, by name")
    feed: Feed | None = resolved_by(resolve.feed, description="A feed; null when there is no such feed")


@adds_to("Mutation")
@strawberry.type
class FeedMutations:
    """Creating, running and removing feeds."""

    create_feed: CreateFeedResult | None = resolved_by(
        resolve.create_feed, description="Create a feed, which is written when it is run"
    )
    run_feed: RunFeedResult | None = resolved_by(
        resolve.run_feed, description="Write the next set of a feed's files, in the background"
    )
    import_marketing_list: StartJobResult | None = resolved_by(
        resolve.import_marketing_list,
        description="Add tags to the players of a marketing list who may be marketed to, in the background",
    )
    remove_feed: RemoveFeedResult | None = resolved_by(
        resolve.remove_feed, description="Write a feed no more; what was written stays where it is"
    )

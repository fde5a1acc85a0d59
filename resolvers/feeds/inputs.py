"""Inputs of feeds."""

from typing import Final
from uuid import UUID

import strawberry

from domain.feeds.commands import CreateFeed, RemoveFeed
from domain.feeds.marketing_lists import ListKey, list_digest, list_lines
from domain.feeds.model import FeedFormat, FeedKind, destination_of, feed_name
from domain.jobs.commands import KEY_CHARACTERS_MAX, StartJob
from domain.jobs.model import JobKind
from domain.shared import text
from resolvers.feeds import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.ids import uuid_of
from resolvers.jobs.inputs import KEY, tags_of

FEED: Final = "The feed: fed_..."


def feed_id_of(public: str, field: str = "feedId") -> UUID:
    """Parse the id of a feed.

    Raises:
        BadInput: not an id of one.
    """
    return uuid_of("fed", public, field)


@strawberry.input(description="A new feed")
class CreateFeedInput:
    name: str = strawberry.field(
        description="Begins the names of its files: 1 to 40 lower-case letters, digits and dashes"
    )
    kind: FeedKind = strawberry.field(description="What rows it has")
    format: FeedFormat = strawberry.field(description="How its files are written")
    role: str = strawberry.field(
        description="A role of operators or services, which reads no more than you do: what it may not read"
        " is left out or masked"
    )
    destination: str = strawberry.field(
        description="Where its files go: `file:///folder` below the folder of feeds, or `s3://bucket/prefix`"
    )

    def command(self) -> CreateFeed:
        """The command.

        Raises:
            BadInput: a name or destination that a feed cannot have.
        """
        feed_name(self.name)
        destination_of(self.destination)
        return CreateFeed(self.name, self.kind, self.format, self.role, self.destination)


@strawberry.input(description="The feed to write")
class RunFeedInput:
    key: str = strawberry.field(description=KEY)
    feed_id: strawberry.ID = strawberry.field(description=FEED)
    full: bool = strawberry.field(
        default=False, description="True: everything there is; else what is new since the last set"
    )

    def command(self) -> StartJob:
        """The job.

        Raises:
            BadInput: a key that does not show, or no id of a feed.
        """
        text.line(self.key, "key", at_most=KEY_CHARACTERS_MAX)
        id = feed_id_of(self.feed_id)
        recorded = {"feed": str(id), "full": str(self.full).lower()}
        return StartJob(JobKind.FEED_RUN, self.key, {"feed": str(id), "full": self.full}, recorded=recorded)


@strawberry.input(description="The feed to remove")
class RemoveFeedInput:
    feed_id: strawberry.ID = strawberry.field(description=FEED)

    def command(self) -> RemoveFeed:
        return RemoveFeed(feed_id_of(self.feed_id))


@strawberry.input(description="A marketing list: players who get tags, where they may be marketed to")
class ImportMarketingListInput:
    key: str = strawberry.field(description=KEY)
    csv: str = strawberry.field(
        description="The file: a line of titles, then 1 to 10,000 players, each in the column that `by` says;"
        " as long as a request may be, 5 MiB at most"
    )
    by: ListKey = strawberry.field(description="By which column its players are found")
    tags: list[str] = strawberry.field(description="Tags to add, 1 to 10")
    dry_run: bool = strawberry.field(
        default=False, description="True: tag no player, and say what would be wrong with which line"
    )

    def command(self) -> StartJob:
        """The job.

        Raises:
            BadInput: there is no tag, or the file cannot be read.
        """
        text.line(self.key, "key", at_most=KEY_CHARACTERS_MAX)
        tags, lines = tags_of(self.tags, "tags"), list_lines(self.csv, self.by)
        request = {
            "csv": self.csv,
            "by": self.by.name,
            "add": tags,
            "remove": [],
            "reason": None,
            "dryRun": self.dry_run,
        }
        recorded = {
            "sha256": list_digest(self.csv).hex(),
            "by": self.by.name,
            "dryRun": str(self.dry_run).lower(),
        }
        return StartJob(JobKind.MARKETING_IMPORT, self.key, request, total=len(lines), recorded=recorded)

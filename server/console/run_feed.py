"""`croupier feeds run` at the terminal."""

import asyncio
from uuid import uuid4

from adapters.postgres.command_runner import CommandRunner
from adapters.postgres.feeds.horizon import NotSettled
from adapters.postgres.feeds.reads import PostgresFeedReads
from domain.feeds.books import BooksNotBalanced
from domain.feeds.commands import FeedRunLost
from domain.feeds.model import FeedSet
from domain.feeds.ports import DestinationFailed
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from server.composition.bindings import bindings
from server.composition.process_resources import open_resources
from server.console.known_brands import require_known
from server.errors import OperatorError
from server.feeds.feed_jobs import FEED_GONE, ROLE_SEES_NOTHING, feed_runner
from server.feeds.feed_runner import FeedBusy
from server.feeds.shown_columns import RoleSeesNothing
from server.processes.backend_servers import with_servers
from server.security.access_control import shipped_access_control
from server.security.policy_sync import policy_sync_of
from server.settings import Settings


def run_feed_on_console(settings: Settings, name: str, brand: str, *, full: bool) -> str:
    """Write the next set of a feed; the line that says how many rows it has and where its manifest is.

    Raises:
        OperatorError: there is no such brand or feed, or it cannot be written.
    """
    with with_servers(settings) as complete:
        written = asyncio.run(_run(complete, name, brand, full=full))
    return f"set {written.no}: {written.rows} rows, {written.manifest}"


async def _run(settings: Settings, name: str, brand: str, *, full: bool) -> FeedSet:
    from schema.root import whole  # noqa: PLC0415 - half a second that only this needs

    access = shipped_access_control()
    access.protect(whole())
    actor = Actor(ActorKind.SYSTEM, "console", brand, frozenset({"system"}))
    origin = Origin(actor, Channel.CONSOLE, uuid4().hex)
    async with open_resources(settings, access=access) as resources:
        await require_known(brand, resources.database)
        await policy_sync_of(access, resources).load()
        found = await PostgresFeedReads(resources.database, brand).feeds()
        feed = next((each for each in found if each.name == name), None)
        if feed is None:
            names = ", ".join(each.name for each in found) or "none"
            raise OperatorError(f"there is no feed {name} in {brand}: there are {names}")
        runner = feed_runner(resources, CommandRunner(resources.database, bindings(resources)))
        try:
            return await runner.run(feed, origin, full=full)
        except NotSettled as error:
            raise OperatorError("a transaction has been open for too long: try again later") from error
        except FeedBusy as error:
            raise OperatorError("another run writes this feed: wait for it") from error
        except FeedRunLost as error:
            raise OperatorError(FEED_GONE.message) from error
        except RoleSeesNothing as error:
            raise OperatorError(ROLE_SEES_NOTHING.message) from error
        except (BooksNotBalanced, DestinationFailed) as error:
            raise OperatorError(str(error)) from error

"""Writes the next set of files of a feed: rows and schema first, the manifest last."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson

from adapters.postgres.database import Database
from adapters.postgres.feeds.horizon import LedgerHorizon
from adapters.postgres.feeds.reads import PostgresFeedReads
from adapters.postgres.feeds.statements import NO_LIMIT_SECONDS
from adapters.postgres.feeds.store import FeedRuns
from adapters.vault.vault import Vault
from domain.feeds.columns import ColumnForm, FeedColumn
from domain.feeds.commands import CompleteFeedSet, FeedRunLost, complete_feed_set
from domain.feeds.model import Feed, FeedFormat, FeedProgress, FeedSet, destination_of
from domain.feeds.ports import DestinationFailed, FeedFolder
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.errors import Broken
from resolvers.authorization.tables import AccessTables
from resolvers.context import CommandExecutor
from resolvers.ids import public_id
from server.feeds.contents import CopiedRows, SetContents, SetReader
from server.feeds.destinations import Destinations, FileWriter, WrittenFile, new_file, put_file
from server.feeds.shown_columns import shown_columns
from server.feeds.writers import AMOUNT_DECIMALS, DIGITS, WRITERS, line_breaks, moment

MANIFEST_VERSION: Final = 1
# Of the place of its files: feeds of two brands that go to the same one do not write at the same time.
_LOCK: Final = "select pg_try_advisory_xact_lock(hashtextextended('feed run ' || $1::text, 0))"


_JOB: Final = "job"
"""In the position of a feed: the job that has written its last set."""


class FeedBusy(Exception):
    """Another run writes this feed."""


@dataclass(frozen=True, slots=True)
class FeedRunner:
    """One run at a time writes a feed. ``masks``: coordinate -> the mask that the catalogue names for it."""

    database: Database
    vault: Vault
    horizon: LedgerHorizon
    tables: AccessTables
    masks: Mapping[str, str]
    commands: CommandExecutor
    destinations: Destinations
    clock: Clock

    async def run(self, feed: Feed, origin: Origin, *, full: bool, job: UUID | None = None) -> FeedSet:
        """Write the next set, or go on with the one that was begun; ``origin`` is who runs it.

        The set that this ``job`` has written, if it wrote the last one, and was lost before its end.

        Raises:
            RoleSeesNothing, BooksNotBalanced, DestinationFailed, FeedRunLost: it cannot be written.
            NotSettled, FeedBusy: it cannot be written now.
        """
        access = self.tables.of_roles(feed.brand, frozenset({feed.role}))
        shown = shown_columns(feed.kind, access, self.masks)
        horizon, runs = await self.horizon.settled(feed.brand), FeedRuns(self.database)
        async with self.database.snapshot(feed.brand) as connection:
            if not await connection.fetchval(_LOCK, _place_of(feed)):
                raise FeedBusy
            at, progress = self.clock.now(), await runs.progress(feed)
            if progress is None:
                raise FeedRunLost
            if written := await self._written_by(job, feed, progress):
                return written
            full = full or progress.position is None
            reader = SetReader(connection, self.vault, feed, shown, horizon)
            contents = await reader.contents(progress, full=full)
            if not await runs.begin(feed, {"full": full, "window": contents.window}):
                raise FeedRunLost
            number = progress.sets + 1
            async with self.destinations.folder(feed.destination) as folder:
                files = _Files(feed, number, folder)
                await files.require_own()
                rows, data = await files.write_rows(connection, shown.columns, contents)
                schema = await put_file(folder, files.name("schema.json"), _schema(shown.columns))
                described = _manifest(feed, number, at, contents, full=full) | {
                    "rows": rows,
                    "columns": shown.names,
                    "masked": sorted(shown.masks),
                    "files": [{**data.described(), "rows": rows}],
                    "schema": schema.described(),
                }
                manifest = await put_file(folder, files.name("manifest.json"), _json(described))
                written = FeedSet(number, at, rows, folder.place(manifest.name))
            position = {**contents.position, **({_JOB: str(job)} if job else {})}
            done = CompleteFeedSet(feed.id, written, shown.names, position)
            await self.commands.run(complete_feed_set, done, origin)
        return written

    async def _written_by(self, job: UUID | None, feed: Feed, progress: FeedProgress) -> FeedSet | None:
        if job is None or (progress.position or {}).get(_JOB) != str(job):
            return None
        found = await PostgresFeedReads(self.database, feed.brand).by_id(feed.id)
        return found.last if found else None


@dataclass(frozen=True, slots=True)
class _Files:
    feed: Feed
    number: int
    folder: FeedFolder

    def name(self, suffix: str) -> str:
        """Of a file of this set."""
        return f"{self.feed.name}-{self.number:06d}.{suffix}"

    async def require_own(self) -> None:
        """Write over no set of another feed: of another brand, or of one that was removed.

        Raises:
            DestinationFailed: its manifest stands there.
        """
        name = self.name("manifest.json")
        there = await self.folder.read(name)
        if there is not None and _feed_of(there) != _public_id(self.feed):
            raise DestinationFailed(f"{name} of another feed stands there already")

    async def write_rows(
        self, connection: Any, columns: tuple[FeedColumn, ...], contents: SetContents
    ) -> tuple[int, WrittenFile]:
        """The number of rows, and the file that has them."""
        async with new_file(self.folder, self.name(self.feed.format.suffix)) as file:
            if isinstance(contents.rows, CopiedRows):
                rows = await _copy(connection, contents.rows, file, self.feed.format)
            else:
                rows = await _write(columns, contents.rows, file, self.feed.format)
            if contents.count is not None and rows != contents.count:
                raise Broken(f"{rows} rows were written of {contents.count}")
            return rows, await file.complete()


async def _copy(connection: Any, copied: CopiedRows, file: FileWriter, written_as: FeedFormat) -> int:
    async def keep(data: bytes) -> None:
        await file.write(line_breaks(data) if written_as is FeedFormat.CSV else data)

    said = await connection.copy_from_query(
        copied.statement, *copied.arguments, output=keep, timeout=NO_LIMIT_SECONDS, **copied.options
    )
    return int(said.removeprefix("COPY "))


async def _write(
    columns: tuple[FeedColumn, ...], rows: AsyncIterator[Any], file: FileWriter, written_as: FeedFormat
) -> int:
    writer, count = WRITERS[written_as](columns), 0
    await file.write(writer.begin())
    async for some in rows:
        count += len(some)
        await file.write(writer.rows(some))
    await file.write(writer.end())
    return count


def _public_id(feed: Feed) -> str:
    return public_id("fed", feed.id)


def _place_of(feed: Feed) -> str:
    to = destination_of(feed.destination)
    return f"{to.store.value}/{to.bucket}/{to.path}/{feed.name}"


def _feed_of(manifest: bytes) -> str | None:
    """The id of the feed whose manifest this is; None where it is none."""
    try:
        found = orjson.loads(manifest)["feedId"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return None
    return found if isinstance(found, str) else None


def _manifest(feed: Feed, number: int, at: datetime, contents: SetContents, *, full: bool) -> dict[str, Any]:
    made = {
        "version": MANIFEST_VERSION,
        "feed": feed.name,
        "feedId": _public_id(feed),
        "brand": feed.brand,
        "kind": feed.kind.name,
        "format": feed.format.name,
        "role": feed.role,
        "set": number,
        "full": full,
        "snapshotAt": moment(at),
        "window": contents.window,
        "totals": contents.totals,
    }
    return made | ({"balances": contents.balances} if contents.balances else {})


_JSON_TYPES: Final[Mapping[ColumnForm, Mapping[str, Any]]] = {
    ColumnForm.LIST: {"type": "array", "items": {"type": "string"}},
    ColumnForm.INTEGER: {"type": ["integer", "null"]},
    ColumnForm.AMOUNT: {"type": ["string", "null"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    ColumnForm.MINOR: {"type": ["string", "null"], "pattern": "^-?[0-9]+$"},
    ColumnForm.TIME: {"type": ["string", "null"], "format": "date-time"},
    ColumnForm.DATE: {"type": ["string", "null"], "format": "date"},
    ColumnForm.BOOLEAN: {"type": ["boolean", "null"]},
}
_PARQUET_TYPES: Final[Mapping[ColumnForm, str]] = {
    ColumnForm.LIST: "list<string>",
    ColumnForm.INTEGER: "int64",
    ColumnForm.AMOUNT: f"decimal128({DIGITS}, {AMOUNT_DECIMALS})",
    ColumnForm.MINOR: f"decimal128({DIGITS}, 0)",
    ColumnForm.TIME: "timestamp[us, UTC]",
    ColumnForm.DATE: "date32",
    ColumnForm.BOOLEAN: "bool",
}


def _schema(columns: tuple[FeedColumn, ...]) -> bytes:
    """The columns in their order; as JSON Schema of a line of NDJSON, with the types of Parquet beside."""
    properties = {
        each.name: {
            **_JSON_TYPES.get(each.form, {"type": ["string", "null"]}),
            "x-parquet": _PARQUET_TYPES.get(each.form, "string"),
            "x-fields": list(each.coordinates),
        }
        for each in columns
    }
    return _json(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": properties,
            "required": [each.name for each in columns],
            "additionalProperties": False,
            "x-columns": [each.name for each in columns],
        }
    )


def _json(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

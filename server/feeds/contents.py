"""What a set of files holds: the rows of each kind of feed, read in one snapshot of the database."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from adapters.postgres.feeds import books
from adapters.postgres.feeds.changes import stand_of
from adapters.postgres.feeds.players import VALUES, changed_players
from adapters.postgres.feeds.statements import ADJUSTMENTS, NO_LIMIT_SECONDS, RowSource, transactions
from adapters.vault.vault import Vault
from domain.feeds.books import (
    BalanceCheck,
    DayPosting,
    checked_balances,
    daily_totals,
    journal_lines,
    require_balanced,
    side_totals,
)
from domain.feeds.columns import FeedColumn
from domain.feeds.model import Feed, FeedFormat, FeedKind, FeedProgress
from domain.feeds.windows import (
    DayWindow,
    TimeWindow,
    change_window,
    day_window,
    stored_day_window,
    stored_time_window,
    time_window,
)
from domain.shared.calendar import day_span, local_day, zone_of
from domain.shared.money import CURRENCIES, CURRENCY_BY_NUMBER, Money
from server.feeds.shown_columns import ShownColumns

ROWS_AT_ONCE: Final = 5_000
SHORT: Final = timedelta(days=2)
"""Entries of a shorter time are found by the index over kind and time."""

Rows = AsyncIterator[Sequence[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class CopiedRows:
    """Rows that PostgreSQL writes as they stand in the file, by COPY; ``options`` are those of the driver."""

    statement: str
    arguments: tuple[Any, ...]
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SetContents:
    """``window``: what it holds, for the manifest. ``position``: where the next increment begins.

    ``rows`` are those that the role sees. ``count`` is how many they must be; None: it is counted while they
    are written.
    """

    window: Mapping[str, Any]
    position: Mapping[str, Any]
    rows: Rows | CopiedRows
    count: int | None = None
    totals: list[dict[str, Any]] = field(default_factory=list)
    balances: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SetReader:
    """Reads the contents of the next set of a feed. ``connection`` is in the snapshot that they are read in.

    ``horizon``: before it the ledger is whole, see ``LedgerHorizon``.
    """

    connection: Any
    vault: Vault
    feed: Feed
    shown: ShownColumns
    horizon: datetime

    async def contents(self, progress: FeedProgress, *, full: bool) -> SetContents:
        """The set that was begun, or else the next.

        Raises:
            BooksNotBalanced: the books of a day do not balance.
        """
        begun = progress.pending if progress.pending and progress.pending["full"] is full else None
        position = None if full else progress.position
        window = begun and begun["window"]
        kind = self.feed.kind
        if kind is FeedKind.TRANSACTIONS:
            return await self._transactions(
                stored_time_window(window) if window else time_window(position, self.horizon)
            )
        if kind is FeedKind.PLAYERS:
            return await self._players(position)
        if kind is FeedKind.ADJUSTMENTS:
            return await self._adjustments(position)
        return await self._books(stored_day_window(window) if window else None, position)

    async def _transactions(self, window: TimeWindow) -> SetContents:
        by_index = not window.begins_at_once and window.until - window.since < SHORT
        asked = (self.feed.brand, window.since, window.until)
        return await self._of_source(
            transactions(by_index=by_index), asked, window.stored(), window.position()
        )

    async def _adjustments(self, position: Mapping[str, Any] | None) -> SetContents:
        window = change_window(position, *await stand_of(self.connection))
        asked = (self.feed.brand, window.since, window.until)
        return await self._of_source(ADJUSTMENTS, asked, window.stored(), window.position())

    async def _players(self, position: Mapping[str, Any] | None) -> SetContents:
        window = change_window(position, *await stand_of(self.connection))

        async def rows() -> Rows:
            batches = changed_players(
                self.connection, self.vault, self.feed.brand, window.since, window.until
            )
            async for players in batches:
                yield [
                    self.shown.line([VALUES[name](player) for name in self.shown.names]) for player in players
                ]

        return SetContents(window.stored(), window.position(), rows())

    async def _of_source(
        self, source: RowSource, asked: tuple[Any, ...], window: dict[str, Any], position: dict[str, Any]
    ) -> SetContents:
        found = await self.connection.fetch(source.totals, *asked, timeout=NO_LIMIT_SECONDS)
        totals = [
            _total(CURRENCY_BY_NUMBER[row["currency"]].code, row["rows"], amount=int(row["minor"]))
            for row in found
        ]
        count = sum(row["rows"] for row in found)
        columns = self.shown.columns
        is_summed = {"currency", "amount_minor"} <= set(self.shown.names) and not self.shown.masks
        rows: Rows | CopiedRows
        if self.shown.masks or self.feed.format is FeedFormat.PARQUET:
            rows = self._cursor(source.rows(columns), asked)
        else:
            rows = _copied(self.feed.format, source, columns, asked)
        return SetContents(window, position, rows, count, totals if is_summed else [])

    async def _cursor(self, statement: str, asked: tuple[Any, ...]) -> Rows:
        cursor = await self.connection.cursor(statement, *asked, timeout=NO_LIMIT_SECONDS)
        while found := await cursor.fetch(ROWS_AT_ONCE, timeout=NO_LIMIT_SECONDS):
            yield [self.shown.line(row) for row in found] if self.shown.masks else found

    async def _books(self, begun: DayWindow | None, position: Mapping[str, Any] | None) -> SetContents:
        brand = self.feed.brand
        zone = zone_of(await self.connection.fetchval(books.ZONE, brand))
        after = local_day(self.horizon, zone)
        window = begun
        if window is None:
            first = await books.first_entry(self.connection, brand)
            window = day_window(position, local_day(first, zone) if first else after, after)
        postings: tuple[DayPosting, ...] = ()
        balances: tuple[BalanceCheck, ...] = ()
        if window.days:
            postings = await books.day_postings(self.connection, brand, window.days, zone)
            require_balanced(postings)
            opening, closing = [
                await books.balances_at(self.connection, brand, day_span(day, zone).start)
                for day in (window.first, window.after)
            ]
            balances = checked_balances(opening, postings, closing)
        is_journal = self.feed.kind is FeedKind.JOURNAL
        lines = [*(journal_lines(brand, postings) if is_journal else daily_totals(postings))]
        totals = [
            _total(currency, count, debit=debit, credit=credit)
            for currency, count, debit, credit in side_totals(lines)
        ]
        return SetContents(
            window.stored(),
            window.position(),
            _few([self._line(line) for line in lines]),
            len(lines),
            totals,
            [_balance(each) for each in balances],
        )

    def _line(self, line: Mapping[str, Any]) -> list[Any]:
        """With the amounts in major units, too."""
        currency = CURRENCIES[line["currency"]]
        amounts = {name: Money(line[f"{name}_minor"], currency).amount for name in ("debit", "credit")}
        return [{**line, **amounts}[name] for name in self.shown.names]


async def _few(rows: Sequence[Sequence[Any]]) -> Rows:
    if rows:
        yield rows


def _copied(
    written_as: FeedFormat, source: RowSource, columns: Sequence[FeedColumn], asked: tuple[Any, ...]
) -> CopiedRows:
    if written_as is FeedFormat.CSV:
        return CopiedRows(source.csv(columns), asked, {"format": "csv", "header": True})
    # JSON has no control characters: nothing is quoted, and each row is a line as it is.
    return CopiedRows(source.json(columns), asked, {"format": "csv", "delimiter": "\x01", "quote": "\x02"})


def _total(code: str, rows: int, **sums: int) -> dict[str, Any]:
    return {"currency": code, "rows": rows, **_amounts(code, sums)}


def _balance(check: BalanceCheck) -> dict[str, Any]:
    sums = {"opening": check.opening, "posted": check.posted, "closing": check.closing}
    return {"currency": check.currency, "account": check.account.name, **_amounts(check.currency, sums)}


def _amounts(code: str, sums: Mapping[str, int]) -> dict[str, str]:
    """Each sum in major units, and in minor units; strings, since numbers of JSON lose digits."""
    currency = CURRENCIES[code]
    return {
        key: text
        for name, minor in sums.items()
        for key, text in ((name, _major(minor, currency.exponent)), (f"{name}Minor", str(minor)))
    }


def _major(minor: int, exponent: int) -> str:
    return f"{Decimal(minor).scaleb(-exponent):f}"

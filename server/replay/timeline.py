"""Sorts the rows of a file by time in a scratch database, so that memory does not grow with the file."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from domain.shared.money import Currency, Money
from server.replay.rows import Movement, RejectedRow, ReplayRow


class RowTimeline:
    """Rows by (time, id). Built anew by each run; only the ledger records which have been applied."""

    def __init__(self, scratch: Path, currency: Currency) -> None:
        self._db = sqlite3.connect(scratch, isolation_level=None)
        self._currency = currency
        self._db.execute("pragma journal_mode = off")
        self._db.execute("pragma synchronous = off")
        self._db.execute(
            "create table row"
            " (at text, id text, line int, player text, round text, game text, movements text)"
        )
        self._db.execute("create unique index row_id on row (id)")

    def add(self, row: ReplayRow) -> RejectedRow | None:
        """Store a row; a second row of the same id is returned as rejected."""
        movements = json.dumps([(movement.kind, movement.amount.minor) for movement in row.movements])
        values = (row.at.isoformat(), row.id, row.line, row.player, row.round, row.game, movements)
        if self._db.execute("insert or ignore into row values (?, ?, ?, ?, ?, ?, ?)", values).rowcount:
            return None
        first = self._db.execute("select line from row where id = ?", (row.id,)).fetchone()[0]
        return RejectedRow(row.line, row.id, f"line {first} has the same id")

    def sort(self) -> None:
        """Prepare for reading in order, once every row is in."""
        self._db.execute("create index row_time on row (at, id)")

    def __len__(self) -> int:
        return int(self._db.execute("select count(*) from row").fetchone()[0])

    def __iter__(self) -> Iterator[ReplayRow]:
        for at, id, line, player, round_, game, movements in self._db.execute(
            "select * from row order by at, id"
        ):
            amounts = tuple(
                Movement(kind, Money(minor, self._currency)) for kind, minor in json.loads(movements)
            )
            yield ReplayRow(line, id, player, datetime.fromisoformat(at), round_, game, amounts)

    def close(self) -> None:
        """Close the scratch database."""
        self._db.close()


def opening_deposits(rows: Iterator[ReplayRow]) -> dict[str, int]:
    """Player -> minor units to deposit before the first row so that no row lacks funds."""
    running: dict[str, int] = {}
    lowest: dict[str, int] = {}
    for row in rows:
        balance = running.get(row.player, 0)
        for movement in row.movements:
            balance += (
                movement.amount.minor if movement.kind in ("win", "deposit") else -movement.amount.minor
            )
            lowest[row.player] = min(lowest.get(row.player, 0), balance)
        running[row.player] = balance
    return {player: -minor for player, minor in lowest.items()}

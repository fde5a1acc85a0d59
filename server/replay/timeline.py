"""Sorts the rows of a file by time in a scratch database, so that memory does not grow with the file."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal

from domain.shared.money import CURRENCIES, Money
from server.replay.rows import Movement, RejectedRow, ReplayRow, SkippedRow

CHUNK_ROWS: Final = 2_000
_COLUMNS: Final = "line, id, player, at, round, game, movements"
_IN_ORDER: Final = "order by at, length(id), id"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A row, and which of its movements the ledger has: bit n is movement n.

    ``begun`` are those whose key the ledger knows, whatever it answered; ``done`` those that are carried out.
    """

    number: int
    row: ReplayRow
    begun: int
    done: int

    @property
    def is_done(self) -> bool:
        """Whether nothing of the row is left to do."""
        return self.done == (1 << len(self.row.movements)) - 1

    def left(self) -> Iterator[Movement]:
        """The movements that the ledger does not have."""
        for bit, movement in enumerate(self.row.movements):
            if not self.done >> bit & 1:
                yield movement

    def unbegun(self) -> Iterator[Movement]:
        """The movements of which the ledger knows nothing."""
        for bit, movement in enumerate(self.row.movements):
            if not self.begun >> bit & 1:
                yield movement


class RowTimeline:
    """Rows by (time, id). Built anew by each run; only the ledger records which have been applied."""

    def __init__(self, scratch: Path, repeated: Literal["reject", "number", "skip"] = "reject") -> None:
        self._db = sqlite3.connect(scratch, isolation_level=None)
        self._repeated = repeated
        self._db.execute("pragma journal_mode = off")
        self._db.execute("pragma synchronous = off")
        self._db.execute(
            "create table row (number integer primary key, line int, id text, player text, at text,"
            " round text, game text, movements text, currency text, begun int default 0, done int default 0,"
            " is_done int default 0)"
        )
        self._db.execute("create unique index row_id on row (id)")
        self._db.execute("begin")

    def add(self, row: ReplayRow) -> RejectedRow | SkippedRow | None:
        """Store a row; of a second one with the same id the mapping says what becomes."""
        stored = self._insert(row, row.id)
        if stored or (self._repeated == "number" and self._insert_numbered(row)):
            return None
        first = self._db.execute(
            "select line, movements, player, at from row where id = ?", (row.id,)
        ).fetchone()
        same = first[1:] == (_packed(row), row.player, row.at.isoformat())
        if self._repeated == "skip" and same:
            return SkippedRow(row.line)
        compared = "the same time, player and amounts" if same else "another time, player or amount"
        return RejectedRow(row.line, row.id, f"line {first[0]} has the same id and {compared}")

    def sort(self) -> None:
        """Prepare for reading in order, once every row is in."""
        self._db.execute("commit")
        self._db.execute("create index row_time on row (at, length(id), id)")

    def __len__(self) -> int:
        return int(self._db.execute("select count(*) from row").fetchone()[0])

    def left(self) -> Iterator[TimelineRow]:
        """The rows that the ledger does not have as a whole, in order."""
        found = f"select number, begun, done, {_COLUMNS} from row where not is_done {_IN_ORDER}"  # noqa: S608
        return map(_row, self._db.execute(found))

    def players(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every player, with the currencies of their rows, the earliest first."""
        found: dict[str, list[str]] = {}
        for player, currency in self._db.execute(
            "select player, currency from row group by player, currency order by min(at), player"
        ):
            found.setdefault(player, []).append(currency)
        return [(player, tuple(currencies)) for player, currencies in found.items()]

    def chunks(self) -> Iterator[list[TimelineRow]]:
        """All rows in file order, some thousands at a time."""
        last = 0
        while rows := self._chunk(last):
            last = rows[-1].number
            yield rows

    def mark(self, known: Iterable[TimelineRow]) -> None:
        """Keep what the ledger has of these rows."""
        self._db.execute("begin")
        self._db.executemany(
            "update row set begun = ?, done = ?, is_done = ? where number = ?",
            [(each.begun, each.done, each.is_done, each.number) for each in known if each.begun],
        )
        self._db.execute("commit")

    def close(self) -> None:
        """Close the scratch database."""
        self._db.close()

    def _chunk(self, after: int) -> list[TimelineRow]:
        found = self._db.execute(
            f"select number, begun, done, {_COLUMNS} from row where number > ? order by number limit ?",  # noqa: S608
            (after, CHUNK_ROWS),
        )
        return list(map(_row, found.fetchall()))

    def _insert(self, row: ReplayRow, id: str) -> bool:
        currency = row.movements[0].amount.currency.code
        values = (row.line, id, row.player, row.at.isoformat(), row.round, row.game, _packed(row), currency)
        inserted = self._db.execute(
            f"insert or ignore into row ({_COLUMNS}, currency) values (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            values,
        )
        return bool(inserted.rowcount)

    def _insert_numbered(self, row: ReplayRow) -> bool:
        """The second row of an id is ``id#2``, and so on: the same in every run, for rows are only added."""
        number = 2
        while not self._insert(row, f"{row.id}#{number}"):
            number += 1
        return True


def _packed(row: ReplayRow) -> str:
    return json.dumps(
        [(each.kind, each.amount.minor, each.amount.currency.code, each.number) for each in row.movements]
    )


def _row(stored: tuple[Any, ...]) -> TimelineRow:
    number, begun, done, line, id, player, at, round_, game, movements = stored
    amounts = tuple(
        Movement(kind, Money(minor, CURRENCIES[code]), count)
        for kind, minor, code, count in json.loads(movements)
    )
    row = ReplayRow(line, id, player, datetime.fromisoformat(at), round_, game, amounts)
    return TimelineRow(number, row, begun, done)


PlayerMoney = tuple[str, str]
"""(player, currency code)."""


def opening_deposits(
    rows: Iterable[TimelineRow], available: dict[PlayerMoney, int]
) -> dict[PlayerMoney, int]:
    """Minor units to deposit before the rows that are left, so that none of them lacks funds.

    ``available`` is what can be played and withdrawn now; the rest have nothing.
    """
    running = dict(available)
    lowest: dict[PlayerMoney, int] = {}
    for each in rows:
        for movement in each.unbegun():
            key = (each.row.player, movement.amount.currency.code)
            minor = movement.amount.minor
            running[key] = running.get(key, 0) + (minor if movement.kind in ("win", "deposit") else -minor)
            lowest[key] = min(lowest.get(key, 0), running[key])
    return {key: -minor for key, minor in lowest.items()}

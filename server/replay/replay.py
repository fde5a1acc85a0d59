"""The replay: reads rows, registers and funds players, applies the rows, compares the totals."""

import asyncio
import csv
import tempfile
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID
from zlib import crc32

from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets.queries import Turnover, Turnovers
from server.replay.mapping import ReplayMapping
from server.replay.player_registration import PlayerNotRegistered, ReplayRegistrar
from server.replay.row_applier import RowApplier
from server.replay.rows import RejectedRow, ReplayRow, read_rows
from server.replay.timeline import RowTimeline, opening_deposits
from server.replay.totals import FileTotals, total_turnover

LANES: Final = 24
"""Rows applied at once; all rows of a player share a lane, so their order holds."""

QUEUED_MAX: Final = 200
REPORT_EVERY: Final = 250

Item = TypeVar("Item")

Progress = Callable[[str, int, int], None]
"""Called with (phase, done, total; 0: unknown)."""


class RejectedRowsFile:
    """The CSV of rejected rows, beside the input; not written when no row is rejected."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._file: Any = None

    def add(self, rejected: RejectedRow) -> None:
        """Write one row."""
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8", newline="")
            csv.writer(self._file).writerow(("line", "id", "reason"))
        self.count += 1
        csv.writer(self._file).writerow((rejected.line, rejected.id, rejected.reason))

    def close(self) -> None:
        """Close the file; that of an earlier run is removed when there is nothing to report."""
        if self._file is None:
            self.path.unlink(missing_ok=True)
        else:
            self._file.close()


@dataclass(slots=True)
class ReplayReport:
    """The result of a replay. ``differing`` are players whose sums differ between file and ledger."""

    rows: int
    applied: int
    rejected: int
    players: int
    opening: Money
    turnover: Turnover
    house: Money
    differing: list[UUID]


@dataclass(slots=True)
class Replay:
    """One run over one file."""

    mapping: ReplayMapping
    applier: RowApplier
    registrar: ReplayRegistrar
    turnovers: Turnovers
    rejects: RejectedRowsFile
    progress: Progress
    totals: FileTotals = field(default_factory=FileTotals.empty)
    applied: int = 0

    async def run(self, file: Path) -> ReplayReport:
        """Apply the file and compare it with the ledger."""
        with tempfile.TemporaryDirectory(prefix="croupier-replay-") as scratch:
            timeline = RowTimeline(Path(scratch) / "rows.db", self.mapping.currency)
            self._read(file, timeline)
            openings = opening_deposits(iter(timeline))
            players = await self._enrol(openings)
            await self._apply(timeline, players)
            rows = len(timeline)
            timeline.close()
        ledger = await self.turnovers.of_caller(str(self.applier.origin.actor))
        turnover = total_turnover(ledger.values())
        return ReplayReport(
            rows=rows,
            applied=self.applied,
            rejected=self.rejects.count,
            players=len(players),
            opening=Money(sum(openings[name] for name in players), self.mapping.currency),
            turnover=turnover,
            house=Money(turnover.staked_minor - turnover.won_minor, self.mapping.currency),
            differing=self.totals.differences(ledger),
        )

    def _read(self, file: Path, timeline: RowTimeline) -> None:
        for count, row in enumerate(read_rows(file, self.mapping), 1):
            rejected = timeline.add(row) if isinstance(row, ReplayRow) else row
            if rejected:
                self.rejects.add(rejected)
            if count % REPORT_EVERY == 0:
                self.progress("reading", count, 0)
        timeline.sort()

    async def _enrol(self, openings: dict[str, int]) -> dict[str, PlayerId]:
        players: dict[str, PlayerId] = {}

        async def enrol(name: str) -> None:
            try:
                player_id = await self.registrar.find_or_register(name)
            except PlayerNotRegistered as refused:
                self.rejects.add(RejectedRow(0, "", f"player {name!r}: {refused}"))
                return
            if openings[name] and (short := await self.applier.deposit_opening(player_id, openings[name])):
                self.rejects.add(short)
            players[name] = player_id
            self.progress("players", len(players), len(openings))

        await _in_lanes(((name, name) for name in openings), enrol)
        return players

    async def _apply(self, timeline: RowTimeline, players: dict[str, PlayerId]) -> None:
        total = len(timeline)

        async def apply(row: ReplayRow) -> None:
            player_id = players.get(row.player)
            if player_id is None:
                self.rejects.add(RejectedRow(row.line, row.id, "the player could not be registered"))
            elif rejected := await self.applier.apply(row, player_id):
                self.rejects.add(rejected)
            else:
                self.totals.add(player_id, row)
                self.applied += 1
                if self.applied % REPORT_EVERY == 0:
                    self.progress("rows", self.applied, total)

        await _in_lanes(((row.player, row) for row in timeline), apply)
        self.progress("rows", total, total)


async def _in_lanes(work: Iterable[tuple[str, Item]], carry_out: Callable[[Item], Awaitable[None]]) -> None:
    """Process items concurrently; those with the same key one after the other."""
    lanes: list[asyncio.Queue[Item | None]] = [asyncio.Queue(QUEUED_MAX) for _ in range(LANES)]

    async def drive(lane: asyncio.Queue[Item | None]) -> None:
        while (item := await lane.get()) is not None:
            await carry_out(item)

    async with asyncio.TaskGroup() as tasks:
        for lane in lanes:
            tasks.create_task(drive(lane))
        for key, item in work:
            await lanes[crc32(key.encode()) % LANES].put(item)
        for lane in lanes:
            await lane.put(None)

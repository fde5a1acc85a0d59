"""The replay: reads rows, registers and funds players, applies the rows, compares the totals."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from domain.shared.ids import PlayerId
from domain.shared.money import CURRENCIES, Money
from domain.wallets.reconciliation import CallerTotals, PlayerCurrency, Reconciliation
from server.replay.lanes import in_lanes
from server.replay.ledger_state import PLAYERS_AT_ONCE, LedgerState
from server.replay.mapping import ReplayMapping
from server.replay.player_registration import PlayerNotRegistered, ReplayRegistrar
from server.replay.rejected_rows import RejectedRowsFile
from server.replay.row_applier import RowApplier
from server.replay.rows import RejectedRow, ReplayRow, SkippedRow, read_rows
from server.replay.timeline import RowTimeline, TimelineRow, opening_deposits
from server.replay.totals import FileTotals, PlayerDifference, PostedRow, totals_by_currency

REPORT_EVERY: Final = 250

Progress = Callable[[str, int, int], None]
"""Called with (phase, done, total; 0: unknown)."""


@dataclass(slots=True)
class ReplayReport:
    """The result of a replay. ``differing`` is whose sums differ between file and ledger, in which currency.

    ``sums`` are the ledger's, by currency code; ``applied`` counts what earlier runs applied, ``before``.
    """

    rows: int
    applied: int
    before: int
    skipped: int
    rejected: int
    players: int
    sums: dict[str, CallerTotals]
    differing: list[PlayerDifference]

    @property
    def succeeded(self) -> bool:
        """Whether every row that the mapping does not skip stands in the ledger, and nothing else."""
        return not self.differing and not self.rejected


@dataclass(slots=True)
class Replay:
    """One run over one file; ``scratch`` is a directory for what it keeps meanwhile."""

    mapping: ReplayMapping
    applier: RowApplier
    registrar: ReplayRegistrar
    reconciliation: Reconciliation
    rejects: RejectedRowsFile
    progress: Progress
    scratch: Path
    players: dict[str, PlayerId] = field(default_factory=dict)
    applied: int = 0
    before: int = 0
    skipped: int = 0
    totals: FileTotals = field(default_factory=FileTotals)

    async def run(self, file: Path) -> ReplayReport:
        """Apply the file and compare it with the ledger."""
        timeline = RowTimeline(self.scratch / "rows.db", self.mapping.rows.repeated_id)
        self._read(file, timeline)
        await self._enrol(timeline)
        await self._fund(timeline)
        await self._apply(timeline)
        rows = len(timeline)
        timeline.close()
        ledger = await self._ledger()
        return ReplayReport(
            rows=rows,
            applied=self.applied,
            before=self.before,
            skipped=self.skipped,
            rejected=self.rejects.count,
            players=len(self.players),
            sums=totals_by_currency(ledger),
            differing=self.totals.differences(ledger),
        )

    async def _ledger(self) -> Mapping[PlayerCurrency, CallerTotals]:
        caller = str(self.applier.origin.actor)
        return await self.reconciliation.of_caller(caller, self.applier.opening_prefix)

    def _read(self, file: Path, timeline: RowTimeline) -> None:
        for count, row in enumerate(read_rows(file, self.mapping), 1):
            refused = timeline.add(row) if isinstance(row, ReplayRow) else row
            if isinstance(refused, RejectedRow):
                self.rejects.add(refused)
            elif isinstance(refused, SkippedRow):
                self.skipped += 1
            if count % REPORT_EVERY == 0:
                self.progress("reading", count, 0)
        timeline.sort()

    async def _enrol(self, timeline: RowTimeline) -> None:
        """Find or register every player, and mark what the ledger has of those who were there."""
        wanted = timeline.players()
        for at in range(0, len(wanted), PLAYERS_AT_ONCE):
            names = [name for name, _ in wanted[at : at + PLAYERS_AT_ONCE]]
            self.players |= await self.registrar.registered(names)
        new = [(name, currencies[0]) for name, currencies in wanted if name not in self.players]
        if self.players:
            await LedgerState(self.reconciliation, self.applier).mark(timeline, self.players, self._found)
        self.progress("players", len(self.players), len(wanted))

        async def register(player: tuple[str, str]) -> None:
            name, currency = player
            try:
                self.players[name] = await self.registrar.register(name, CURRENCIES[currency])
            except PlayerNotRegistered as refused:
                self.rejects.add(RejectedRow(0, "", f"player {name!r}: {refused}"))
            self.progress("players", len(self.players), len(wanted))

        await in_lanes(((each[0], each) for each in new), register)

    async def _fund(self, timeline: RowTimeline) -> None:
        """Open missing wallets, and deposit what the rows that are left need beyond what there is."""
        names = {player_id: name for name, player_id in self.players.items()}
        state = LedgerState(self.reconciliation, self.applier)
        standing = await state.available(list(names))
        available = {
            (names[PlayerId(player_id)], code): minor for (player_id, code), minor in standing.items()
        }
        needed = opening_deposits(timeline.left(), available)
        opened = {key: sums.opening for key, sums in (await self._ledger()).items()}
        done = 0

        async def fund(key: tuple[str, str]) -> None:
            nonlocal done
            code, player_id, refused = key[1], self.players[key[0]], None
            if key not in available:
                refused = await self.applier.open_wallet(player_id, CURRENCIES[code])
            if needed[key] and refused is None:
                before = opened.get((player_id, code), 0)
                amount = Money(needed[key], CURRENCIES[code])
                refused = await self.applier.deposit_opening(player_id, amount, before)
            if refused:
                self.rejects.add(refused)
            done += 1
            self.progress("funding", done, len(work))

        work = [key for key in needed if key[0] in self.players and (needed[key] or key not in available)]
        await in_lanes(((key[0], key) for key in work), fund)

    async def _apply(self, timeline: RowTimeline) -> None:
        total = len(timeline)

        async def apply(each: TimelineRow) -> None:
            row, player_id = each.row, self.players.get(each.row.player)
            if player_id is None:
                self.rejects.add(RejectedRow(row.line, row.id, "the player could not be registered"))
            elif rejected := await self.applier.apply(each, player_id):
                self.rejects.add(rejected)
            else:
                self._count(PostedRow(player_id, row, self.applier.posted_keys(row)))
                if self.applied % REPORT_EVERY == 0:
                    self.progress("rows", self.applied, total)

        await in_lanes(((each.row.player, each) for each in timeline.left()), apply)
        self.progress("rows", total, total)

    def _found(self, posted: PostedRow) -> None:
        """Count a row that an earlier run applied."""
        self.before += 1
        self._count(posted)

    def _count(self, posted: PostedRow) -> None:
        self.totals.add(posted)
        self.applied += 1

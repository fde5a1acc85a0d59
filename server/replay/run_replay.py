"""`croupier replay` at the terminal: progress while it runs, a table and an exit status at the end."""

from pathlib import Path
from typing import Final, Self
from uuid import uuid4

import uvloop
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from adapters.postgres.command_runner import CommandRunner
from adapters.postgres.players.reads import PostgresPlayerReads
from adapters.postgres.wallets.turnover import PostgresTurnovers
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.money import Money
from resolvers.ids import public_id
from server.composition.bindings import bindings
from server.composition.process_resources import open_resources
from server.console.verify_ledger import verify_ledger
from server.processes.backend_servers import with_servers
from server.processes.up import migrate
from server.replay.mapping import ReplayMapping, load_mapping
from server.replay.player_registration import ReplayRegistrar
from server.replay.replay import RejectedRowsFile, Replay, ReplayReport
from server.replay.row_applier import RowApplier
from server.settings import Settings

STATEMENT_SECONDS_MAX: Final = 60.0
DIFFERING_SHOWN: Final = 10
VERIFY_JOBS: Final = 2


def replay_file(settings: Settings, file: Path, mapping_name: str, brand: str) -> int:
    """Replay ``file``, print the result and verify the ledger; the exit status is 0 only if both agree.

    Raises:
        MappingError: the mapping is invalid, or the file lacks a column it names.
    """
    mapping, console = load_mapping(mapping_name).mapping, Console()
    rejects = RejectedRowsFile(file.with_suffix(".rejected.csv"))
    with with_servers(settings) as running, _ProgressBars(console) as bars:
        migrate(running)
        try:
            report = uvloop.run(_replay(running, file, mapping, brand, rejects, bars))
        finally:
            rejects.close()
        bars.close()
        _print_report(console, report, mapping, rejects)
        failed = verify_ledger(running, player=None, jobs=VERIFY_JOBS, as_json=False)
    return 1 if report.differing or failed else 0


async def _replay(
    settings: Settings,
    file: Path,
    mapping: ReplayMapping,
    brand: str,
    rejects: RejectedRowsFile,
    bars: "_ProgressBars",
) -> ReplayReport:
    actor = Actor(ActorKind.SYSTEM, f"replay-{mapping.name}", brand, frozenset({"system"}))
    origin = Origin(actor, Channel.REPLAY, uuid4().hex)
    slow_settings = settings.model_copy(update={"operation_seconds_max": STATEMENT_SECONDS_MAX})
    async with open_resources(slow_settings) as resources:
        commands, reads = (
            CommandRunner(resources.database, bindings(resources)),
            PostgresPlayerReads(resources.database, resources.vault),
        )
        replay = Replay(
            mapping=mapping,
            applier=RowApplier(commands, origin, mapping),
            registrar=ReplayRegistrar(commands, reads, origin, mapping),
            turnovers=PostgresTurnovers(resources.database),
            rejects=rejects,
            progress=bars.report,
        )
        return await replay.run(file)


class _ProgressBars:
    """Progress bars, one per phase."""

    def __init__(self, console: Console) -> None:
        columns = (
            TextColumn("{task.description:>8}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=console)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop showing progress; idempotent."""
        self._progress.stop()

    def report(self, phase: str, done: int, total: int) -> None:
        """Show progress of a phase; ``total`` 0: unknown."""
        if phase not in self._tasks:
            self._tasks[phase] = self._progress.add_task(phase, total=total or None)
        self._progress.update(self._tasks[phase], completed=done)


def _print_report(
    console: Console, report: ReplayReport, mapping: ReplayMapping, rejects: RejectedRowsFile
) -> None:
    table = Table(title=f"Replay of {mapping.name}", show_header=False)
    turnover, currency = report.turnover, mapping.currency
    for name, value in (
        ("rows applied", f"{report.applied:,} of {report.rows:,}"),
        ("rows rejected", f"{report.rejected:,}"),
        ("players", f"{report.players:,}"),
        ("opening deposits", str(report.opening)),
        ("staked", str(Money(turnover.staked_minor, currency))),
        ("won", str(Money(turnover.won_minor, currency))),
        ("house result", str(report.house)),
    ):
        table.add_row(name, value)
    console.print(table)
    if report.rejected:
        console.print(f"Rejected rows: {rejects.path}")
    if not report.differing:
        console.print("[green]Stakes and wins of every player equal the file's.[/green]")
        return
    console.print(f"[red]{len(report.differing):,} players differ between file and ledger:[/red]")
    for player_id in report.differing[:DIFFERING_SHOWN]:
        console.print(f"  {public_id('plr', player_id)}")

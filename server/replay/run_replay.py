"""`croupier replay` at the terminal: progress while it runs, a table and an exit status at the end."""

from dataclasses import replace
from pathlib import Path
from typing import Final, Self
from uuid import uuid4

import uvloop
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from adapters.postgres.command_runner import CommandRunner
from adapters.postgres.grouped_commands import GroupedCommands
from adapters.postgres.grouped_statements import GroupedStatements
from adapters.postgres.players.email_search import PostgresEmailSearch
from adapters.postgres.wallets.reconciliation import PostgresReconciliation
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from server.composition.bindings import bindings
from server.composition.process_resources import open_resources
from server.console.known_brands import require_known
from server.console.verify_ledger import verify_ledger
from server.processes.backend_servers import with_servers
from server.processes.up import migrate
from server.replay.mapping import ReplayMapping, load_mapping
from server.replay.player_registration import ReplayRegistrar
from server.replay.rejected_rows import RejectedRowsFile
from server.replay.replay import Replay, ReplayReport
from server.replay.report import print_report
from server.replay.row_applier import RowApplier
from server.replay.scratch import scratch_directory
from server.settings import Settings

STATEMENT_SECONDS_MAX: Final = 60.0
VERIFY_JOBS: Final = 2


def replay_file(
    settings: Settings, file: Path, mapping_name: str, brand: str, rejected: Path | None = None
) -> int:
    """Replay ``file``, print the result and verify the ledger.

    The exit status is 0 only if no row was rejected, file and ledger agree, and the ledger verifies.
    ``rejected`` is where rejected rows are written: beside the file, unless it is given.

    Raises:
        UnknownBrand: there is no such brand.
        MappingError: the mapping is invalid, or the file lacks a column it names.
    """
    mapping, console = load_mapping(mapping_name).mapping, Console()
    rejects = RejectedRowsFile(rejected or file.with_suffix(".rejected.csv"))
    with with_servers(settings, valkey=False, makes=True) as running, _ProgressBars(console) as bars:
        migrate(running)
        try:
            report = uvloop.run(_replay(running, file, mapping, brand, rejects, bars))
        finally:
            rejects.close()
        bars.close()
        print_report(console, report, mapping.name, rejects.path)
        failed = verify_ledger(running, player=None, jobs=VERIFY_JOBS, as_json=False)
    return 0 if report.succeeded and not failed else 1


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
    with scratch_directory(settings.data_dir) as scratch:
        async with open_resources(slow_settings) as resources:
            await require_known(brand, resources.database)
            database = replace(resources.database, grouped=GroupedStatements(resources.database))
            commands = GroupedCommands(CommandRunner(database, bindings(resources)))
            addresses = PostgresEmailSearch(resources.database, resources.vault)
            replay = Replay(
                mapping=mapping,
                applier=RowApplier(commands, origin, mapping),
                registrar=ReplayRegistrar(commands, addresses, origin, mapping),
                reconciliation=PostgresReconciliation(resources.database),
                rejects=rejects,
                progress=bars.report,
                scratch=scratch,
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

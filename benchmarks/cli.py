"""The command line of the benchmarks."""

from __future__ import annotations

import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from benchmarks import suite
from benchmarks.environment import machine
from benchmarks.environment.databases import open_databases
from benchmarks.environment.open_files import raise_open_files
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.report import write
from benchmarks.scale import FULL, QUICK, Scale

RESULTS = Path(__file__).parent / "results"
BUSY_MAX = 0.1
"""Above this share of processor time used by others, figures mean little."""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

Only = Annotated[list[str] | None, typer.Option(help=f"Only this one; repeatable: {', '.join(suite.NAMES)}.")]
Quick = Annotated[bool, typer.Option("--quick", help="Small sizes and short runs: does everything work?")]
Bustabit = Annotated[
    Path | None, typer.Option(exists=True, dir_okay=False, help="Replay this bustabit file as well.")
]
Results = Annotated[Path, typer.Option(file_okay=False, help="Where the JSON and, meanwhile, the data go.")]


@app.command()
def bench(
    *, only: Only = None, quick: Quick = False, bustabit: Bustabit = None, results: Results = RESULTS
) -> None:
    """Measure Croupier against its peers and the floor; ratios in one run, tables and JSON."""
    names, scale = selected_names(only), QUICK if quick else FULL
    # Tables are wider than the 80 columns that rich assumes when the output is a file.
    console, started = Console(width=None if sys.stdout.isatty() else 130), time.monotonic()
    raise_open_files(2 * scale.sockets + 1_000)
    # SIGTERM is handled as Ctrl-C, which asyncio supports: children are stopped and the data removed.
    # Shells make background jobs ignore Ctrl-C, so its handler is set as well.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    with open_databases(results.absolute() / "data", scale) as databases:
        described = machine.describe(databases.directory, databases.postgres_bin)
        print_machine(console, described, scale)
        until = started + scale.seconds_max
        findings = suite.run_benchmarks(suite.BenchmarkRun(databases, scale, console, until, bustabit), names)
    write_results(console, results, described, scale, findings, time.monotonic() - started)


def selected_names(only: list[str] | None) -> tuple[str, ...]:
    """The benchmarks to run, in the suite's order."""
    unknown = sorted(set(only or ()) - set(suite.NAMES))
    if unknown:
        raise typer.BadParameter(f"there is no benchmark {unknown[0]}: {', '.join(suite.NAMES)}")
    return tuple(name for name in suite.NAMES if not only or name in only)


def print_machine(console: Console, described: dict[str, Any], scale: Scale) -> None:
    """Print the machine, and warn when it is busy."""
    console.print(
        f"{described['cpu']}, {described['cores']} cores, {described['memory_gib']} GiB, "
        f"{described['file_system']} (fsync {described['fsync_us']} us), "
        f"PostgreSQL {described['postgresql']}, Python {described['python']}, "
        f"Croupier {described['croupier']}; {scale.name} run"
    )
    if described["busy_before"] > BUSY_MAX:
        busy = f"{described['busy_before']:.0%} of the processors were in use before the run"
        console.print(f"[yellow]{busy}: these figures will mean little[/yellow]")


def write_results(
    console: Console,
    results: Path,
    described: dict[str, Any],
    scale: Scale,
    findings: list[Finding],
    seconds: float,
) -> None:
    """Write the results; the exit status is 1 when something was not measured or a target missed."""
    now = datetime.now(UTC)
    run = {"at": now.isoformat(timespec="seconds"), "scale": scale.name, "seconds": round(seconds)}
    path = results / f"{now:%Y%m%dT%H%M%SZ}-{scale.name}.json"
    write(path, described, run, findings)
    console.print(f"\n{seconds:.0f} s; written to {path}")
    missed = [finding.name for finding in findings if not finding.holds]
    if missed:
        console.print(f"[red]not measured, or a target missed: {', '.join(missed)}[/red]")
        raise typer.Exit(1)

"""`croupier ledger verify` at the terminal: progress while it runs, a report at the end."""

import asyncio
import contextlib
import resource
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import orjson
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from adapters.postgres.wallets.ledger_verify import verify
from domain.wallets.ledger_verification import Damage, LedgerVerification
from resolvers.ids import player_id_of, public_id
from server.processes.backend_servers import with_servers
from server.settings import Settings

SAMPLE_SECONDS: Final = 0.05


@dataclass(slots=True)
class DatabaseMemory:
    """The peak of the private memory of all database sessions together.

    ``peak_bytes`` stays None where the database runs on another machine or without /proc.
    """

    pids: list[int] = field(default_factory=list)
    peak_bytes: int | None = None

    def sample(self) -> None:
        """Take one sample."""
        held = sum(_anonymous_bytes(pid) for pid in self.pids)
        if held:
            self.peak_bytes = max(held, self.peak_bytes or 0)

    @asynccontextmanager
    async def sampling(self) -> AsyncIterator[None]:
        """Take samples inside the block."""

        async def watch() -> None:
            while True:
                self.sample()
                await asyncio.sleep(SAMPLE_SECONDS)

        watching = asyncio.create_task(watch())
        try:
            yield
        finally:
            watching.cancel()


@dataclass(frozen=True, slots=True)
class LedgerVerificationReport:
    """The result of a verification, with its time and memory."""

    verification: LedgerVerification
    seconds: float
    peak_bytes: int
    database_peak_bytes: int | None

    @property
    def entries_per_second(self) -> int:
        """Entries verified per second."""
        return round(self.verification.entries / self.seconds)


def verify_ledger(
    settings: Settings, *, player: str | None, jobs: int, at_once: bool = False, as_json: bool
) -> int:
    """Verify and print the report; the exit status is 1 when something is wrong.

    Raises:
        BadInput: ``player`` is no player's id.
    """
    player_id = None if player is None else player_id_of(player, "player")
    with with_servers(settings, valkey=False) as running:
        report = asyncio.run(
            _measured_verification(str(running.database_url), player_id, jobs, at_once=at_once)
        )
    if as_json:
        sys.stdout.write(orjson.dumps(ledger_report_json(report), option=orjson.OPT_INDENT_2).decode() + "\n")
    else:
        _print_report(report)
    return 0 if report.verification.holds else 1


async def _measured_verification(
    database_url: str, player_id: UUID | None, jobs: int, *, at_once: bool
) -> LedgerVerificationReport:
    backends, started = DatabaseMemory(), time.monotonic()
    columns = TextColumn("verifying"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        async with backends.sampling():
            verification = await verify(
                database_url,
                player_id=player_id,
                jobs=jobs,
                at_once=at_once,
                progress=lambda done, whole: progress.update(task, completed=done, total=whole),
                backends=backends.pids.extend,
            )
    return LedgerVerificationReport(
        verification, time.monotonic() - started, _own_peak_bytes(), backends.peak_bytes
    )


def ledger_report_json(report: LedgerVerificationReport) -> dict[str, Any]:
    """The report as JSON."""
    verification = report.verification
    return {
        "holds": verification.holds,
        "players": verification.players,
        "wallets": verification.wallets,
        "transactions": verification.operations,
        "entries": verification.entries,
        "keys": verification.keys,
        "seconds": round(report.seconds, 3),
        "entries_per_second": report.entries_per_second,
        "peak_memory_bytes": report.peak_bytes,
        "database_peak_memory_bytes": report.database_peak_bytes,
        "flaws": {flaw.value: count for flaw, count in verification.flaws.items()},
        "wallets_damaged": verification.wallets_damaged,
        "first": _damage_json(verification.damages[0]) if verification.damages else None,
        "damages": [_damage_json(damage) for damage in verification.damages],
    }


def _damage_json(damage: Damage) -> dict[str, Any]:
    return {
        "wallet": public_id("wal", damage.player_id, damage.wallet_no),
        "transaction": None if damage.seq is None else public_id("txn", damage.player_id, damage.seq),
        "round": None if damage.round_id is None else public_id("rnd", damage.player_id, damage.round_id),
        "flaw": damage.flaw.value,
        "meaning": damage.flaw.meaning,
        "expected": damage.expected,
        "found": damage.found,
    }


def _print_report(report: LedgerVerificationReport) -> None:
    verification, console = report.verification, Console()
    table = Table(title="The ledger", show_header=False)
    for name, value in (
        ("players", f"{verification.players:,}"),
        ("wallets", f"{verification.wallets:,}"),
        ("transactions", f"{verification.operations:,}"),
        ("entries", f"{verification.entries:,}"),
        ("seconds", f"{report.seconds:,.1f}"),
        ("entries per second", f"{report.entries_per_second:,}"),
    ):
        table.add_row(name, value)
    console.print(table)
    if verification.holds:
        console.print("[green]Everything agrees.[/green]")
        return
    console.print(_sentence(verification.damages[0]), soft_wrap=True)
    for flaw, count in sorted(verification.flaws.items(), key=lambda found: -found[1]):
        console.print(Text(f"{count:>9,} x {flaw.meaning}"), soft_wrap=True)
    damaged = f"{verification.wallets_damaged:,}"
    console.print(Text(f"Wallets concerned: {damaged}. --json names the first ten flaws."))


def _sentence(damage: Damage) -> Text:
    found = _damage_json(damage)
    where = Text(found["round"] or found["wallet"], style="bold red")
    if found["transaction"]:
        where += Text(f" at {found['transaction']}", style="red")
    text = f": {damage.flaw.meaning}"
    if damage.expected is not None:
        text += f" (expected {damage.expected}, found {damage.found or 'nothing'})"
    return where + Text(text)


def _own_peak_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _anonymous_bytes(pid: int) -> int:
    """A process's private memory, without what PostgreSQL shares; 0 where it is unknown."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next((line.split()[1] for line in lines if line.startswith("RssAnon:")), 0)) * 1024
    return 0

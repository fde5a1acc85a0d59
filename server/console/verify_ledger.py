"""`croupier ledger verify` at the terminal: progress while it runs, a verdict at the end."""

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
    """The most memory of their own that the sessions in the database held together at any time.

    ``peak_bytes`` stays None where the database runs on another machine or the system does not tell.
    """

    pids: list[int] = field(default_factory=list)
    peak_bytes: int | None = None

    def sample(self) -> None:
        """Look once."""
        held = sum(_anonymous_bytes(pid) for pid in self.pids)
        if held:
            self.peak_bytes = max(held, self.peak_bytes or 0)

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Look again and again."""

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
    """What was found, and what finding it took."""

    proof: LedgerVerification
    seconds: float
    peak_bytes: int
    database_peak_bytes: int | None

    @property
    def entries_per_second(self) -> int:
        """How fast it went."""
        return round(self.proof.entries / self.seconds)


def verify_ledger(
    settings: Settings, *, player: str | None, jobs: int, at_once: bool = False, as_json: bool
) -> int:
    """Verify and tell; the exit status is 1 when something is wrong.

    Raises:
        BadInput: ``player`` is not the id of one.
    """
    player_id = None if player is None else player_id_of(player, "player")
    with with_servers(settings) as running:
        verdict = asyncio.run(
            _measured_verification(str(running.database_url), player_id, jobs, at_once=at_once)
        )
    if as_json:
        sys.stdout.write(
            orjson.dumps(ledger_report_json(verdict), option=orjson.OPT_INDENT_2).decode() + "\n"
        )
    else:
        _print_report(verdict)
    return 0 if verdict.proof.holds else 1


async def _measured_verification(
    database_url: str, player_id: UUID | None, jobs: int, *, at_once: bool
) -> LedgerVerificationReport:
    backends, started = DatabaseMemory(), time.monotonic()
    columns = TextColumn("verifying"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task("", total=None)
        async with backends.watched():
            proof = await verify(
                database_url,
                player_id=player_id,
                jobs=jobs,
                at_once=at_once,
                progress=lambda done, whole: bars.update(bar, completed=done, total=whole),
                backends=backends.pids.extend,
            )
    return LedgerVerificationReport(proof, time.monotonic() - started, _own_peak_bytes(), backends.peak_bytes)


def ledger_report_json(verdict: LedgerVerificationReport) -> dict[str, Any]:
    """The verdict as JSON has it."""
    proof = verdict.proof
    return {
        "holds": proof.holds,
        "players": proof.players,
        "wallets": proof.wallets,
        "transactions": proof.operations,
        "entries": proof.entries,
        "keys": proof.keys,
        "seconds": round(verdict.seconds, 3),
        "entries_per_second": verdict.entries_per_second,
        "peak_memory_bytes": verdict.peak_bytes,
        "database_peak_memory_bytes": verdict.database_peak_bytes,
        "flaws": {flaw.value: count for flaw, count in proof.flaws.items()},
        "wallets_damaged": proof.wallets_damaged,
        "first": _damage_json(proof.damages[0]) if proof.damages else None,
        "damages": [_damage_json(damage) for damage in proof.damages],
    }


def _damage_json(damage: Damage) -> dict[str, Any]:
    return {
        "wallet": public_id("wal", damage.player_id, damage.wallet_no),
        "transaction": None if damage.seq is None else public_id("txn", damage.player_id, damage.seq),
        "flaw": damage.flaw.value,
        "meaning": damage.flaw.meaning,
        "expected": damage.expected,
        "found": damage.found,
    }


def _print_report(verdict: LedgerVerificationReport) -> None:
    proof, console = verdict.proof, Console()
    table = Table(title="The ledger", show_header=False)
    for name, value in (
        ("players", f"{proof.players:,}"),
        ("wallets", f"{proof.wallets:,}"),
        ("transactions", f"{proof.operations:,}"),
        ("entries", f"{proof.entries:,}"),
        ("seconds", f"{verdict.seconds:,.1f}"),
        ("entries per second", f"{verdict.entries_per_second:,}"),
    ):
        table.add_row(name, value)
    console.print(table)
    if proof.holds:
        console.print("[green]Everything agrees.[/green]")
        return
    console.print(_sentence(proof.damages[0]), soft_wrap=True)
    for flaw, count in sorted(proof.flaws.items(), key=lambda found: -found[1]):
        console.print(Text(f"{count:>9,} x {flaw.meaning}"), soft_wrap=True)
    console.print(Text(f"Wallets concerned: {proof.wallets_damaged:,}. --json names the first ten flaws."))


def _sentence(damage: Damage) -> Text:
    found = _damage_json(damage)
    where = Text(found["wallet"], style="bold red")
    if found["transaction"]:
        where += Text(f" at {found['transaction']}", style="red")
    told = f": {damage.flaw.meaning}"
    if damage.expected is not None:
        told += f" (expected {damage.expected}, found {damage.found or 'nothing'})"
    return where + Text(told)


def _own_peak_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _anonymous_bytes(pid: int) -> int:
    """Memory that is the process's own, without what PostgreSQL shares; 0 where nobody tells."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next((line.split()[1] for line in lines if line.startswith("RssAnon:")), 0)) * 1024
    return 0

"""What a replay tells at its end."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from domain.shared.money import CURRENCIES, Money
from domain.wallets.reconciliation import CallerTotals
from resolvers.ids import public_id
from server.replay.replay import ReplayReport
from server.replay.totals import SUM_OF, PlayerDifference

DIFFERING_SHOWN: Final = 10


def print_report(console: Console, report: ReplayReport, name: str, rejected: Path) -> None:
    """Print counts and sums, and whether file and ledger agree."""
    table = Table(title=f"Replay of {name}", show_header=False)
    for line in _lines(report):
        table.add_row(*line)
    console.print(table)
    if report.rejected:
        console.print(f"[red]{report.rejected:,} rejected:[/red] {rejected}", soft_wrap=True)
    if report.differing:
        console.print(f"[red]{len(report.differing):,} sums of players differ between file and ledger:[/red]")
        for difference in report.differing[:DIFFERING_SHOWN]:
            console.print(f"  {_told(difference)}", soft_wrap=True)
    elif not report.applied:
        console.print("[yellow]No row was applied: there is nothing to compare.[/yellow]")
    else:
        console.print(
            "[green]Stakes, wins, deposits and withdrawals of every player equal the applied rows'.[/green]"
        )


def _told(difference: PlayerDifference) -> str:
    """Whose operations differ, and which sums of them."""
    file, ledger = asdict(difference.file), asdict(difference.ledger)
    currency = CURRENCIES[difference.currency]
    sums = [
        f"{name} {Money(file[name], currency)}, in the ledger {Money(ledger[name], currency)}"
        for name in SUM_OF.values()
        if file[name] != ledger[name]
    ]
    told = "; ".join(sums) or "the sums are equal, but not the amounts of each operation"
    return f"{public_id('plr', difference.player_id)} {difference.currency}: {told}"


def _lines(report: ReplayReport) -> Iterator[tuple[str, str]]:
    yield "rows applied", f"{report.applied:,} of {report.rows:,}"
    yield "of them before", f"{report.before:,}"
    yield "rows skipped", f"{report.skipped:,}"
    yield "rows rejected", f"{report.rejected:,}"
    yield "players", f"{report.players:,}"
    for code, sums in report.sums.items():
        yield from _totals(code, sums, several=len(report.sums) > 1)


def _totals(code: str, sums: CallerTotals, *, several: bool) -> Iterator[tuple[str, str]]:
    currency = CURRENCIES[code]
    for name, minor in (
        ("opening deposits", sums.opening),
        ("deposited", sums.deposited),
        ("withdrawn", sums.withdrawn),
        ("staked", sums.staked),
        ("won", sums.won),
        ("house result", sums.staked - sums.won),
    ):
        yield f"{name}, {code}" if several else name, str(Money(minor, currency))

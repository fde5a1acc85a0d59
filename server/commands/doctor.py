"""`croupier doctor`: examines the installation."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from server.settings import read_settings

if TYPE_CHECKING:
    from server.doctor import Finding

app = typer.Typer()

_COLOURS = {"good": "green", "doubtful": "yellow", "bad": "bold red"}


@app.command()
def doctor() -> None:
    """Examine everything Croupier needs; exit status 1 when something is bad."""
    from server.doctor import Severity, examine  # noqa: PLC0415

    findings = examine(read_settings())
    Console().print(_table(findings))
    raise typer.Exit(code=any(finding.severity is Severity.BAD for finding in findings))


def _table(findings: "Iterable[Finding]") -> Table:
    table = Table("", "", "found", "what to do", box=None, pad_edge=False)
    for finding in findings:
        verdict = Text(finding.severity.value, style=_COLOURS[finding.severity.value])
        table.add_row(finding.subject, verdict, Text(finding.observed), Text(finding.remedy))
    return table

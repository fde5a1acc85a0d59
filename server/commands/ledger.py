"""`croupier ledger`: verifies the ledger."""

from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()
ledger = typer.Typer(help="The ledger.", no_args_is_help=True)
app.add_typer(ledger, name="ledger")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]
Player = Annotated[str | None, typer.Option("--player", help="Only this player: plr_...", metavar="ID")]
Jobs = Annotated[int, typer.Option("--jobs", help="Database sessions that work in parallel.", min=1, max=64)]
AtOnce = Annotated[bool, typer.Option("--at-once", help="All of it as it was at one moment; slows writers.")]


@ledger.callback()
def ledger_group() -> None:
    """Keeps `verify` a subcommand while it is the only one."""


@ledger.command()
def verify(
    *, as_json: AsJson = False, player: Player = None, jobs: Jobs = 2, at_once: AtOnce = False
) -> None:
    """Prove that no entry was changed, removed or added past the application, and that every sum agrees.

    Takes no locks, so it may run while money moves. Exit status 1 when something is wrong.
    """
    from server.console.verify_ledger import verify_ledger  # noqa: PLC0415

    raise typer.Exit(
        code=verify_ledger(read_settings(), player=player, jobs=jobs, at_once=at_once, as_json=as_json)
    )

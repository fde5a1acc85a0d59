"""`croupier replay`: loads another platform's history through our own commands."""

from pathlib import Path
from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A CSV file of bets or payments.")]
MappingName = Annotated[str, typer.Option("--mapping", help="A mapping file, or the name of a shipped one.")]
Rejected = Annotated[
    Path | None, typer.Option(dir_okay=False, help="Where to write rejected rows; beside FILE unless given.")
]
Brand = Annotated[str, typer.Option(help="The brand the players belong to.")]


@app.command()
def replay(file: File, mapping: MappingName, brand: Brand = "default", rejected: Rejected = None) -> None:
    """Register the players of FILE, apply its rows in order of time, and compare the sums."""
    from server.replay.run_replay import replay_file  # noqa: PLC0415

    raise typer.Exit(replay_file(read_settings(), file, mapping, brand, rejected))

"""`croupier up`: everything, with one command."""

from pathlib import Path
from typing import Annotated

import typer

from server.settings import Settings, read_settings

app = typer.Typer()

Host = Annotated[str | None, typer.Option(help="Address to listen on.  [default: 127.0.0.1]")]
Port = Annotated[int | None, typer.Option(help="Port to listen on; 0 picks a free one.  [default: 8000]")]
Workers = Annotated[int | None, typer.Option(help="Server processes, one per core to use.  [default: 1]")]
DataDir = Annotated[Path | None, typer.Option(help="Where the embedded servers keep their data.")]


@app.command()
def up(host: Host = None, port: Port = None, workers: Workers = None, data_dir: DataDir = None) -> None:
    """Run everything: embedded servers unless others are set, migrations, the API, background work."""
    from server.processes.up import run_all  # noqa: PLC0415

    run_all(
        read_settings(host=host, port=port, workers=workers, data_dir=data_dir),
        ready=announce,
    )


def announce(settings: Settings) -> None:
    """Print the URL to open."""
    typer.echo(f"Croupier is ready: {settings.base_url} (Ctrl-C stops it)")

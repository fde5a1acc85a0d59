"""`croupier serve`: one API process."""

from typing import Annotated

import typer

from server.commands.up import Host, Port
from server.settings import read_settings

app = typer.Typer()

Inherited = Annotated[int | None, typer.Option(hidden=True, help="Accept on this inherited socket.")]


@app.command()
def serve(host: Host = None, port: Port = None, fd: Inherited = None) -> None:
    """Run one API process on a migrated database, and the background work unless disabled."""
    from server.composition.app import create_app  # noqa: PLC0415
    from server.processes.server_process import serve as run  # noqa: PLC0415

    run(read_settings(host=host, port=port), create_app, fd, supervised=fd is not None)

"""`croupier worker`: runs the background work in a process of its own."""

from typing import Annotated

import typer

from server.commands.up import Host, Port
from server.settings import read_settings

app = typer.Typer()

Supervised = Annotated[bool, typer.Option("--supervised", hidden=True, help="Started again when it ends.")]


@app.command()
def worker(host: Host = None, port: Port = None, *, supervised: Supervised = False) -> None:
    """Run the background work (event relay, jobs); listens for /healthz, /readyz and /metrics only."""
    from server.composition.app import create_worker  # noqa: PLC0415
    from server.processes.server_process import serve  # noqa: PLC0415

    serve(read_settings(host=host, port=port), create_worker, api=False, supervised=supervised)

"""`croupier demo`: everything, with simulated players."""

from typing import Annotated

import typer

from server.commands.up import DataDir, Host, Port, Workers
from server.settings import read_settings

app = typer.Typer()

Rate = Annotated[float, typer.Option(min=0.1, max=1000, help="Actions a second of the simulated players.")]


@app.command()
def demo(
    host: Host = None, port: Port = None, workers: Workers = None, data_dir: DataDir = None, rate: Rate = 15.0
) -> None:
    """Run everything, with demo operators, players and steady simulated play."""
    from server.demo.run_demo import run_demo  # noqa: PLC0415

    run_demo(read_settings(host=host, port=port, workers=workers, data_dir=data_dir), rate)


@app.command(hidden=True)
def demo_traffic(url: str, rate: float = 15.0) -> None:
    """Play against the API at URL until stopped."""
    from server.demo.run_demo import run_traffic_process  # noqa: PLC0415

    run_traffic_process(read_settings(), url, rate)

"""`croupier migrate`: migrates the database."""

import typer

from server.settings import read_settings

app = typer.Typer()


@app.command()
def migrate() -> None:
    """Bring the database to the schema this version expects; safe while others do the same."""
    from server.processes.backend_servers import with_servers  # noqa: PLC0415
    from server.processes.up import migrate as run  # noqa: PLC0415

    with with_servers(read_settings(), valkey=False, makes=True) as settings:
        run(settings)
    typer.echo("The database is up to date.")

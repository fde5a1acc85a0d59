"""`croupier access`: who may what."""

import typer

app = typer.Typer()


@app.command()
def access() -> None:
    """Print every coordinate of the schema with the roles that may use it, and how far."""
    from schema.root import whole  # noqa: PLC0415
    from server.access import shipped  # noqa: PLC0415
    from server.matrix import matrix  # noqa: PLC0415

    rights = shipped()
    typer.echo(matrix(whole(), rights.catalogue, rights.tables), nl=False)

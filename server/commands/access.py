"""`croupier access`: prints the authorisation matrix."""

import typer

app = typer.Typer()


@app.command()
def access() -> None:
    """Print every coordinate of the schema with the roles that may use it, and how far."""
    from schema.root import whole  # noqa: PLC0415
    from server.security.access_control import shipped_access_control  # noqa: PLC0415
    from server.security.access_matrix import matrix  # noqa: PLC0415

    rights = shipped_access_control()
    typer.echo(matrix(whole(), rights.catalogue, rights.tables), nl=False)

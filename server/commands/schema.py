"""`croupier schema`: prints the GraphQL schema."""

import typer

app = typer.Typer()


@app.command()
def schema() -> None:
    """Print the GraphQL schema as SDL."""
    from schema.root import whole  # noqa: PLC0415

    typer.echo(whole().as_str())

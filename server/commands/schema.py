"""`croupier schema` and `croupier access`: print the GraphQL schema, and who may use it."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    import strawberry

app = typer.Typer()


@app.command()
def schema() -> None:
    """Print the GraphQL schema as SDL."""
    typer.echo(published_schema().as_str())


@app.command()
def access() -> None:
    """Print every coordinate of the schema with the roles that may use it, and how far."""
    from schema.root import whole  # noqa: PLC0415
    from server.security.access_control import shipped_access_control  # noqa: PLC0415
    from server.security.access_matrix import matrix  # noqa: PLC0415

    rights = shipped_access_control()
    typer.echo(matrix(whole(), rights.catalogue, rights.tables), nl=False)


def published_schema() -> "strawberry.Schema":
    """The whole graph as it is served: with the shipped permissions in its descriptions."""
    from adapters.casbin.catalogue_loader import load_catalogue  # noqa: PLC0415
    from schema.root import whole  # noqa: PLC0415
    from server.security.permission_texts import name_permissions  # noqa: PLC0415

    made = whole()
    name_permissions(made._schema, load_catalogue())  # noqa: SLF001 - there is no other way to it
    return made

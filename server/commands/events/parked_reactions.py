"""`croupier reactions`: lists, retries and drops reactions that are parked."""

import asyncio
from typing import Annotated

import typer

from server.settings import read_settings

reactions = typer.Typer(help="Reactions to facts that failed and are parked.", no_args_is_help=True)


@reactions.command("list")
def list_parked() -> None:
    """Print every parked reaction; exit status 1 if there are any."""
    from server.console.reactions import parked  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings(), valkey=False) as settings:
        found = asyncio.run(parked(settings.database_url or ""))
    for each in found:
        typer.echo(
            f"{each.id}  {each.parked_at:%Y-%m-%d %H:%M}  {each.context} on {each.name}  "
            f"plr_{each.player} ({each.brand})  {each.failure}"
        )
    if not found:
        typer.echo("No reaction is parked.")
    raise typer.Exit(code=bool(found))


@reactions.command()
def retry(
    number: Annotated[int | None, typer.Argument(help="Its number, as `list` prints it; else all.")] = None,
) -> None:
    """Try a parked reaction again, or all of them."""
    from server.console.reactions import retry as run  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings(), valkey=False) as settings:
        typer.echo(f"{asyncio.run(run(settings.database_url or '', number))} are tried again.")


@reactions.command()
def drop(number: Annotated[int, typer.Argument(help="Its number, as `list` prints it.")]) -> None:
    """Give a parked reaction up: what it should have done is not done, and its player's later ones go on."""
    from server.console.reactions import drop as run  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings(), valkey=False) as settings:
        gone = asyncio.run(run(settings.database_url or "", number))
    typer.echo("It is dropped." if gone else "There is no such parked reaction.")
    raise typer.Exit(code=not gone)

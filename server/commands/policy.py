"""`croupier policy`: who may what, for whoever runs the installation."""

import asyncio

import typer

from server.settings import read_settings

app = typer.Typer()
policy = typer.Typer(help="Look at the stored policy, and put it right.", no_args_is_help=True)
app.add_typer(policy, name="policy")


@policy.command()
def check() -> None:
    """Name what the stored policy speaks of and this version does not have; exit status 1 if anything."""
    from server.console.policy_repair import find_unknown  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings()) as settings:
        found = asyncio.run(find_unknown(settings.database_url or ""))
    for rule in found.rules:
        typer.echo(", ".join(rule))
    typer.echo("; ".join(found.words) or "The policy speaks of nothing unknown.")
    raise typer.Exit(code=bool(found.words))


@policy.command()
def prune() -> None:
    """Take the house's rules about what does not exist (any more) away."""
    from server.console.policy_repair import prune as run  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings()) as settings:
        typer.echo(f"{asyncio.run(run(settings.database_url or ''))} rules removed.")


@policy.command()
def reset() -> None:
    """Go back to the policy that comes with Croupier; operators keep their roles."""
    from server.console.policy_repair import reset as run  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings()) as settings:
        typer.echo(f"{asyncio.run(run(settings.database_url or ''))} rules of the house removed.")


@policy.command()
def forget(name: str) -> None:
    """Take a role that the house has made away, with all that was said of it."""
    from server.console.policy_repair import delete_role as run  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings()) as settings:
        gone = asyncio.run(run(settings.database_url or "", name))
    typer.echo("The role is gone." if gone else "The house has made no such role.")
    raise typer.Exit(code=not gone)

"""`croupier policy`: checks and repairs the stored access policy."""

import asyncio

import typer

from server.settings import read_settings

app = typer.Typer()
policy = typer.Typer(help="Check and repair the stored access policy.", no_args_is_help=True)
app.add_typer(policy, name="policy")


@policy.command()
def check() -> None:
    """Print the unknown names in the stored policy, and their rules; exit status 1 if there are any."""
    from server.console.policy_repair import find_unknown  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings(), valkey=False) as settings:
        found = asyncio.run(find_unknown(settings.database_url or ""))
    for rule in found.rules:
        typer.echo(", ".join(rule))
    typer.echo("; ".join(found.names) or "The policy has no unknown names.")
    raise typer.Exit(code=bool(found.names))


@policy.command()
def prune() -> None:
    """Remove the operators' own rules about names that do not exist (any more)."""
    from server.console.policy_repair import prune as run  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings(), valkey=False) as settings:
        typer.echo(f"{asyncio.run(run(settings.database_url or ''))} rules removed.")


@policy.command()
def reset() -> None:
    """Restore the policy shipped with Croupier; operators keep their roles."""
    from server.console.policy_repair import reset as run  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings(), valkey=False) as settings:
        typer.echo(f"{asyncio.run(run(settings.database_url or ''))} own rules removed.")


@policy.command()
def forget(name: str) -> None:
    """Remove a role that operators have created, with all its rules."""
    from server.console.policy_repair import delete_role as run  # noqa: PLC0415
    from server.processes.backend_servers import with_servers  # noqa: PLC0415

    with with_servers(read_settings(), valkey=False) as settings:
        gone = asyncio.run(run(settings.database_url or "", name))
    typer.echo("The role is removed." if gone else "No operator has created such a role.")
    raise typer.Exit(code=not gone)

"""`croupier client`: registers clients of the OAuth server."""

from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()
client = typer.Typer(help="Programs that sign in through our OAuth server.", no_args_is_help=True)
app.add_typer(client, name="client")

Name = Annotated[str, typer.Argument(help="As players and operators see it.")]
Kind = Annotated[str, typer.Option(help="browser, native, web or service.")]
Brand = Annotated[str, typer.Option(help="The brand it belongs to.")]
Uris = Annotated[list[str] | None, typer.Option("--redirect-uri", help="A redirect URI; repeatable.")]
Scopes = Annotated[list[str] | None, typer.Option("--scope", help="openid, profile, email, player.")]
Roles = Annotated[list[str] | None, typer.Option("--role", help="What a service may do.")]
Trusted = Annotated[bool, typer.Option("--trusted", help="First-party: players are not asked for consent.")]
Introspects = Annotated[bool, typer.Option("--may-introspect", help="A service that may introspect tokens.")]


@client.callback()
def client_group() -> None:
    """Keeps `register` a subcommand while it is the only one."""


@client.command()
def register(
    name: Name,
    kind: Kind,
    *,
    brand: Brand = "default",
    redirect_uri: Uris = None,
    scope: Scopes = None,
    role: Roles = None,
    trusted: Trusted = False,
    may_introspect: Introspects = False,
) -> None:
    """Register a program; prints CLIENT_ID and, once and never again, CLIENT_SECRET."""
    from domain.oauth.commands import RegisterClient  # noqa: PLC0415
    from server.console import register_client  # noqa: PLC0415

    command = RegisterClient(
        name,
        register_client.kind_of(kind),
        tuple(redirect_uri or ()),
        tuple(scope or ()),
        tuple(role or ()),
        trusted,
        may_introspect,
    )
    for line in register_client.register_client_on_console(read_settings(), command, brand):
        typer.echo(line)

"""`croupier token`: issues an access token."""

from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()

Roles = Annotated[list[str], typer.Option("--role", help="What it may do; give it several times for more.")]
Brand = Annotated[str, typer.Option(help="The brand it is valid in.")]
Player = Annotated[str | None, typer.Option(help="The player's id, with the role player.")]
Name = Annotated[str | None, typer.Option(help="Who uses it, as histories will show.  [default: the role]")]
Ttl = Annotated[str, typer.Option(help="For how long: 30s, 15m, 8h, 7d.")]


@app.command()
def token(
    role: Roles, brand: Brand = "default", player: Player = None, name: Name = None, ttl: Ttl = "8h"
) -> None:
    """Print an access token, and nothing else: `curl -H "Authorization: Bearer $(croupier token ...)"`."""
    from adapters.casbin.catalogue_loader import load_catalogue  # noqa: PLC0415
    from domain.shared.clock import SystemClock  # noqa: PLC0415
    from server.console.token_actor import parse_ttl, token_actor  # noqa: PLC0415
    from server.security.tokens import tokens_of  # noqa: PLC0415

    actor, duration = token_actor(load_catalogue(), role, brand, player, name), parse_ttl(ttl)
    typer.echo(tokens_of(read_settings(), SystemClock()).issue(actor, duration))

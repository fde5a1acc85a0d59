"""`croupier token`: issues an access token."""

from typing import Annotated

import typer

from server.commands.up import DataDir
from server.settings import read_settings

app = typer.Typer()

ROLES = (
    "accountant, admin, auditor, compliance, crm, enrolling, game_server, kyc_analyst, operator,"
    " payment_service, player, risk, support, support_lead"
)
"""Written here, for help is printed without reading the catalogue; a test compares them."""

Roles = Annotated[
    list[str],
    typer.Option(
        "--role", help=f"What it may do; several times for more. One of {ROLES}, or a role of your own."
    ),
]
Brand = Annotated[str, typer.Option(help="The brand it is valid in.")]
Player = Annotated[str | None, typer.Option(help="The player's id, with the role player.")]
Name = Annotated[
    str | None,
    typer.Option(help="Who uses it: an operator's login, or the name of a program.  [default: the role]"),
]
Ttl = Annotated[str, typer.Option(help="For how long: 30s, 15m, 8h, 7d.")]


@app.command()
def token(
    role: Roles,
    brand: Brand = "default",
    player: Player = None,
    name: Name = None,
    ttl: Ttl = "8h",
    data_dir: DataDir = None,
) -> None:
    """Print an access token, and nothing else: `curl -H "Authorization: Bearer $(croupier token ...)"`.

    Only one that the servers of the database accept; otherwise the reason, and exit status 1.
    """
    from server.console.issue_token import TokenRequest, issue_token  # noqa: PLC0415
    from server.console.token_actor import parse_ttl  # noqa: PLC0415

    request = TokenRequest(role, brand, player, name, parse_ttl(ttl))
    typer.echo(issue_token(read_settings(data_dir=data_dir), request))

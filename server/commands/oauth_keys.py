"""`croupier oauth-keys`: the keys that sign tokens."""

from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()
oauth_keys = typer.Typer(help="The keys that sign tokens.", no_args_is_help=True)
app.add_typer(oauth_keys, name="oauth-keys")

AtOnce = Annotated[
    bool, typer.Option("--at-once", help="Sign with it from now on: when the present key has leaked.")
]


@oauth_keys.command()
def status() -> None:
    """Show every key. If one has leaked: `rotate --at-once`, then remove its file."""
    from server.console.oauth_keys import show_signing_keys  # noqa: PLC0415

    show_signing_keys(read_settings())


@oauth_keys.command()
def rotate(*, at_once: AtOnce = False) -> None:
    """Publish a new key, which starts to sign an hour later; running processes load it by themselves."""
    from server.console.oauth_keys import add_signing_key  # noqa: PLC0415

    add_signing_key(read_settings(), at_once=at_once)

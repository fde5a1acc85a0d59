"""`croupier feeds`: writes export feeds."""

from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()
feeds = typer.Typer(help="Export feeds, see docs/feeds.md.", no_args_is_help=True)
app.add_typer(feeds, name="feeds")

Name = Annotated[str, typer.Argument(help="The name of the feed.")]
Brand = Annotated[str, typer.Option(help="The brand it belongs to.")]
Full = Annotated[bool, typer.Option("--full", help="Everything there is, not what is new.")]


@feeds.callback()
def feeds_group() -> None:
    """Keeps `run` a subcommand while it is the only one."""


@feeds.command()
def run(name: Name, *, brand: Brand = "default", full: Full = False) -> None:
    """Write the next set of a feed's files; prints where its manifest is."""
    from server.console.run_feed import run_feed_on_console  # noqa: PLC0415

    typer.echo(run_feed_on_console(read_settings(), name, brand, full=full))

"""`croupier events`: what other systems are told of; `croupier reactions`: what contexts do about it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from server.commands.events.parked_reactions import reactions
from server.errors import OperatorError
from server.settings import read_settings

app = typer.Typer()
events = typer.Typer(help="Published events.", no_args_is_help=True)
app.add_typer(events, name="events")
app.add_typer(reactions, name="reactions")

Player = Annotated[str | None, typer.Option("--player", help="Only this player's: plr_...", metavar="ID")]
Since = Annotated[
    str, typer.Option("--since", help="A moment with its offset: 2026-11-30T10:00Z.", metavar="TIME")
]
Past = Annotated[
    str | None, typer.Option("--since", help="Begin with those published since then.", metavar="TIME")
]
Count = Annotated[int | None, typer.Option("--count", help="End after so many.", min=1)]


@events.command()
def tail(player: Player = None, since: Past = None, count: Count = None) -> None:
    """Print events as they are published, one JSON object per line, as the event bus has them."""
    from server.console.event_stream import print_events  # noqa: PLC0415

    print_events(read_settings(), player=player, since=since, count=count)


@events.command()
def republish(since: Since) -> None:
    """Let the event bus have everything again that was published since then: the same ids and numbers."""
    from server.console.event_stream import republish_events  # noqa: PLC0415

    typer.echo(f"{republish_events(read_settings(), since)} events will be sent again, by the worker.")


@events.command()
def release(consumer: Annotated[str, typer.Argument(help="The consumer.", metavar="CONSUMER")]) -> None:
    """Let a consumer go on with its parked events, without those that are missing before them."""
    from server.console.event_stream import release_parked  # noqa: PLC0415

    typer.echo(f"{release_parked(read_settings(), consumer)} players go on, within seconds.")


@events.command()
def schema(
    kept: Annotated[
        Path | None,
        typer.Option(help="Compare with these published schemas; refuse what would break a consumer."),
    ] = None,
) -> None:
    """Print the JSON Schemas of all events' payloads."""
    from server.events.growth import breaks, published_schemas  # noqa: PLC0415
    from server.events.registry import event_types  # noqa: PLC0415

    now = published_schemas(event_types())
    if kept is not None and (broken := breaks(json.loads(kept.read_text(encoding="utf-8")), now)):
        raise OperatorError(f"a schema may only grow; make a new version beside it: {'; '.join(broken)}")
    typer.echo(json.dumps(now, indent=2, ensure_ascii=False))

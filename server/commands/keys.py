"""`croupier keys`: the master keys of personal data, and files of keys that are to be made."""

from enum import Enum
from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()
keys = typer.Typer(help="The master keys of personal data, and files of keys.", no_args_is_help=True)
app.add_typer(keys, name="keys")

Number = Annotated[int, typer.Argument(min=1, help="The version to retire.", metavar="VERSION")]


@keys.command()
def status() -> None:
    """Show every version of the master key, and how many keys it wraps."""
    from server.console.master_keys import show_master_keys  # noqa: PLC0415

    show_master_keys(read_settings())


@keys.command()
def rotate() -> None:
    """Make a new version current and wrap every key by it; reads and writes go on meanwhile."""
    from server.console.master_keys import rotate_master_key as run  # noqa: PLC0415

    run(read_settings())


@keys.command()
def retire(version: Number) -> None:
    """Retire a version for good; refused while any key is still wrapped by it."""
    from server.console.master_keys import retire_master_key as run  # noqa: PLC0415

    run(read_settings(), version)


@keys.command()
def index_players() -> None:
    """Make the blind indexes of players stored before there were any, for searches; can be repeated."""
    from server.console.player_index import index_players as run  # noqa: PLC0415

    run(read_settings())


class ReplaceableKey(Enum):
    """The keys that another one may replace; the master keys are renewed by `rotate`."""

    SIGNING = "signing"
    AUDIT = "audit"


@keys.command()
def create() -> None:
    """Make the files of keys that the settings name and that do not exist yet."""
    from server.console.key_files import create_key_files  # noqa: PLC0415

    create_key_files(read_settings())


@keys.command()
def replace(key: Annotated[ReplaceableKey, typer.Argument(help="Which of them.")]) -> None:
    """Put another key in place of one that is lost or known to others, for good: see docs/operating.md."""
    from server.console.key_files import replace_key_file  # noqa: PLC0415

    replace_key_file(read_settings(), key.value)

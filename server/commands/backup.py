"""`croupier backup` and `croupier restore`."""

from pathlib import Path
from typing import Annotated

import typer

from server.settings import read_settings

app = typer.Typer()

Target = Annotated[
    Path, typer.Argument(help="The file to write, or a directory for one named by the time.", metavar="PATH")
]
Source = Annotated[Path, typer.Argument(help="A file that `croupier backup` has written.", metavar="FILE")]
PassphraseFile = Annotated[
    Path | None, typer.Option(help="A file whose first line encrypts the keys in the backup.", metavar="FILE")
]
WithoutKeys = Annotated[bool, typer.Option("--without-keys", help="Leave the keys out: keep them elsewhere.")]


@app.command()
def backup(
    target: Target, passphrase_file: PassphraseFile = None, *, without_keys: WithoutKeys = False
) -> None:
    """Back up the database as of one moment, its keys and the signed heads of the audit log, into one file.

    Everything may go on running. Without --passphrase-file the keys are in the file as they are.
    """
    from server.console.backups import back_up  # noqa: PLC0415

    back_up(read_settings(), target, passphrase_file, with_keys=not without_keys)


@app.command()
def restore(source: Source, passphrase_file: PassphraseFile = None) -> None:
    """Restore a backup into an empty database, its keys and signed heads into their places; then migrate.

    A database that holds data is refused, and so are keys that are not those of the backup.
    """
    from server.console.backups import restore as run  # noqa: PLC0415

    run(read_settings(), source, passphrase_file)

"""`croupier backup` and `croupier restore` at the terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from rich.console import Console

from server.backup.manifest import BackupRefused
from server.backup.passphrase import read_new_passphrase, read_passphrase
from server.backup.restore import restore_backup
from server.backup.take import take_backup
from server.processes.stop_signals import stopping_on_signals
from server.settings import Settings

Result = TypeVar("Result")

IN_CLEAR: Final = (
    "The keys in this file are not encrypted: who has the file can read all personal data in it and sign "
    "tokens. Keep it as you keep the keys, or use --passphrase-file or --without-keys."
)
SEALED: Final = (
    "The keys in this file are encrypted: without the passphrase it opens no personal data. User names, "
    "amounts and times are readable all the same."
)
NO_KEYS: Final = "The keys are not in this file: without them it opens no personal data. Keep them elsewhere."
NEXT: Final = (
    "Now run `croupier ledger verify` and `croupier audit verify`, and start with an empty Valkey: see "
    "docs/operating.md, After a restore."
)


def back_up(settings: Settings, target: Path, passphrase_file: Path | None, *, with_keys: bool) -> None:
    """Take a backup and print where it is and how it has to be kept."""
    if passphrase_file and not with_keys:
        raise BackupRefused("a backup without keys has nothing to encrypt: leave out one of the two options")
    passphrase = read_new_passphrase(passphrase_file) if passphrase_file else None
    taken = _unless_stopped(
        lambda: take_backup(settings, target, passphrase=passphrase, with_keys=with_keys),
        "stopped: there is no backup",
    )
    about = f"{taken.length:,} bytes, as of {taken.manifest.taken_at:%Y-%m-%d %H:%M:%S} UTC"
    console = Console(soft_wrap=True, highlight=False)
    console.print(f"Backed up to {taken.path}: {about}.", markup=False)
    console.print(SEALED if passphrase else IN_CLEAR if with_keys else NO_KEYS)


def restore(settings: Settings, source: Path, passphrase_file: Path | None) -> None:
    """Restore a backup, and print what comes next."""

    def passphrase() -> str | None:
        return read_passphrase(passphrase_file) if passphrase_file else None

    manifest = _unless_stopped(
        lambda: restore_backup(settings, source, passphrase),
        "stopped: remove what is in the database before you restore again",
    )
    console = Console(soft_wrap=True, highlight=False)
    console.print(f"Restored the database as of {manifest.taken_at:%Y-%m-%d %H:%M:%S} UTC, and its keys.")
    console.print(NEXT)


def _unless_stopped(action: Callable[[], Result], stopped: str) -> Result:
    """What comes of ``action``, which a stop signal ends so that it cleans up after itself."""
    done: list[Result] = []
    with stopping_on_signals():
        done.append(action())
    if not done:
        raise BackupRefused(stopped)
    return done[0]

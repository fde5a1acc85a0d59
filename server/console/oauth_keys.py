"""`croupier oauth-keys` at the terminal."""

from datetime import datetime, timedelta

from rich.console import Console
from rich.table import Table

from domain.shared.clock import SystemClock
from server.security.key_rotation import (
    FIRST_KEY_START,
    PUBLISHED_BEFORE,
    DatedKey,
    KeyFiles,
    keys_in_force,
    rotate,
)
from server.security.signing_keys import SigningKeys
from server.settings import Settings


def show_signing_keys(settings: Settings) -> None:
    """Print every key."""
    now, kept = SystemClock().now(), KeyFiles.of(settings).read()
    force = keys_in_force(kept, now)
    table = Table("key", "signs from", "", "file", box=None, pad_edge=False)
    for dated in kept:
        table.add_row(dated.key.kid, _start_text(dated), _key_state(dated, force, now), str(dated.path))
    Console().print(table)


def add_signing_key(settings: Settings, *, at_once: bool) -> None:
    """Add a key, and print when it starts to sign.

    Raises:
        OperatorError: there is a next key already.
    """
    lead = timedelta() if at_once else PUBLISHED_BEFORE
    added = rotate(KeyFiles.of(settings), SystemClock().now(), lead)
    Console().print(f"The key {added.key.kid} signs from {_start_text(added)}.")


def _key_state(dated: DatedKey, force: SigningKeys, now: datetime) -> str:
    if dated.signs_from > now:
        return "waits"
    if dated.key.kid == force.current.kid:
        return "signs"
    return "accepted" if force.by_id(dated.key.kid) else "over"


def _start_text(dated: DatedKey) -> str:
    return (
        f"{dated.signs_from:%Y-%m-%d %H:%M:%S} UTC" if dated.signs_from > FIRST_KEY_START else "the beginning"
    )

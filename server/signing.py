"""`croupier oauth-keys` at the terminal."""

from datetime import datetime, timedelta

from rich.console import Console
from rich.table import Table

from domain.shared.clock import SystemClock
from server.key_rotation import BIRTH, LEAD, Dated, KeyFiles, in_force, rotate
from server.keys import SigningKeys
from server.settings import Settings


def show(settings: Settings) -> None:
    """Print every key there is."""
    now, kept = SystemClock().now(), KeyFiles(settings.signing_key).read()
    force = in_force(kept, now)
    table = Table("key", "signs from", "", "file", box=None, pad_edge=False)
    for dated in kept:
        table.add_row(dated.key.kid, _moment(dated), _state(dated, force, now), str(dated.path))
    Console().print(table)


def replace(settings: Settings, *, at_once: bool) -> None:
    """Add a key, and say when it signs.

    Raises:
        OperatorError: one waits already.
    """
    lead = timedelta() if at_once else LEAD
    added = rotate(KeyFiles(settings.signing_key), SystemClock().now(), lead)
    Console().print(f"The key {added.key.kid} signs from {_moment(added)}.")


def _state(dated: Dated, force: SigningKeys, now: datetime) -> str:
    if dated.signs_from > now:
        return "waits"
    if dated.key.kid == force.current.kid:
        return "signs"
    return "accepted" if force.named(dated.key.kid) else "over"


def _moment(dated: Dated) -> str:
    return f"{dated.signs_from:%Y-%m-%d %H:%M:%S} UTC" if dated.signs_from > BIRTH else "the beginning"

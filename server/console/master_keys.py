"""`croupier keys` at the terminal: the master keys of personal data."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from adapters.postgres.database import connect
from adapters.vault.keyring import Keyring, MasterKeyInUse
from adapters.vault.master_keys import KeysUnusable
from adapters.vault.rotation import MasterKeyRotation, MasterKeyVersion
from server.errors import OperatorError
from server.processes.backend_servers import with_servers
from server.security.vault import master_keys_of
from server.settings import Settings

Result = TypeVar("Result")


def rotate_master_key(settings: Settings) -> None:
    """Make a new version current and wrap every key by it.

    Raises:
        OperatorError: the master keys cannot be used.
    """
    console = Console(stderr=True)
    with console.status("wrapping keys anew") as status:
        version, done = _with_rotation(
            settings,
            lambda rotation: rotation.rotate(lambda done: status.update(f"{done:,} keys wrapped anew")),
        )
    Console().print(f"Version {version} is current. {done:,} keys were wrapped anew.")


def retire_master_key(settings: Settings, version: int) -> None:
    """Retire a version.

    Raises:
        OperatorError: it is still needed, or the master keys cannot be used.
    """
    grace = settings.operation_seconds_max
    with Console(stderr=True).status(f"waiting {grace:g} seconds for operations that still read with it"):
        _with_rotation(settings, lambda rotation: rotation.retire(version, grace_seconds=grace))
    ours = "" if not settings.master_keys else " Take it out of CROUPIER_MASTER_KEYS."
    Console().print(f"Nothing needs version {version} any more.{ours}")


def show_master_keys(settings: Settings) -> None:
    """Print every version and how many keys it wraps.

    Raises:
        OperatorError: the master keys cannot be used.
    """
    table = Table("version", "", "keys wrapped", "first used", box=None, pad_edge=False)
    for each in _with_rotation(settings, MasterKeyRotation.versions):
        known = f"{each.known_at:%Y-%m-%d}" if each.known_at else "never"
        table.add_row(str(each.number), _version_state(each), f"{each.keys:,}", known)
    Console().print(table)


def _version_state(version: MasterKeyVersion) -> str:
    if version.current:
        return "current"
    if version.keys:
        return "in use" if version.here else "MISSING"
    return "retired" if version.retired_at else "unused"


def _with_rotation(settings: Settings, action: Callable[[MasterKeyRotation], Awaitable[Result]]) -> Result:
    async def run(running: Settings) -> Result:
        async with _rotation(running) as rotation:
            return await action(rotation)

    with with_servers(settings, valkey=False) as running:
        try:
            return asyncio.run(run(running))
        except KeysUnusable as unusable:
            raise OperatorError(unusable.reason) from None
        except MasterKeyInUse as used:
            raise OperatorError(
                f"{used.keys:,} keys are still wrapped by this version: run `croupier keys rotate` first"
            ) from None


@asynccontextmanager
async def _rotation(settings: Settings) -> AsyncIterator[MasterKeyRotation]:
    database = await connect(str(settings.database_url), composing_max=1, hot_max=1, operation_seconds_max=60)
    keys = master_keys_of(settings)
    try:
        yield MasterKeyRotation(keys, Keyring(database))
    finally:
        await keys.close()
        await database.close()

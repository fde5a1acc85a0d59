"""`croupier keys index-players` at the terminal."""

import asyncio
from collections.abc import Callable

from rich.console import Console

from adapters.postgres.database import connect
from adapters.postgres.players.search_backfill import SearchKeyBackfill
from adapters.vault.keyring import Keyring
from adapters.vault.master_keys import KeysUnusable
from adapters.vault.vault import Vault
from server.errors import OperatorError
from server.processes.backend_servers import with_servers
from server.security.vault import master_keys_of
from server.settings import Settings


def index_players(settings: Settings) -> None:
    """Make what players are found by, for those who have none yet.

    Raises:
        OperatorError: the master keys cannot be used.
    """
    with with_servers(settings, valkey=False) as running, Console(stderr=True).status("looking") as status:
        try:
            done = asyncio.run(_fill(running, lambda done: status.update(f"{done:,} players done")))
        except KeysUnusable as unusable:
            raise OperatorError(unusable.reason) from None
    Console().print(f"{done:,} players are found by number and name now who were not before.")


async def _fill(settings: Settings, progress: Callable[[int], None]) -> int:
    database = await connect(str(settings.database_url), composing_max=1, hot_max=1, operation_seconds_max=60)
    keys = master_keys_of(settings)
    try:
        return await SearchKeyBackfill(database, Vault(keys, Keyring(database))).fill(progress)
    finally:
        await keys.close()
        await database.close()

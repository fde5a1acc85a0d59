"""What is made sure of before anything is served: refusals here end the command with one line."""

import asyncio

import asyncpg

from adapters.postgres.database import CONNECTION_LOST, connect
from adapters.vault.key_records import KeyRecords
from adapters.vault.keyring import Keyring
from domain.shared.clock import SystemClock
from server.security.installation_keys import InstallationKeys
from server.security.vault import vault_of
from server.settings import Settings


def require_installation(settings: Settings) -> None:
    """Make sure that the keys are those of this database, and make them where it is empty.

    A database that cannot be reached is no refusal: the process that needs it reports it.

    Raises:
        OperatorError: names what is wrong.
    """
    try:
        asyncio.run(_require_installation(settings))
    except (asyncpg.PostgresError, *CONNECTION_LOST):
        return


async def _require_installation(settings: Settings) -> None:
    database = await connect(str(settings.database_url), composing_max=1, hot_max=1)
    vault = vault_of(settings, database)
    try:
        records, keyring = KeyRecords(database), Keyring(database)
        keys = InstallationKeys(settings, records, keyring, vault, SystemClock(), settings.background)
        await keys.prepare()
    finally:
        await vault.close()
        await database.close()

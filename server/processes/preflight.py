"""What is made sure of before anything is served: refusals here end the command with one line."""

import asyncio

import asyncpg

from adapters.postgres.advisory_locks import LOCK_SETTINGS
from adapters.postgres.database import CONNECTION_LOST, connect, session_settings
from adapters.postgres.session_check import session_fault
from adapters.vault.key_records import KeyRecords
from adapters.vault.keyring import Keyring
from domain.shared.clock import SystemClock
from server.errors import OperatorError
from server.security.installation_keys import InstallationKeys
from server.security.vault import vault_of
from server.settings import Settings


def require_installation(settings: Settings) -> None:
    """Make sure that sessions are whole and the keys those of this database; make keys where it is empty.

    A database that cannot be reached is no refusal: the process that needs it reports it.

    Raises:
        OperatorError: names what is wrong.
    """
    try:
        asyncio.run(_require_installation(settings))
    except (asyncpg.PostgresError, *CONNECTION_LOST):
        return


async def _require_installation(settings: Settings) -> None:
    url = str(settings.database_url)
    expected = session_settings(settings.operation_seconds_max)
    if settings.background:  # its locks must end with the process
        expected["idle_session_timeout"] = LOCK_SETTINGS["idle_session_timeout"]
    if fault := await session_fault(url, expected):
        raise OperatorError(fault)
    database = await connect(url, composing_max=1, hot_max=1)
    vault = vault_of(settings, database)
    try:
        records, keyring = KeyRecords(database), Keyring(database)
        keys = InstallationKeys(settings, records, keyring, vault, SystemClock(), settings.background)
        await keys.prepare()
    finally:
        await vault.close()
        await database.close()

"""What is made sure of before anything is served: refusals here end the command with one line."""

import asyncio

import asyncpg

from adapters.postgres.access.serving import Serving, ServingRecords
from adapters.postgres.advisory_locks import LOCK_SETTINGS
from adapters.postgres.database import CONNECTION_LOST, connect, session_settings
from adapters.postgres.session_check import session_fault
from adapters.vault.key_records import KeyRecords
from adapters.vault.keyring import Keyring
from domain.shared.clock import SystemClock
from server.errors import OperatorError
from server.jurisdiction_packs import read_packs_of
from server.security.installation_keys import InstallationKeys
from server.security.tokens import audience_of
from server.security.vault import vault_of
from server.settings import Settings


def require_installation(settings: Settings, *, serves: bool = False) -> None:
    """Make sure that packs, sessions and keys are those of this database; make keys where it is empty.

    ``serves``: a server process starts; what it puts into tokens is recorded for `croupier token`.

    A database that cannot be reached is no refusal: the process that needs it reports it.

    Raises:
        OperatorError: names what is wrong.
    """
    read_packs_of(settings.jurisdictions_dir)
    try:
        asyncio.run(_require_installation(settings, serves=serves))
    except (asyncpg.PostgresError, *CONNECTION_LOST):
        return


async def _require_installation(settings: Settings, *, serves: bool) -> None:
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
        if serves:
            serving = Serving(settings.issuer, audience_of(settings), settings.base_url)
            await ServingRecords(database).record(serving)
    finally:
        await vault.close()
        await database.close()

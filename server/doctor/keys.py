"""Examines the keys: whether they are there, and those of the database."""

import asyncpg

from adapters.postgres.database import Database, connect
from adapters.vault.key_records import KeyRecords
from adapters.vault.keyring import Keyring
from adapters.vault.master_keys import KeysUnusable, WrongKeys
from domain.shared.clock import SystemClock
from server.doctor.findings import Finding, bad, doubtful, good
from server.errors import OperatorError
from server.security.installation_keys import InstallationKeys
from server.security.vault import vault_of
from server.settings import Settings

SUBJECT = "Keys"
PUT_BACK = "put back the keys that belong to this database; see docs/operating.md, Keys of another database"


async def keys(settings: Settings, url: str) -> Finding:
    """Whether the keys that the settings name are those of the database at `url`; records nothing."""
    database = await connect(url, composing_max=1, hot_max=1, read_only=True)
    try:
        return await _examined(settings, database)
    finally:
        await database.close()


async def _examined(settings: Settings, database: Database) -> Finding:
    records, vault = KeyRecords(database), vault_of(settings, database)
    try:
        in_use = await records.in_use()
        keys = InstallationKeys(
            settings, records, Keyring(database), vault, SystemClock(), settings.background
        )
        if await keys.missing(in_use=in_use):
            return good(SUBJECT, "not made yet: the next start does")
        await keys.check(in_use=in_use)
    except asyncpg.ReadOnlySQLTransactionError:
        return good(SUBJECT, "not recorded in the database yet: the next start does")
    except WrongKeys as wrong:
        return bad(SUBJECT, wrong.reason, PUT_BACK)
    except KeysUnusable as unusable:
        return doubtful(SUBJECT, unusable.reason, "until then personal data cannot be read or written")
    except OperatorError as refused:
        return bad(SUBJECT, str(refused), PUT_BACK)
    finally:
        await vault.close()
    return good(SUBJECT, "those of this database")

"""The keys of subjects, in the transaction that stores data about them."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import driver_connection
from adapters.vault.cipher import Cipher, Purpose, SubjectKey
from adapters.vault.keyring import ADD_KEYS, DESTROY, FIND_KEYS
from adapters.vault.master_keys import KeysUnusable
from adapters.vault.vault import Vault


async def subject_cipher(connection: Any, vault: Vault, subject_id: UUID, purpose: Purpose) -> Cipher:
    """The subject's cipher for a purpose; its key is made on first use.

    ``connection`` is SQLAlchemy's of an open transaction, or a connection or pool of asyncpg. After
    ``destroy`` the cipher is ``gone``: it opens everything as None and seals nothing.

    Raises:
        KeysUnusable: the master keys are out of reach; nothing was kept.
    """
    driver = await _driver(connection)
    for _ in range(2):
        if kept := await driver.fetchrow(FIND_KEYS, [subject_id], purpose):
            return await vault.cipher(SubjectKey(**kept))
        made = await vault.new_keys(subject_id, purpose)
        if await _insert_keys(driver, made):
            return await vault.cipher(made[0])
    raise _version_retired()


async def add_subject_keys(connection: Any, keys: Sequence[SubjectKey]) -> None:
    """Keep keys that ``Vault.fresh`` made for subjects that are new themselves.

    Raises:
        KeysUnusable: their version of the master key was retired meanwhile.
    """
    if await _insert_keys(await _driver(connection), keys) != len(keys):
        raise _version_retired()


async def destroy_subject_key(connection: Any, subject_id: UUID, purpose: Purpose) -> None:
    """Make everything sealed for this subject and purpose unreadable, from the commit on and for good.

    In every process at once, since no reader opens anything without the wrapped key read in the same
    moment; what another process holds unwrapped leads nowhere and is forgotten within a minute. Readers
    answer null. A subject without such a key is never given one.
    """
    await (await _driver(connection)).execute(DESTROY, subject_id, purpose)


async def _insert_keys(driver: Any, keys: Iterable[SubjectKey]) -> int:
    rows = [(key.kek, key.subject_id, key.purpose, key.wrapped) for key in keys]
    (version, *_), *columns = (list(column) for column in zip(*rows, strict=True))
    return len(await driver.fetch(ADD_KEYS, version, *columns))


async def _driver(connection: Any) -> Any:
    return await driver_connection(connection) if isinstance(connection, AsyncConnection) else connection


def _version_retired() -> KeysUnusable:
    return KeysUnusable("the version of the master key was retired while it was in use")

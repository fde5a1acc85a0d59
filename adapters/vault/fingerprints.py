"""Whether the keys at hand are those of this database, by what was recorded when they were first used."""

import hmac
from hashlib import sha256
from typing import Final

from adapters.vault.keyring import Keyring
from adapters.vault.master_keys import MasterKeys, WrongKeys

CHECK_VALUE: Final = sha256(b"croupier check value of master keys, 1").digest()
"""What each version of the master key wraps to be recognised by; no secret."""

_INDEX_PURPOSE: Final = b"croupier fingerprint of the index key, 1"


async def prove_master_key(keys: MasterKeys, keyring: Keyring, version: int) -> None:
    """Make sure that this version is the one of this database.

    A version without a fingerprint is given one if it opens what it is said to have wrapped: it is new, or
    this database has no fingerprints yet.

    Raises:
        WrongKeys: it is another one by the same number.
    """
    recorded = await keyring.fingerprint("master", str(version))
    if recorded is None:
        await keys.unwrap(version, await keyring.wrapped_by(version))
        (wrapped,) = await keys.wrap(version, [CHECK_VALUE])
        recorded = await keyring.add_fingerprint("master", str(version), wrapped)
    if await keys.unwrap(version, [recorded]) != [CHECK_VALUE]:
        raise WrongKeys(f"version {version} of the master key is not the one of this database")


async def register_master_key(keys: MasterKeys, keyring: Keyring, version: int) -> None:
    """Let keys be wrapped by this version, once it has proved to be the one of this database.

    Raises:
        WrongKeys: it has not.
    """
    await prove_master_key(keys, keyring, version)
    await keyring.register_version(version)


async def check_index_key(keyring: Keyring, key: bytes) -> None:
    """Make sure that this is the key of the blind indexes in this database; the first one is recorded.

    Raises:
        WrongKeys: it is not.
    """
    value = hmac.digest(key, _INDEX_PURPOSE, sha256)
    recorded = await keyring.fingerprint("index", "1") or await keyring.add_fingerprint("index", "1", value)
    if recorded != value:
        raise WrongKeys(
            "the key of blind indexes is not the one of this database: restore the schema keyring"
        )

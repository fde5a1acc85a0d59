"""Which keys of a backup have to be written, because they are not here; refuses other keys."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from adapters.vault.master_keys import MasterKeys
from server.backup.backup_file import BackupReader
from server.backup.key_files import (
    MASTER,
    KeySet,
    collect_keys,
    keys_fault,
    master_keys_fault,
    parse_key_set,
    paths_of,
    uses_key_file,
)
from server.backup.manifest import KEYS, SEALED_KEYS, BackupRefused, Manifest
from server.backup.passphrase import open_sealed
from server.security.vault import master_keys_of
from server.settings import Settings


def missing_keys(
    settings: Settings, backup: BackupReader, passphrase: Callable[[], str | None]
) -> dict[Path, bytes]:
    """The files of keys to write: none where the right ones are here already.

    Raises:
        BackupRefused: keys that are here, or those in the backup, are not those its database was sealed with.
    """
    manifest, here = backup.manifest, collect_keys(settings)
    fault = keys_fault(here, manifest.fingerprints) or _master_fault(settings, here, manifest)
    if fault is None:
        return {}
    if not manifest.has_keys:
        raise BackupRefused(
            f"this backup has no keys, and of those here {fault}: put the right ones in place"
        )
    kept = _opened(backup, passphrase)
    if wrong := keys_fault(kept, manifest.fingerprints) or _kept_master_fault(kept, manifest):
        raise BackupRefused(
            f"the keys in this backup are not those of its database ({wrong}): take another one"
        )
    missing = _missing_files(settings, here, kept)
    together = KeySet({**kept.files, **here.files})
    if wrong := keys_fault(together, manifest.fingerprints) or _master_fault(settings, together, manifest):
        raise BackupRefused(
            f"the keys here are not those of the backup ({wrong}): put the right ones in place"
        )
    return missing


def _missing_files(settings: Settings, here: KeySet, kept: KeySet) -> dict[Path, bytes]:
    missing = {}
    places = paths_of(settings, (name for name in kept.files if "/" in name))
    for name, content in kept.files.items():
        if name == MASTER and not uses_key_file(settings):
            continue
        if name not in here.files:
            missing[places[name]] = content
        elif name != MASTER and here.files[name] != content:
            raise BackupRefused(
                f"{places[name]} is another key than the one in the backup: move it away, or name another "
                "CROUPIER_DATA_DIR"
            )
    return missing


def _opened(backup: BackupReader, passphrase: Callable[[], str | None]) -> KeySet:
    if not backup.manifest.keys_sealed:
        return parse_key_set(backup.read(KEYS))
    given = passphrase()
    if given is None:
        raise BackupRefused("the keys in this backup are encrypted: give --passphrase-file")
    return parse_key_set(open_sealed(backup.read(SEALED_KEYS), given, backup.manifest.id))


def _master_fault(settings: Settings, keys: KeySet, manifest: Manifest) -> str | None:
    """By the keys that the settings name: those of a file may still have to be written."""
    source = keys.master_keys() if uses_key_file(settings) else master_keys_of(settings)
    return "the master keys are missing" if source is None else _fault_of(source, manifest)


def _kept_master_fault(keys: KeySet, manifest: Manifest) -> str | None:
    source = keys.master_keys()
    return None if source is None else _fault_of(source, manifest)


def _fault_of(source: MasterKeys, manifest: Manifest) -> str | None:
    async def compared() -> str | None:
        try:
            return await master_keys_fault(source, manifest.fingerprints, manifest.master_versions)
        finally:
            await source.close()

    return asyncio.run(compared())

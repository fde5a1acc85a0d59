"""The keys in a backup: collected from their files, compared with the fingerprints, put back into place."""

import base64
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import orjson
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from adapters.vault.fingerprints import CHECK_VALUE
from adapters.vault.key_environment import EnvironmentKeys, parse_keys
from adapters.vault.key_file import KeyFile
from adapters.vault.master_keys import KeysUnusable, MasterKeys, WrongKeys
from server.backup.manifest import BackupRefused, Fingerprint
from server.security.key_rotation import FIRST_KEY_START, KeyFiles
from server.security.pepper import pepper_from
from server.security.vault import master_keys_of
from server.settings import Settings

FIRST: Final = "signing-key.pem"
LATER: Final = "signing-keys/"
AUDIT: Final = "audit-key.pem"
MASTER: Final = "master-keys.json"


@dataclass(frozen=True, slots=True)
class KeySet:
    """Files of keys by their names in a data directory; without master keys where a key service has them."""

    files: Mapping[str, bytes]

    def as_json(self) -> bytes:
        """As one part of a backup."""
        return orjson.dumps({name: base64.b64encode(held).decode() for name, held in self.files.items()})

    def master_keys(self) -> MasterKeys | None:
        """The master keys in the set.

        Raises:
            BackupRefused: they are damaged.
        """
        if MASTER not in self.files:
            return None
        try:
            said = orjson.loads(self.files[MASTER])
            keys = {int(version): base64.b64decode(key) for version, key in said["keys"].items()}
            return EnvironmentKeys(keys, int(said["current"]))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise BackupRefused(f"{MASTER} is not a file of master keys: put the right one back") from None


def parse_key_set(text: bytes) -> KeySet:
    """The part of a backup.

    Raises:
        BackupRefused: it is none, or names a file that is no key.
    """
    try:
        held = {str(name): base64.b64decode(key) for name, key in orjson.loads(text).items()}
    except (ValueError, TypeError, AttributeError):
        raise BackupRefused("the keys in this backup cannot be read: take another one") from None
    for name in held:
        later = name.removeprefix(LATER).removesuffix(".pem")
        if name not in {FIRST, AUDIT, MASTER} and not (name == f"{LATER}{later}.pem" and later.isdecimal()):
            raise BackupRefused(f"this backup has a key of the unknown name {name!r}: take another one")
    return KeySet(held)


def collect_keys(settings: Settings) -> KeySet:
    """The keys that are here now; master keys of the environment as the file they would be in."""
    files = {}
    for name, path in paths_of(settings, _later_names(settings)).items():
        if path.exists():
            files[name] = path.read_bytes()
    if settings.kms_url:
        files.pop(MASTER, None)
    elif settings.master_keys:
        files[MASTER] = _as_file(parse_keys(settings.master_keys), settings.master_key_current)
    return KeySet(files)


def paths_of(settings: Settings, later: Iterable[str] = ()) -> dict[str, Path]:
    """Where each file of keys belongs."""
    directory = KeyFiles.of(settings).later_directory
    return {
        FIRST: settings.signing_key,
        AUDIT: settings.audit_key,
        MASTER: settings.master_key_file,
        **{name: directory / name.removeprefix(LATER) for name in later},
    }


def keys_fault(keys: KeySet, fingerprints: Iterable[Fingerprint]) -> str | None:
    """What is wrong with the keys in files, except for master keys; None where they are those recognised."""
    recorded = {(each.kind, each.name): each for each in fingerprints}
    thumbprints = {name: _thumbprint(held) for name, held in keys.files.items() if name != MASTER}
    first = recorded.get(("signing", thumbprints.get(FIRST, "")))
    if first is None or first.signs_from != FIRST_KEY_START:
        return f"{FIRST} is missing or another key"
    pepper = recorded.get(("pepper", "1"))
    if pepper and pepper.value != sha256(pepper_from(ECKey.import_key(keys.files[FIRST]))).digest():
        return f"{FIRST} is another key"
    newest = max(
        (each for each in recorded.values() if each.kind == "signing"),
        key=lambda each: each.signs_from or FIRST_KEY_START,
    )
    if newest.name not in thumbprints.values():
        return f"the signing key {newest.name}, the newest, is missing"
    audit = recorded.get(("audit", "1"))
    if audit and audit.value.decode() != thumbprints.get(AUDIT):
        return f"{AUDIT} is missing or another key"
    return None


async def master_keys_fault(
    keys: MasterKeys, fingerprints: Iterable[Fingerprint], versions: Iterable[int]
) -> str | None:
    """What is wrong with these versions of the master key; None where they are those recognised.

    A key service that cannot be reached is no fault: the next start compares.
    """
    recorded = {int(each.name): each.value for each in fingerprints if each.kind == "master"}
    try:
        for version in versions:
            if await keys.unwrap(version, [recorded[version]]) != [CHECK_VALUE]:
                return f"version {version} of the master key is another one"
    except KeyError as unrecorded:
        return f"version {unrecorded} of the master key has no fingerprint"
    except WrongKeys as wrong:
        return wrong.reason
    except KeysUnusable:
        return None
    return None


def uses_key_file(settings: Settings) -> bool:
    """Whether master keys are read from a file here, and not from the environment or a key service."""
    return isinstance(master_keys_of(settings), KeyFile)


def write_key(path: Path, content: bytes) -> None:
    """Put a file of keys in its place, readable by us alone."""
    path.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
    ours = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(ours, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(ours)
    finally:
        ours.unlink()


def _later_names(settings: Settings) -> list[str]:
    directory = KeyFiles.of(settings).later_directory
    return [f"{LATER}{path.name}" for path in sorted(directory.glob("*.pem"))] if directory.is_dir() else []


def _as_file(keys: Mapping[int, bytes], current: int | None) -> bytes:
    encoded = {str(version): base64.b64encode(key).decode() for version, key in keys.items()}
    return orjson.dumps({"current": current or max(keys), "keys": encoded}, option=orjson.OPT_INDENT_2)


def _thumbprint(pem: bytes) -> str:
    try:
        return ECKey.import_key(pem).thumbprint()
    except (JoseError, ValueError):
        return ""

"""What a backup says about itself: when it was taken, from what, fingerprints of keys, checksums of parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from server.errors import OperatorError

FORMAT: Final = 1
"""Rises when an older Croupier can no longer restore what a newer one writes."""

DUMP: Final = "database.dump"
KEYS: Final = "keys.json"
SEALED_KEYS: Final = "keys.sealed.json"
HEADS: Final = "audit-heads/"
MANIFEST: Final = "manifest.json"


class BackupRefused(OperatorError):
    """The backup cannot be taken or restored; the line says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A row of ``keyring.fingerprint``: what one key is recognised by."""

    kind: str
    name: str
    value: bytes
    signs_from: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """As the manifest holds it."""
        since = self.signs_from.isoformat() if self.signs_from else None
        return {"kind": self.kind, "name": self.name, "value": self.value.hex(), "signsFrom": since}


@dataclass(frozen=True, slots=True)
class Part:
    """The size and the SHA-256 of one part of the file."""

    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything is as of one moment, ``taken_at``, except for keys that were added while it was taken."""

    id: str
    taken_at: datetime
    croupier: str
    """The version that took it."""
    revision: str
    """The newest revision in the database."""
    postgres: int
    """The major version of the server."""
    master_versions: tuple[int, ...]
    """The versions of the master key that are not retired: a restore needs each."""
    fingerprints: tuple[Fingerprint, ...]
    parts: Mapping[str, Part]

    @property
    def has_keys(self) -> bool:
        """Whether the keys are in it, encrypted or not."""
        return KEYS in self.parts or self.keys_sealed

    @property
    def keys_sealed(self) -> bool:
        """Whether its keys are encrypted by a passphrase."""
        return SEALED_KEYS in self.parts

    @property
    def heads(self) -> list[str]:
        """The names of the files of signed heads, oldest first."""
        return sorted(name for name in self.parts if name.startswith(HEADS))

    def as_json(self) -> bytes:
        """The manifest as it is written."""
        return orjson.dumps(
            {
                "format": FORMAT,
                "id": self.id,
                "takenAt": self.taken_at.isoformat(),
                "croupier": self.croupier,
                "revision": self.revision,
                "postgres": self.postgres,
                "masterVersions": self.master_versions,
                "fingerprints": [each.as_json() for each in self.fingerprints],
                "parts": {name: {"bytes": p.length, "sha256": p.sha256} for name, p in self.parts.items()},
            },
            option=orjson.OPT_INDENT_2,
        )


def parse_manifest(text: bytes, path: object) -> Manifest:
    """The manifest of the backup at ``path``.

    Raises:
        BackupRefused: it was written by a later version, or is none.
    """
    try:
        said = orjson.loads(text)
        if said["format"] > FORMAT:
            raise BackupRefused(
                f"{path} was taken by Croupier {said['croupier']}: restore it by that version"
            )
        return Manifest(
            str(said["id"]),
            datetime.fromisoformat(said["takenAt"]),
            str(said["croupier"]),
            str(said["revision"]),
            int(said["postgres"]),
            tuple(int(version) for version in said["masterVersions"]),
            tuple(_fingerprint(each) for each in said["fingerprints"]),
            {str(name): Part(int(p["bytes"]), str(p["sha256"])) for name, p in said["parts"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BackupRefused(f"{path} has no manifest that can be read: take another backup") from None


def _fingerprint(said: Mapping[str, Any]) -> Fingerprint:
    since = datetime.fromisoformat(said["signsFrom"]) if said["signsFrom"] else None
    return Fingerprint(str(said["kind"]), str(said["name"]), bytes.fromhex(said["value"]), since)
